package ecrimagecleanup.component;

import org.apache.camel.component.aws.common.AwsCommonConfiguration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** With which credentials a client calls AWS; the options of the AWS components of Camel. */
@UriParams
public abstract class AwsCredentialOptions implements AwsCommonConfiguration {
  @UriParam(label = "security", secret = true, description = "Access key of static credentials.")
  private @Nullable String accessKey;

  @UriParam(label = "security", secret = true, description = "Secret key of static credentials.")
  private @Nullable String secretKey;

  @UriParam(
      label = "security",
      secret = true,
      description = "Session token of temporary credentials, with useSessionCredentials.")
  private @Nullable String sessionToken;

  @UriParam(
      label = "security",
      defaultValue = "false",
      description =
          "Take the credentials from the default chain: system properties, environment, web identity,"
              + " profile, container or instance.")
  private boolean useDefaultCredentialsProvider;

  @UriParam(
      label = "security",
      defaultValue = "false",
      description = "Take the credentials from a profile of the AWS configuration files.")
  private boolean useProfileCredentialsProvider;

  @UriParam(
      label = "security",
      defaultValue = "false",
      description = "Use accessKey, secretKey and sessionToken as temporary credentials.")
  private boolean useSessionCredentials;

  @UriParam(
      label = "security",
      description = "Name of the profile, with useProfileCredentialsProvider.")
  private @Nullable String profileCredentialsName;

  /** Whether any option says where credentials come from. */
  protected boolean hasCredentials() {
    return useDefaultCredentialsProvider
        || useProfileCredentialsProvider
        || useSessionCredentials
        || (accessKey != null && secretKey != null);
  }

  @Override
  public @Nullable String getAccessKey() {
    return accessKey;
  }

  public void setAccessKey(@Nullable String accessKey) {
    this.accessKey = accessKey;
  }

  @Override
  public @Nullable String getSecretKey() {
    return secretKey;
  }

  public void setSecretKey(@Nullable String secretKey) {
    this.secretKey = secretKey;
  }

  @Override
  public @Nullable String getSessionToken() {
    return sessionToken;
  }

  public void setSessionToken(@Nullable String sessionToken) {
    this.sessionToken = sessionToken;
  }

  @Override
  public boolean isUseDefaultCredentialsProvider() {
    return useDefaultCredentialsProvider;
  }

  public void setUseDefaultCredentialsProvider(boolean useDefaultCredentialsProvider) {
    this.useDefaultCredentialsProvider = useDefaultCredentialsProvider;
  }

  @Override
  public boolean isUseProfileCredentialsProvider() {
    return useProfileCredentialsProvider;
  }

  public void setUseProfileCredentialsProvider(boolean useProfileCredentialsProvider) {
    this.useProfileCredentialsProvider = useProfileCredentialsProvider;
  }

  @Override
  public boolean isUseSessionCredentials() {
    return useSessionCredentials;
  }

  public void setUseSessionCredentials(boolean useSessionCredentials) {
    this.useSessionCredentials = useSessionCredentials;
  }

  @Override
  public @Nullable String getProfileCredentialsName() {
    return profileCredentialsName;
  }

  public void setProfileCredentialsName(@Nullable String profileCredentialsName) {
    this.profileCredentialsName = profileCredentialsName;
  }
}
