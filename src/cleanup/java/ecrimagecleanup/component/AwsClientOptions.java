package ecrimagecleanup.component;

import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.Protocol;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * How a client reaches AWS: the options of the AWS components of Camel, and limits on the time of a
 * call. Without {@code overrideEndpoint} the SDK decides on the endpoint, which includes {@code
 * AWS_ENDPOINT_URL} and its per-service variants.
 */
@UriParams
public abstract class AwsClientOptions extends AwsCredentialOptions implements Cloneable {
  @UriParam(
      description =
          "Region of the client, such as eu-central-1. Without it the default chain of the SDK"
              + " decides.")
  private @Nullable String region;

  @UriParam(defaultValue = "false", description = "Call uriEndpointOverride instead of AWS.")
  private boolean overrideEndpoint;

  @UriParam(description = "URI of the endpoint to call, with overrideEndpoint.")
  private @Nullable String uriEndpointOverride;

  @UriParam(
      label = "proxy",
      enums = "HTTP,HTTPS",
      defaultValue = "HTTPS",
      description = "Protocol of the proxy.")
  private Protocol proxyProtocol = Protocol.HTTPS;

  @UriParam(label = "proxy", description = "Host of the proxy.")
  private @Nullable String proxyHost;

  @UriParam(label = "proxy", description = "Port of the proxy.")
  private @Nullable Integer proxyPort;

  @UriParam(
      label = "security",
      defaultValue = "false",
      description = "Trust every certificate; only for an endpoint of your own.")
  private boolean trustAllCertificates;

  @UriParam(
      label = "advanced",
      defaultValue = "60000",
      javaType = "java.time.Duration",
      description =
          "Time limit of a call with all its retries. Only for a client that the component creates.")
  private long apiCallTimeout = 60_000;

  @UriParam(
      label = "advanced",
      defaultValue = "20000",
      javaType = "java.time.Duration",
      description =
          "Time limit of one attempt of a call. Only for a client that the component creates.")
  private long apiCallAttemptTimeout = 20_000;

  private Optional<ExecutionInterceptor> watcher = Optional.empty();

  /** Whether a client was given, so that none is created. */
  protected abstract boolean hasClient();

  /**
   * Checks the options when an endpoint is made, so that a mistake shows at start.
   *
   * @param endpoint the endpoint, whose text has no secrets
   * @throws IllegalArgumentException if an option is missing or out of range
   */
  public void validate(Endpoint endpoint) {
    if (!hasClient() && !hasCredentials()) {
      throw new IllegalArgumentException(
          "%s has no credentials: set useDefaultCredentialsProvider=true, another credentials option, or a client."
              .formatted(endpoint));
    }
    if (apiCallAttemptTimeout <= 0 || apiCallTimeout < apiCallAttemptTimeout) {
      throw new IllegalArgumentException(
          "%s: apiCallAttemptTimeout (%d ms) has to be positive and no longer than apiCallTimeout (%d ms)."
              .formatted(endpoint, apiCallAttemptTimeout, apiCallTimeout));
    }
    if (overrideEndpoint && (uriEndpointOverride == null || uriEndpointOverride.isBlank())) {
      throw new IllegalArgumentException(
          "%s: overrideEndpoint needs uriEndpointOverride.".formatted(endpoint));
    }
  }

  /** Sets what watches the calls of every client that is created from now on. */
  void watchBy(Optional<ExecutionInterceptor> interceptor) {
    watcher = interceptor;
  }

  /** What watches the calls of a client that is created now. */
  Optional<ExecutionInterceptor> watcher() {
    return watcher;
  }

  /** A copy, so that the options of an endpoint do not change those of its component. */
  public AwsClientOptions copy() {
    try {
      return (AwsClientOptions) clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The options cannot be copied.", e);
    }
  }

  @Override
  public @Nullable String getRegion() {
    return region;
  }

  public void setRegion(@Nullable String region) {
    this.region = region;
  }

  @Override
  public boolean isOverrideEndpoint() {
    return overrideEndpoint;
  }

  public void setOverrideEndpoint(boolean overrideEndpoint) {
    this.overrideEndpoint = overrideEndpoint;
  }

  @Override
  public @Nullable String getUriEndpointOverride() {
    return uriEndpointOverride;
  }

  public void setUriEndpointOverride(@Nullable String uriEndpointOverride) {
    this.uriEndpointOverride = uriEndpointOverride;
  }

  @Override
  public Protocol getProxyProtocol() {
    return proxyProtocol;
  }

  public void setProxyProtocol(Protocol proxyProtocol) {
    this.proxyProtocol = proxyProtocol;
  }

  @Override
  public @Nullable String getProxyHost() {
    return proxyHost;
  }

  public void setProxyHost(@Nullable String proxyHost) {
    this.proxyHost = proxyHost;
  }

  @Override
  public @Nullable Integer getProxyPort() {
    return proxyPort;
  }

  public void setProxyPort(@Nullable Integer proxyPort) {
    this.proxyPort = proxyPort;
  }

  @Override
  public boolean isTrustAllCertificates() {
    return trustAllCertificates;
  }

  public void setTrustAllCertificates(boolean trustAllCertificates) {
    this.trustAllCertificates = trustAllCertificates;
  }

  public long getApiCallTimeout() {
    return apiCallTimeout;
  }

  public void setApiCallTimeout(long apiCallTimeout) {
    this.apiCallTimeout = apiCallTimeout;
  }

  public long getApiCallAttemptTimeout() {
    return apiCallAttemptTimeout;
  }

  public void setApiCallAttemptTimeout(long apiCallAttemptTimeout) {
    this.apiCallAttemptTimeout = apiCallAttemptTimeout;
  }
}
