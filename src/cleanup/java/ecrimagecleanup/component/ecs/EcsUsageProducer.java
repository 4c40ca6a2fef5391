package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Form;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.evidence.ecs.LiveUse;
import org.apache.camel.Exchange;

/** Does one {@link EcsUsageOperation} and puts its result into the body. */
final class EcsUsageProducer extends AwsProducer {
  private static final Form<Family> FAMILY =
      new Form<>(Family.class, "ACCOUNT/REGION/FAMILY", Family::parse);
  private static final Form<TaskDefinitionArn> REVISION =
      new Form<>(TaskDefinitionArn.class, "the ARN of a task definition", EcsUsageProducer::arn);

  private final EcsUsageEndpoint endpoint;
  private final EcsUsageOperation operation;

  EcsUsageProducer(EcsUsageEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
  }

  private static TaskDefinitionArn arn(String text) {
    return TaskDefinitionArn.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("It is no ARN."));
  }

  @Override
  public void process(Exchange exchange) {
    switch (operation) {
      case describeUsage -> {
        KnownRevisions known =
            exchange.getMessage().getBody() instanceof KnownRevisions revisions
                ? revisions
                : KnownRevisions.NONE;
        LiveUse use =
            new UsageReader(endpoint.ecsClients(), endpoint.howToRead(), endpoint.sideBySide())
                .read(
                    endpoint.workloads(),
                    known,
                    input(exchange)
                        .optionalHeader(EcsUsageConstants.BRIEFLY, Boolean.class)
                        .filter(briefly -> briefly)
                        .map(briefly -> known)
                        .orElse(KnownRevisions.NONE));
        exchange.getMessage().setBody(use);
        exchange.getMessage().setHeader(EcsUsageConstants.BLIND_SPOTS, use.doubts().size());
      }
      case describeRevisions ->
          exchange
              .getMessage()
              .setBody(
                  new RevisionStatusReader(
                          endpoint.ecsClients(), endpoint.workloads(), endpoint.howToRead())
                      .read(new RevisionGroups(input(exchange)).read()));
      case countRevisions ->
          exchange.getMessage().setBody(questions().count(input(exchange).bodies(FAMILY)));
      case listNewestRevisions ->
          exchange
              .getMessage()
              .setBody(
                  new NewestRevisionsReader(questions(), endpoint.getConfiguration().getNewest())
                      .read(input(exchange).bodies(FAMILY)));
      case describeRegistrations ->
          exchange
              .getMessage()
              .setBody(questions().registrations(input(exchange).bodies(REVISION)));
      case describeStarters ->
          exchange
              .getMessage()
              .setBody(new StartersReader(endpoint.starterClients()).read(endpoint.workloads()));
    }
  }

  private WorkloadQuestions questions() {
    return new WorkloadQuestions(endpoint.ecsClients(), endpoint.workloads());
  }
}
