package ecrimagecleanup.component.sqs;

import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Look at the messages of dead-letter queues of Amazon SQS, and move them back. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "sqs-dead-letters",
    title = "Amazon SQS dead letters",
    syntax = "sqs-dead-letters:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.MESSAGING},
    headersClass = SqsDeadLettersConstants.class)
public class SqsDeadLettersEndpoint extends AwsEndpoint<SqsClient> {
  @UriParam private final SqsDeadLettersConfiguration configuration;

  public SqsDeadLettersEndpoint(
      String uri, SqsDeadLettersComponent component, SqsDeadLettersConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public SqsDeadLettersConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public Producer createProducer() {
    return new SqsDeadLettersProducer(this);
  }

  @Override
  protected AwsClients<SqsClient> newClients() {
    return AwsClients.of(configuration.getSqsClient(), configuration, SqsClient::builder);
  }

  @Override
  protected void probe() {
    clients().client().listQueues(request -> request.maxResults(1));
  }

  @Override
  public String getServiceProtocol() {
    return "sqs-dead-letters";
  }
}
