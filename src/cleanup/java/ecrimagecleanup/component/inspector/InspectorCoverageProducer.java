package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Form;
import ecrimagecleanup.evidence.inspector.InspectorUse;
import ecrimagecleanup.image.Repository;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.inspector2.Inspector2Client;

/**
 * Does one {@link InspectorCoverageOperation} and puts its result into the body. Exceptions of AWS
 * stay as they are.
 */
final class InspectorCoverageProducer extends AwsProducer {
  private static final Form<String> ACCOUNT =
      new Form<>(String.class, "the 12 digits of an account", InspectorCoverageProducer::account);

  private final InspectorCoverageEndpoint endpoint;
  private final InspectorCoverageOperation operation;

  InspectorCoverageProducer(InspectorCoverageEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
  }

  private static String account(String text) {
    if (!text.matches("[0-9]{12}")) {
      throw new IllegalArgumentException("It is no account.");
    }
    return text;
  }

  @Override
  public void process(Exchange exchange) {
    switch (operation) {
      case describeUse -> describeUse(exchange);
      case countFindings -> {
        Repository repository = repository(exchange);
        exchange.getMessage().setBody(new FindingReader(client(repository), repository).read());
      }
      case describeAccounts ->
          exchange
              .getMessage()
              .setBody(
                  new AccountReader(endpoint.clients().client())
                      .accounts(input(exchange).bodies(ACCOUNT)));
      case describeRescans ->
          exchange.getMessage().setBody(new AccountReader(endpoint.clients().client()).durations());
    }
  }

  private Repository repository(Exchange exchange) {
    return input(exchange).header(InspectorCoverageConstants.REPOSITORY, Form.REPOSITORY);
  }

  private Inspector2Client client(Repository repository) {
    return endpoint.clients().client(repository.registry().region());
  }

  private void describeUse(Exchange exchange) {
    Repository repository = repository(exchange);
    InspectorUse use = new CoverageReader(client(repository), repository).read();
    exchange.getMessage().setBody(use);
    exchange
        .getMessage()
        .setHeader(InspectorCoverageConstants.BLIND_SPOTS, use.blindSpots().size());
  }
}
