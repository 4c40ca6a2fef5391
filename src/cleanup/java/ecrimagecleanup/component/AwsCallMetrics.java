package ecrimagecleanup.component;

import ecrimagecleanup.metric.Meters;
import ecrimagecleanup.metric.Metric;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
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
  private static final int SERVER_ERRORS = 500;

  /** Present once a first attempt was made. */
  private static final ExecutionAttribute<Boolean> ATTEMPTED =
      new ExecutionAttribute<>("ecr-image-cleanup.attempted");

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (attributes.getOptionalAttribute(ATTEMPTED).isPresent()) {
      count(attributes, "retried");
    }
    attributes.putAttribute(ATTEMPTED, true);
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

  private void count(ExecutionAttributes attributes, String outcome) {
    meters
        .counter(
            Metric.AWS_CALLS,
            attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT),
            attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
            outcome)
        .increment();
  }
}
