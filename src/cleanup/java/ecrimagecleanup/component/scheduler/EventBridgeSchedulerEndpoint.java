package ecrimagecleanup.component.scheduler;

import ecrimagecleanup.component.AwsClients;
import ecrimagecleanup.component.AwsEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** Create, list and delete one-time schedules of Amazon EventBridge Scheduler. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "eventbridge-scheduler",
    title = "Amazon EventBridge Scheduler",
    syntax = "eventbridge-scheduler:label",
    producerOnly = true,
    category = {Category.CLOUD, Category.SCHEDULING},
    headersClass = EventBridgeSchedulerConstants.class)
public class EventBridgeSchedulerEndpoint extends AwsEndpoint<SchedulerClient> {
  @UriParam private final EventBridgeSchedulerConfiguration configuration;

  public EventBridgeSchedulerEndpoint(
      String uri,
      EventBridgeSchedulerComponent component,
      EventBridgeSchedulerConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public EventBridgeSchedulerConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public EventBridgeSchedulerOperation operation() {
    return configuration.requiredOperation(this);
  }

  @Override
  public Producer createProducer() {
    return new EventBridgeSchedulerProducer(this);
  }

  @Override
  protected AwsClients<SchedulerClient> newClients() {
    return AwsClients.of(
        configuration.getSchedulerClient(), configuration, SchedulerClient::builder);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // So that a missing region or profile shows at start.
    clients().client();
  }

  @Override
  protected void probe() {
    clients()
        .client()
        .listSchedules(request -> request.groupName(configuration.getGroupName()).maxResults(1));
  }

  @Override
  public String getServiceProtocol() {
    return "eventbridge-scheduler";
  }
}
