package ecrimagecleanup.component.lambda;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.evidence.lambda.LambdaUse;
import org.apache.camel.Exchange;

/** Does one {@link LambdaUsageOperation} and puts its result into the body. */
final class LambdaUsageProducer extends AwsProducer {
  private final LambdaUsageEndpoint endpoint;
  private final LambdaUsageOperation operation;

  LambdaUsageProducer(LambdaUsageEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
  }

  @Override
  public void process(Exchange exchange) {
    switch (operation) {
      case describeUsage -> {
        LambdaUse use = endpoint.reader().read(endpoint.workloads());
        exchange.getMessage().setBody(use);
        exchange.getMessage().setHeader(LambdaUsageConstants.BLIND_SPOTS, use.doubts().size());
      }
    }
  }
}
