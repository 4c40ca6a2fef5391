package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.RandomNames;
import ecrimagecleanup.evidence.ecs.DescribedRevisions;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import ecrimagecleanup.sandbox.ConfigurationItem;
import ecrimagecleanup.sandbox.config.ConfigQuery;
import ecrimagecleanup.settings.QueryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Asking for the task definitions that ended by the names of images tells what reading all of the
 * repository tells, with the shipped queries on an inventory as AWS Config would run them.
 */
@Tag("many-cases")
class AskedByNamePropertyTest {
  private static final AggregatorQueries QUERIES = shipped();
  private static final List<String> STATUSES = List.of("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS");

  private static AggregatorQueries shipped() {
    try {
      return QueryFiles.load("config/queries");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConfigurationItem item(int revision, SplittableRandom random) {
    TaskDefinitionArn arn = arn("orders", revision);
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    String status = STATUSES.get(random.nextInt(STATUSES.size()));
    configuration.put("Status", status);
    ArrayNode containers = configuration.putArray("ContainerDefinitions");
    IntStream.rangeClosed(0, random.nextInt(3))
        .forEach(i -> containers.addObject().put("Image", reference(status, random)));
    return new ConfigurationItem(
        "111122223333",
        "eu-central-1",
        "AWS::ECS::TaskDefinition",
        arn.toString(),
        arn.toString(),
        ENDED.minus(Duration.ofHours(random.nextInt(40))),
        "CONTINUOUS",
        configuration);
  }

  /** Only what is known by the references of ACTIVE ones pins tags: see the tests of that. */
  private static String reference(String status, SplittableRandom random) {
    String text = RandomNames.anyReference(random);
    boolean pins = text.contains("@") && text.substring(0, text.indexOf('@')).matches(".*:v\\d");
    return pins && !status.equals("ACTIVE") ? text.substring(0, text.indexOf('@')) : text;
  }

  private static <T> T ask(
      List<ConfigurationItem> inventory,
      AggregatorQuery query,
      Collector<JsonNode, ?, T> reader) {
    return query.expressions().stream()
        .map(ConfigQuery::parse)
        .flatMap(parsed -> parsed.run(inventory).stream())
        .map(JsonNode.class::cast)
        .collect(reader);
  }

  private static ListedTaskDefinitions whole(List<ConfigurationItem> inventory) {
    return ask(
        inventory,
        QUERIES.taskDefinitionsNaming(RandomNames.NAMES),
        ListedTaskDefinitions.reader(RandomNames.NAMES));
  }

  private static ListedTaskDefinitions active(List<ConfigurationItem> inventory) {
    return ask(
        inventory,
        QUERIES.activeNaming(RandomNames.NAMES),
        ListedTaskDefinitions.activeReader(RandomNames.NAMES));
  }

  private static ListedTaskDefinitions withEnded(
      ListedTaskDefinitions known, List<ConfigurationItem> inventory, Candidate image) {
    EndedTaskDefinitions missing = known.endedToAskFor(List.of(image), false);
    return ask(
        inventory,
        QUERIES.taskDefinitionsNaming(RandomNames.NAMES, missing),
        known.endedReader(RandomNames.NAMES, missing));
  }

  /** ECS says of some of those that it is asked about that they ended, and of some nothing. */
  private static ListedTaskDefinitions described(
      ListedTaskDefinitions listed, Candidate image, long seed) {
    Map<TaskDefinitionArn, RevisionStatus> statuses = new HashMap<>();
    Set<TaskDefinitionArn> inVain = new HashSet<>();
    listed.inDoubt(List.of(image)).stream()
        .flatMap(List::stream)
        .forEach(
            arn -> {
              switch (new SplittableRandom(seed + arn.revision()).nextInt(4)) {
                case 0 -> statuses.put(arn, new RevisionStatus.Active());
                case 1 -> inVain.add(arn);
                default ->
                    statuses.put(
                        arn,
                        new RevisionStatus.Ended(
                            "INACTIVE", Optional.of(ENDED.minus(Duration.ofHours(arn.revision())))));
              }
            });
    return listed.with(new DescribedRevisions(statuses, inVain));
  }

  /** Whoever caused a check of an image has named it: all of the repository shows it, or it is gone. */
  private static Cause cause(ListedTaskDefinitions all, SplittableRandom random) {
    TaskDefinitionArn any = arn("orders", 1 + random.nextInt(14));
    TaskDefinitionArn some = all.shows(any) ? any : arn("orders", 99);
    return switch (random.nextInt(4)) {
      case 0 -> new Cause.Deregistered(some);
      case 1 -> new Cause.Registered(some);
      case 2 -> new Cause.Stopped(some, false);
      default -> new Cause.Swept();
    };
  }

  private static String said(ListedTaskDefinitions listed, Candidate image) {
    Map<EvidenceQuestion, Evidence> said =
        new TaskDefinitionsAnswer(listed, ENDED, ENDED, LastLook.NONE, Optional.empty())
            .about(image);
    return Stream.of(EvidenceQuestion.COVERAGE, EvidenceQuestion.TASK_DEFINITIONS)
        .map(question -> kind(requireNonNull(said.get(question))))
        .toList()
        .toString();
  }

  private static String kind(Evidence said) {
    return said.getClass().getSimpleName()
        + (said instanceof Evidence.UsedUntil used ? " " + used.until() : "");
  }

  @Test
  void reality25AskingByNameTellsWhatReadingAllTells() {
    Map<String, Integer> seen = new HashMap<>();
    int fewer = 0;
    for (long seed = RandomNames.SEED; seed < RandomNames.SEED + RandomNames.SAMPLES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ConfigurationItem> inventory =
          IntStream.rangeClosed(1, random.nextInt(12)).mapToObj(i -> item(i, random)).toList();
      ListedTaskDefinitions whole = whole(inventory);
      Candidate image = candidate(cause(whole, random), RandomNames.image(random));
      ListedTaskDefinitions active = active(inventory);
      if (active.pinTags()) {
        continue;
      }

      ListedTaskDefinitions all = described(whole, image, seed);
      ListedTaskDefinitions some =
          withEnded(
              described(withEnded(active, inventory, image), image, seed), inventory, image);

      assertThat(said(some, image)).as("seed %d", seed).isEqualTo(said(all, image));
      assertThat(Set.copyOf(some.familiesLeft(image.names())))
          .as("seed %d", seed)
          .isSubsetOf(all.familiesLeft(image.names()));
      seen.merge(said(all, image).replaceAll(" [0-9TZ:.-]+", ""), 1, Integer::sum);
      fewer += all.size() - some.size();
    }
    assertThat(seen).hasSizeGreaterThan(5);
    assertThat(fewer).isGreaterThan(RandomNames.SAMPLES);
  }
}
