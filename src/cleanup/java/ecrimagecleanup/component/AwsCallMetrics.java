package ecrimagecleanup.component;

import ecrimagecleanup.metric.Meters;
import ecrimagecleanup.metric.Metric;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Counts each call of a client by its outcome, and each attempt after its first. Safe for use by
 * many threads.
 *
 * @param meters where it counts
 */
record AwsCallMetrics(Meters meters) implements ExecutionInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(AwsCallMetrics.class);
  private static final int SERVER_ERRORS = 500;

  /** The header in which the SDK numbers the attempts of a call, such as attempt=2; max=4. */
  private static final String ATTEMPT = "amz-sdk-request";

  private static final String FIRST = "attempt=1;";

  /** An attribute of an execution would not do: its name must be the only one in the whole JVM. */
  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (context
        .httpRequest()
        .firstMatchingHeader(ATTEMPT)
        .filter(attempt -> !attempt.startsWith(FIRST))
        .isPresent()) {
      count(attributes, "retried");
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    count(attributes, "ok");
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    count(attributes, outcome(context.exception()));
  }

  private static String outcome(Throwable failure) {
    if (!(failure instanceof AwsServiceException answer)) {
      return "error";
    }
    if (answer.isThrottlingException()) {
      return "throttled";
    }
    return answer.statusCode() < SERVER_ERRORS ? "refused" : "error";
  }

  /** What AWS has done stands, whether or not it can be counted. */
  private void count(ExecutionAttributes attributes, String outcome) {
    try {
      meters
          .counter(
              Metric.AWS_CALLS,
              attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT),
              attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
              outcome)
          .increment();
    } catch (RuntimeException e) {
      LOG.debug("A call of AWS is not counted.", e);
    }
  }
}
