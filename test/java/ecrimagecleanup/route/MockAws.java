package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.PendingSearch;
import ecrimagecleanup.component.Input;
import ecrimagecleanup.component.ecr.EcrImagesConstants;
import ecrimagecleanup.component.scheduler.EventBridgeSchedulerConstants;
import ecrimagecleanup.event.QueueBacklog;
import ecrimagecleanup.evidence.config.AggregatorQuery;
import ecrimagecleanup.evidence.config.AggregatorReading;
import ecrimagecleanup.evidence.config.AggregatorSource;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.ImageTree;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;

/**
 * AWS as the routes see it: a few images, and the mocks of the components' endpoints, which answer
 * from them. Records every call in its order. As strict as the components about types.
 */
final class MockAws {
  /** One call: its operation, what it is about (a repository, a group), and its argument. */
  record Call(String operation, String about, Object argument) {}

  /** A schedule as it was asked for. */
  record Schedule(String name, Instant at, String description, String input) {}

  /** What an operation answers, in place of what it would from the images. */
  interface Answer {
    Object get() throws Exception;
  }

  private static final String TREE = "describeImageTree";
  static final String TASK_DEFINITIONS = "select task-definitions";
  static final String ACTIVE_TASK_DEFINITIONS = "select active-task-definitions";
  static final String ENDED_TASK_DEFINITIONS = "select ended-task-definitions";
  static final String SERVICES = "select services";
  static final String CANARIES = "select canaries";
  static final String IN_USE = "select in-use";
  static final String OTHER_TYPES = "select other-types";

  /** What is asked of the aggregator before anything else, unless another check asked already. */
  static final List<String> COVERAGE = List.of("describeSources", CANARIES, IN_USE);

  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Image> images = new ArrayList<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<JsonNode> taskDefinitions = new ArrayList<>();
  private final List<JsonNode> services = new ArrayList<>();
  private final List<String> pending = new ArrayList<>();

  /** Answers in place of all mocked endpoints. */
  void replace(CamelContext context) {
    MockEndpoint.resetMocks(context);
    Stream.of(
            "ecr-images:repositories",
            "ecr-images:images",
            "ecr-images:commands",
            "eventbridge-scheduler:checks",
            "eventbridge-scheduler:sweeps",
            "eventbridge-scheduler:reports",
            "eventbridge-scheduler:topic",
            "config-aggregator:sources",
            "config-aggregator:canaries",
            "config-aggregator:in-use",
            "config-aggregator:other-types",
            "config-aggregator:task-definitions",
            "config-aggregator:active-task-definitions",
            "config-aggregator:ended-task-definitions",
            "config-aggregator:services",
            "ecs-usage:workloads",
            "ecs-usage:revisions",
            "inspector-coverage:images",
            "lambda-usage:workloads",
            "aws-parameter-store:brake",
            "cleanup-reader:events",
            "aws2-eventbridge:decisions")
        .map(uri -> context.getEndpoint("mock:" + uri, MockEndpoint.class))
        .forEach(mock -> mock.whenAnyExchangeReceived(this::answer));
  }

  MockAws with(Image... some) {
    images.addAll(Arrays.asList(some));
    return this;
  }

  MockAws with(Manifest... some) {
    manifests.addAll(Arrays.asList(some));
    return this;
  }

  MockAws withTaskDefinitions(JsonNode... rows) {
    taskDefinitions.addAll(Arrays.asList(rows));
    return this;
  }

  MockAws withServices(JsonNode... rows) {
    services.addAll(Arrays.asList(rows));
    return this;
  }

  MockAws withPending(String... names) {
    pending.addAll(Arrays.asList(names));
    return this;
  }

  /** What an operation answers; the last answer again and again. */
  MockAws answer(String operation, Object... some) {
    Arrays.stream(some).forEach(value -> answers(operation).add(() -> value));
    return this;
  }

  /** Makes an operation fail, after as many answers as it was given before. */
  MockAws fail(String operation, Exception exception) {
    return failing(operation, () -> exception);
  }

  /** Makes an operation fail then, by an exception that is made as it is called. */
  MockAws failing(String operation, Supplier<? extends Exception> exception) {
    answers(operation)
        .add(
            () -> {
              throw exception.get();
            });
    return this;
  }

  private Deque<Answer> answers(String operation) {
    return answers.computeIfAbsent(operation, key -> new ArrayDeque<>());
  }

  List<Call> calls() {
    return calls;
  }

  /** The operations that were called, in their order. */
  List<String> operations() {
    return calls.stream().map(Call::operation).toList();
  }

  /** The arguments of one operation, call by call. */
  List<Object> arguments(String operation) {
    return calls.stream().filter(c -> c.operation().equals(operation)).map(Call::argument).toList();
  }

  /** The schedules that were asked for. */
  List<Schedule> schedules() {
    return arguments("createSchedule").stream().map(Schedule.class::cast).toList();
  }

  /** Nobody asked to remove anything. */
  void assertNothingRemoved() {
    assertThat(calls)
        .filteredOn(
            c -> c.operation().equals("deleteImages") || c.operation().equals("archiveImages"))
        .allSatisfy(c -> assertThat(c.argument()).isEqualTo(List.of()));
  }

  private void answer(Exchange exchange) throws Exception {
    String uri = exchange.getProperty(Exchange.INTERCEPTED_ENDPOINT, String.class);
    String operation = uri.replaceFirst(".*[?&]operation=(\\w+).*", "$1");
    if (operation.equals("select")) {
      operation = "select " + uri.replaceFirst("[a-z-]+:(?://)?([a-z-]+)\\?.*", "$1");
    }
    Input input = new Input(uri, exchange.getMessage());
    Object result =
        switch (operation) {
          case "createSchedule" -> create(uri, input, exchange);
          case "listSchedules" -> list(input);
          case TASK_DEFINITIONS,
              ACTIVE_TASK_DEFINITIONS,
              ENDED_TASK_DEFINITIONS,
              SERVICES,
              CANARIES,
              IN_USE,
              OTHER_TYPES ->
              select(operation, input);
          case "describeSources" -> sources();
          case TREE -> tree(input);
          case "describeBacklogs" -> backlogs(input);
          case "getParameter", "putEvent", "describeUsage", "describeUse", "describeRevisions" ->
              other(operation, input);
          default -> ecr(operation, input);
        };
    Object asked = exchange.getMessage().getBody();
    Object answer = operation.equals(TREE) ? result : answered(operation, result);
    exchange
        .getMessage()
        .setBody(
            asked instanceof AggregatorReading<?> reading && answer instanceof List<?> rows
                ? read(reading, rows)
                : answer);
  }

  private static <T> T read(AggregatorReading<T> reading, List<?> rows) {
    return rows.stream().map(JsonNode.class::cast).collect(reading.rows());
  }

  /** What was set for an operation, in place of what it would answer from the images. */
  private Object answered(String operation, Object otherwise) throws Exception {
    Deque<Answer> set = answers.getOrDefault(operation, new ArrayDeque<>());
    return set.isEmpty() ? otherwise : (set.size() > 1 ? set.remove() : set.element()).get();
  }

  private Object create(String uri, Input input, Exchange exchange) {
    Schedule schedule =
        new Schedule(
            input.header(EventBridgeSchedulerConstants.NAME, String.class),
            input.header(EventBridgeSchedulerConstants.AT, Instant.class),
            input.header(EventBridgeSchedulerConstants.DESCRIPTION, String.class),
            input.body(String.class));
    calls.add(
        new Call("createSchedule", uri.replaceFirst("[a-z-]+:(?://)?([a-z]+).*", "$1"), schedule));
    exchange
        .getMessage()
        .setHeader(EventBridgeSchedulerConstants.CREATED, !pending.contains(schedule.name()));
    return schedule.input();
  }

  private Object list(Input input) {
    String prefix =
        String.valueOf(
            Optional.ofNullable(
                    input.message().getHeader(EventBridgeSchedulerConstants.NAME_PREFIX))
                .orElse(""));
    calls.add(new Call("listSchedules", "checks", prefix));
    List<String> others =
        input.message().getHeader(EventBridgeSchedulerConstants.NAME_PREFIX)
                instanceof PendingSearch search
            ? search.others()
            : List.of();
    return pending.stream()
        .filter(name -> name.startsWith(prefix) || others.stream().anyMatch(name::startsWith))
        .toList();
  }

  private static AggregatorQuery query(Input input) {
    return input.message().getBody() instanceof AggregatorReading<?> reading
        ? reading.query()
        : input.body(AggregatorQuery.class);
  }

  private Object select(String operation, Input input) {
    if (operation.equals(ENDED_TASK_DEFINITIONS) && query(input).expressions().isEmpty()) {
      return List.of();
    }
    calls.add(new Call(operation, "aggregator", query(input).toString()));
    return switch (operation) {
      case SERVICES -> List.copyOf(services);
      case TASK_DEFINITIONS, ENDED_TASK_DEFINITIONS -> List.copyOf(taskDefinitions);
      case ACTIVE_TASK_DEFINITIONS -> taskDefinitions.stream().filter(MockAws::isActive).toList();
      case CANARIES -> List.of(Samples.canary(), Samples.canaryService());
      default -> List.of();
    };
  }

  private static boolean isActive(JsonNode row) {
    return row.path("configuration").path("Status").asText().equals("ACTIVE");
  }

  private Object sources() {
    calls.add(new Call("describeSources", "aggregator", ""));
    return List.of(
        new AggregatorSource(
            "111122223333", "eu-central-1", "SUCCEEDED", Optional.of(RouteTest.NOW), ""));
  }

  private Object backlogs(Input input) {
    calls.add(new Call("describeBacklogs", "", input.body(String.class)));
    return List.of(new QueueBacklog("task-definition-events", 0, 0));
  }

  private Object other(String operation, Input input) {
    Object body = input.message().getBody();
    calls.add(new Call(operation, "", body));
    return body;
  }

  /** Makes the calls that the component makes, each with its own answer. */
  private Object tree(Input input) throws Exception {
    Repository repository = input.header(EcrImagesConstants.REPOSITORY, Repository.class);
    List<Image> roots = input.bodies(Image.class);
    ImageTree tree = ImageTree.EMPTY;
    List<Digest> unread = tree.unreadIndexes(roots);
    while (!unread.isEmpty()) {
      calls.add(new Call("describeManifests", repository.name(), unread));
      List<?> read = (List<?>) answered("describeManifests", manifests(unread));
      tree = tree.withManifests(roots, read.stream().map(Manifest.class::cast).toList());
      unread = tree.unreadIndexes(roots);
    }
    List<Digest> listed = tree.listedDigests();
    if (listed.isEmpty()) {
      return tree;
    }
    calls.add(new Call("describeImages", repository.name(), listed));
    List<?> found = (List<?>) answered("describeImages", existing(here(repository), listed));
    return tree.withListed(found.stream().map(Image.class::cast).toList());
  }

  private List<Image> here(Repository repository) {
    return images.stream().filter(i -> i.repository().equals(repository)).toList();
  }

  private static List<Image> existing(List<Image> here, List<Digest> digests) {
    return digests.stream()
        .flatMap(digest -> here.stream().filter(i -> i.digest().equals(digest)))
        .toList();
  }

  private List<Manifest> manifests(List<Digest> digests) {
    return digests.stream()
        .flatMap(digest -> manifests.stream().filter(m -> m.digest().equals(digest)))
        .toList();
  }

  private Object ecr(String operation, Input input) {
    Repository repository = input.header(EcrImagesConstants.REPOSITORY, Repository.class);
    Object argument =
        switch (operation) {
          case "describeRepositoryTags", "listImages", "describeRepositories" -> "";
          case "findImage" -> input.body(ImageReference.Ecr.class);
          default -> input.bodies(Digest.class);
        };
    calls.add(new Call(operation, repository.name(), argument));
    List<Image> here = here(repository);
    return switch (operation) {
      case "describeRepositoryTags" -> Samples.OPTED_IN;
      case "listImages" -> here;
      case "describeRepositories" -> Map.of(repository, new TagMutability("IMMUTABLE", List.of()));
      case "findImage" -> find(here, (ImageReference.Ecr) argument);
      case "describeImages" -> existing(here, input.bodies(Digest.class));
      case "describeManifests" -> manifests(input.bodies(Digest.class));
      case "deleteImages", "archiveImages" ->
          input.bodies(Digest.class).stream().<Removal>map(Removal.Done::new).toList();
      default -> throw new IllegalStateException("There is no operation " + operation);
    };
  }

  private static Optional<Image> find(List<Image> images, ImageReference.Ecr reference) {
    return images.stream()
        .filter(
            image ->
                reference.digest().isPresent()
                    ? reference.digest().get().equals(image.digest())
                    : image.tags().contains(reference.tag().orElseThrow()))
        .findFirst();
  }

  /** The tags of a repository whose owner has not opted in. */
  static RepositoryTags notOptedIn() {
    return new RepositoryTags(true, Map.of("ecr-image-cleanup", "disabled"));
  }
}
