package ecrimagecleanup.component.rehearsal;

import ecrimagecleanup.component.AwsProducer;
import ecrimagecleanup.component.Form;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Does one {@link CleanupRehearsalOperation} and puts its result into the body. Exceptions of AWS
 * stay as they are.
 */
final class CleanupRehearsalProducer extends AwsProducer {
  private final CleanupRehearsalEndpoint endpoint;
  private final CleanupRehearsalOperation operation;

  CleanupRehearsalProducer(CleanupRehearsalEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.operation = endpoint.getConfiguration().requiredOperation(endpoint);
  }

  @Override
  public void process(Exchange exchange) {
    Input input = input(exchange);
    Object result =
        switch (operation) {
          case describeCopies -> repository(input).copies();
          case createRepository -> repository(input).create();
          case pushImage -> push(input);
          case removeImage -> repository(input).remove(text(input), tags(input));
          case archiveImage -> repository(input).archive(text(input));
          case deleteRepository -> repository(input).delete();
          case registerRevision -> family(input).register(elements(text(input)));
          case describeRevision -> family(input).describe(text(input));
          case tagRevision -> family(input).tag(text(input));
          case deregisterRevision -> family(input).deregister(text(input));
          case deleteRevisions -> family(input).deleteAll();
          case runTask -> tasks(input).run(text(input));
          case describeTasks -> tasks(input).digests();
          case stopTasks -> tasks(input).stop();
          case createService -> tasks(input).createService(text(input));
          case describeService -> tasks(input).serviceRevisions();
          case deleteService -> tasks(input).deleteService();
          case describeAgent -> new RehearsalAgents(ecs(input)).find();
          case createSchedule ->
              schedule(input)
                  .create(
                      input.header(CleanupRehearsalConstants.SCHEDULER_ROLE, String.class),
                      text(input));
          case deleteSchedule -> schedule(input).delete();
        };
    exchange.getMessage().setBody(result);
  }

  private String push(Input input) {
    List<String> children =
        input
            .optionalHeader(CleanupRehearsalConstants.CHILDREN, List.class)
            .map(CleanupRehearsalProducer::texts)
            .orElse(List.of());
    return repository(input).push(TinyImage.of(text(input), children), tags(input));
  }

  private static List<String> texts(List<?> elements) {
    return elements.stream().<String>map(String.class::cast).toList();
  }

  private RehearsalRepository repository(Input input) {
    Repository repository = input.header(CleanupRehearsalConstants.REPOSITORY, Form.REPOSITORY);
    return new RehearsalRepository(
        endpoint.ecr(role(input), repository.registry().region()), repository);
  }

  private RehearsalFamily family(Input input) {
    return new RehearsalFamily(ecs(input), place(input), name(input));
  }

  private RehearsalTasks tasks(Input input) {
    return new RehearsalTasks(
        ecs(input), name(input), input.header(CleanupRehearsalConstants.CLUSTER, String.class));
  }

  private RehearsalSchedule schedule(Input input) {
    Repository repository = input.header(CleanupRehearsalConstants.REPOSITORY, Form.REPOSITORY);
    return new RehearsalSchedule(
        endpoint.scheduler(repository.registry().region()),
        repository.registry(),
        repository.name());
  }

  private EcsClient ecs(Input input) {
    return endpoint.ecs(role(input), place(input).region());
  }

  /** An account and a region, which have the grammar of a registry. */
  private static Registry place(Input input) {
    return Registry.parse(input.header(CleanupRehearsalConstants.WORKLOAD, String.class));
  }

  private static String name(Input input) {
    return input.header(CleanupRehearsalConstants.FAMILY, String.class);
  }

  private static String role(Input input) {
    return input.optionalHeader(CleanupRehearsalConstants.ROLE, String.class).orElse("");
  }

  private static String text(Input input) {
    return input.body(String.class);
  }

  private static List<String> tags(Input input) {
    return elements(input.optionalHeader(CleanupRehearsalConstants.TAGS, String.class).orElse(""));
  }

  private static List<String> elements(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }
}
