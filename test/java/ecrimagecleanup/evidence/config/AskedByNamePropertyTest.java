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
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import ecrimagecleanup.sandbox.ConfigurationItem;
import ecrimagecleanup.sandbox.config.ConfigQuery;
import ecrimagecleanup.settings.QueryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collector;
import java.util.stream.Collectors;
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

  /** Fewer than elsewhere: each parses queries of its own. */
  private static final int SAMPLES = RandomNames.SAMPLES / 5;

  private static final Duration LATELY = Duration.ofHours(10);
  private static final List<String> FAMILIES = List.of("orders", "web", "job");
  private static final List<String> STATUSES = List.of("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS");

  private static AggregatorQueries shipped() {
    try {
      return QueryFiles.load("config/queries");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConfigurationItem item(int revision, SplittableRandom random) {
    TaskDefinitionArn arn = arn(FAMILIES.get(revision % FAMILIES.size()), revision);
    Instant captured = ENDED.minus(Duration.ofHours(random.nextInt(40)));
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    String status = STATUSES.get(random.nextInt(STATUSES.size()));
    configuration.put("Status", status);
    ArrayNode containers = configuration.putArray("ContainerDefinitions");
    IntStream.rangeClosed(0, random.nextInt(3))
        .forEach(i -> containers.addObject().put("Image", reference(status, captured, random)));
    return new ConfigurationItem(
        "111122223333",
        "eu-central-1",
        "AWS::ECS::TaskDefinition",
        arn.toString(),
        arn.toString(),
        captured,
        "CONTINUOUS",
        configuration);
  }

  /** What ended before may not pin tags, or it is not found: see what the decisions cannot see. */
  private static String reference(String status, Instant captured, SplittableRandom random) {
    String text = RandomNames.anyReference(random);
    boolean pins = text.matches(".*:v\\d@.*");
    boolean found = status.equals("ACTIVE") || captured.isAfter(ENDED.minus(LATELY));
    return pins && !found ? text.substring(0, text.indexOf('@')) : text;
  }

  private static <T> T ask(
      List<ConfigurationItem> inventory, AggregatorQuery query, Collector<JsonNode, ?, T> reader) {
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
        QUERIES.activeNaming(RandomNames.NAMES, ENDED.minus(LATELY), ENDED),
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
                            "INACTIVE",
                            Optional.of(ENDED.minus(Duration.ofHours(arn.revision())))));
              }
            });
    return listed.with(new DescribedRevisions(statuses, inVain));
  }

  /**
   * Whoever caused a check of an image has named it: all of the repository shows it, or it is gone.
   */
  private static Cause cause(ListedTaskDefinitions all, SplittableRandom random) {
    int revision = 1 + random.nextInt(14);
    TaskDefinitionArn any = arn(FAMILIES.get(revision % FAMILIES.size()), revision);
    TaskDefinitionArn some = all.shows(any) ? any : arn("orders", 99);
    return switch (random.nextInt(4)) {
      case 0 -> new Cause.Deregistered(some);
      case 1 -> new Cause.Registered(some);
      case 2 -> new Cause.Stopped(some, false);
      default -> new Cause.Swept();
    };
  }

  /** Those whose services are asked for. */
  private static Set<Family> families(ListedTaskDefinitions listed, Candidate image) {
    return listed.familiesOutOfUse(List.of(image)).stream()
        .map(Family::of)
        .collect(Collectors.toSet());
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
    for (long seed = RandomNames.SEED; seed < RandomNames.SEED + SAMPLES; seed++) {
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
          withEnded(described(withEnded(active, inventory, image), image, seed), inventory, image);

      assertThat(said(some, image)).as("seed %d", seed).isEqualTo(said(all, image));
      boolean named = said(some, image).matches(".*(Used|Unknown)]");
      assertThat(some.knowEnded(image.names()) || named).as("seed %d", seed).isTrue();
      if (some.knowEnded(image.names())) {
        assertThat(families(some, image)).as("seed %d", seed).isEqualTo(families(all, image));
      }
      seen.merge(said(all, image).replaceAll(" [0-9TZ:.-]+", ""), 1, Integer::sum);
      fewer += all.size() - some.size();
    }
    assertThat(seen).hasSizeGreaterThan(5);
    assertThat(fewer).isGreaterThan(SAMPLES / 2);
  }
}
