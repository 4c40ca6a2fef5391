package ecrimagecleanup.component.inspector;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Form;
import ecrimagecleanup.evidence.inspector.InspectorUse;
import ecrimagecleanup.image.Repository;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.inspector2.Inspector2Client;

/**
 * Does one {@link InspectorCoverageOperation} for the repository of the header and puts its result
 * into the body. Exceptions of AWS stay as they are.
 */
final class InspectorCoverageProducer extends AwsProducer {
  private final InspectorCoverageEndpoint endpoint;
  private final InspectorCoverageOperation operation;

  InspectorCoverageProducer(InspectorCoverageEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
  }

  @Override
  public void process(Exchange exchange) {
    Repository repository =
        input(exchange).header(InspectorCoverageConstants.REPOSITORY, Form.REPOSITORY);
    Inspector2Client client = endpoint.clients().client(repository.registry().region());
    switch (operation) {
      case describeUse -> {
        InspectorUse use = new CoverageReader(client, repository).read();
        exchange.getMessage().setBody(use);
        exchange
            .getMessage()
            .setHeader(InspectorCoverageConstants.BLIND_SPOTS, use.blindSpots().size());
      }
    }
  }
}
