package ecrimagecleanup.component;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Whether an endpoint can call its service: down, with what AWS says, if the probe fails. */
final class AwsHealthCheck extends AbstractHealthCheck {
  private final AwsEndpoint<?> endpoint;

  AwsHealthCheck(AwsEndpoint<?> endpoint) {
    super("camel", endpoint.getServiceProtocol() + "-producer-" + endpoint.getId());
    this.endpoint = endpoint;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    builder.detail(ENDPOINT_URI, endpoint.toString());
    try {
      endpoint.probe();
      builder.up();
    } catch (AwsServiceException e) {
      builder.message(e.getMessage()).error(e).down();
      builder.detail(SERVICE_STATUS_CODE, e.statusCode());
      if (e.awsErrorDetails() != null) {
        builder.detail(SERVICE_ERROR_CODE, e.awsErrorDetails().errorCode());
      }
    } catch (RuntimeException e) {
      builder.message(e.getMessage()).error(e).down();
    }
  }
}
