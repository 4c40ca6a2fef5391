package ecrimagecleanup.component.identity;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.doctor.PermissionQuestion;
import org.apache.camel.Exchange;

/**
 * Does one {@link IdentityOperation} and puts its result into the body. Exceptions of AWS stay as
 * they are.
 */
final class IdentityProducer extends AwsProducer {
  private final IdentityEndpoint endpoint;
  private final IdentityOperation operation;

  IdentityProducer(IdentityEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.getConfiguration().requiredOperation(endpoint.toString());
  }

  @Override
  public void process(Exchange exchange) {
    Input input = input(exchange);
    switch (operation) {
      case describeCaller ->
          exchange.getMessage().setBody(new CallerReader(endpoint.clients().client()).read());
      case describeRole ->
          exchange
              .getMessage()
              .setBody(new RoleReader(endpoint.iam()).read(input.body(String.class)));
      case simulate -> {
        PolicySimulation.Answer answer =
            new PolicySimulation(endpoint.iam()).ask(input.body(PermissionQuestion.class));
        exchange.getMessage().setBody(answer.refused());
        exchange.getMessage().setHeader(IdentityConstants.CALLS, answer.calls());
      }
    }
  }
}
