package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.PRODUCTION;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.StarterTeam;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code plan --stale-revisions} says of a pipeline that never deregisters anything: 80
 * revisions of a family, one for each image, a hundred days later.
 */
class StaleRevisionsPlanTest {
  private static final int REVISIONS = 80;
  private static final int RUN_BY_SERVICE = 5;
  private static final int STARTED_BY_RULE = 6;
  private static final int STARTED_BY_SCHEDULE = 7;
  private static final int PULLED = 8;
  private static final int STARTED_BY_CALL = 9;
  private static final Set<Integer> NEWEST = Set.of(78, 79, 80);
  private static final String MULTI = "team/multi";
  private static final String NIGHTLY = "team/nightly";

  private static final Map<Integer, String> DIGESTS = new TreeMap<>();
  private static final Map<Integer, String> ARNS = new TreeMap<>();

  private static Optional<Installation> shared = Optional.empty();

  private static Installation installation() {
    return shared.orElseThrow();
  }

  @BeforeAll
  static void pipelineThatNeverDeregisters() {
    Installation installation =
        Installation.with(
            "report", Installation.evidence("ecr-pull-time", "ecs-live"), "cleanup.sweep-cron=");
    shared = Optional.of(installation);
    installation.createOptedIn(NIGHTLY);
    for (int number = 1; number <= REVISIONS; number++) {
      String tag = Integer.toString(number);
      DIGESTS.put(number, installation.push(tag));
      ARNS.put(number, installation.production().register("orders", image(tag)));
    }
    for (int number = 1; number <= 5; number++) {
      String tag = "nightly-" + number;
      installation.owner().push(NIGHTLY, tag, tag, 1000);
      installation.production().register("nightly", image(NIGHTLY, tag));
    }
    pushIndexAndLater(installation);
    installation.production().createService("orders", arn(RUN_BY_SERVICE), 1);
    StarterTeam team = new StarterTeam(URI.create(installation.aws().address()), PRODUCTION);
    team.rule("by-number", arn(STARTED_BY_RULE));
    team.rule("by-family", arn(1).replaceFirst("orders:1$", "nightly"));
    team.schedule("yearly", arn(STARTED_BY_SCHEDULE));
    team.call("call", "orders:" + STARTED_BY_CALL);
    installation.pass(Duration.ofDays(60));
    installation.production().stopTask(installation.production().runTask(arn(PULLED)));
    installation.pass(Duration.ofDays(40));
  }

  /** An index that the oldest of four revisions names. */
  private static void pushIndexAndLater(Installation installation) {
    installation.createOptedIn(MULTI);
    List<String> children =
        List.of(
            installation.owner().push(MULTI, "", "amd", 1000),
            installation.owner().push(MULTI, "", "arm", 1000));
    installation.owner().pushIndex(MULTI, "1", children);
    installation.production().register("multi", image(MULTI, "1"));
    for (String tag : List.of("2", "3", "4")) {
      installation.owner().push(MULTI, tag, tag, 1000);
      installation.production().register("multi", image(MULTI, tag));
    }
  }

  @AfterAll
  static void end() {
    shared.ifPresent(Installation::close);
  }

  private static String arn(int number) {
    return ARNS.getOrDefault(number, "");
  }

  private static Set<Integer> expected() {
    Set<Integer> held = new TreeSet<>(DIGESTS.keySet());
    held.removeAll(NEWEST);
    held.removeAll(
        Set.of(RUN_BY_SERVICE, STARTED_BY_RULE, STARTED_BY_SCHEDULE, STARTED_BY_CALL, PULLED));
    return held;
  }

  private static Set<String> expectedArns() {
    return Stream.concat(
            expected().stream().map(StaleRevisionsPlanTest::arn),
            Stream.of(arn(1).replaceFirst("orders:1$", "multi:1")))
        .collect(Collectors.toSet());
  }

  private static JsonNode report(String... more) {
    List<String> all = new ArrayList<>(List.of("plan", "--stale-revisions", "-o", "json"));
    all.addAll(List.of(more));
    return installation().run(all.toArray(String[]::new)).json().path("staleRevisions");
  }

  private static Set<String> revisions(JsonNode report) {
    return StreamSupport.stream(report.path("families").spliterator(), false)
        .flatMap(family -> StreamSupport.stream(family.path("revisions").spliterator(), false))
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  @Test
  void exactlyTheRevisionsThatNobodyUsesAreStale() {
    JsonNode report = report();

    assertThat(revisions(report)).isEqualTo(expectedArns());
    assertThat(expected()).as("of 80 images").hasSize(72);
    assertThat(report.path("images").asInt())
        .as("with the index and what it lists")
        .isEqualTo(expected().size() + 3);
    assertThat(report.path("bytes").asLong()).isEqualTo(1000L * (expected().size() + 2));
    assertThat(report.path("missing")).isEmpty();
  }

  @Test
  void whatIsHeldIsUsedByNothingButTaskDefinitionsAsTheWorldRecordsIt() {
    Instant now = installation().aws().now();
    Set<String> stale = revisions(report());
    assertThat(stale).isNotEmpty();
    for (Map.Entry<Integer, String> image : DIGESTS.entrySet()) {
      if (stale.contains(arn(image.getKey()))) {
        assertThat(
                installation()
                    .aws()
                    .world()
                    .ledger()
                    .usesWithUsers(ImageKey.shared(ORDERS, image.getValue()))
                    .stream()
                    .filter(use -> use.time().to().isAfter(now.minus(Duration.ofDays(90))))
                    .map(use -> use.by()))
            .as("tag " + image.getKey())
            .containsExactly(arn(image.getKey()));
      }
    }
  }

  @Test
  void oneLineSaysWhatItComesToAndATableSaysWhere() {
    String out = installation().run("plan", "--stale-revisions").out();

    assertThat(out)
        .contains("Held by stale task definitions alone: 75 of 91 images, 74.0 kB, $0.00 a month.")
        .containsPattern("111122223333 +eu-central-1 +multi +1 +3 +2.0 kB")
        .containsPattern("111122223333 +eu-central-1 +orders +72 +72 +72.0 kB")
        .doesNotContainPattern("eu-central-1 +nightly");
  }

  @Test
  void theScriptDeregistersThoseAndNoOther(@TempDir Path folder) throws IOException {
    Path script = folder.resolve("deregister.sh");
    installation().run("plan", "--stale-revisions", "--stale-script", script.toString());

    assertThat(
            Files.readAllLines(script).stream()
                .filter(line -> line.contains("deregister-task-definition"))
                .map(line -> line.replaceFirst(".*--task-definition (\\S+) .*", "$1")))
        .containsExactlyInAnyOrderElementsOf(expectedArns());
    assertThat(script)
        .content()
        .contains("if [ \"$account\" = 111122223333 ]; then")
        .contains("Not seen: what starts a task definition from AWS Step Functions");
  }

  @Test
  void theDecisionsOfThePlanAreTheSame() {
    JsonNode with = installation().run("plan", "--stale-revisions", "-o", "json").json();
    JsonNode without = installation().run("plan", "-o", "json").json();

    assertThat(with.path("totals")).isEqualTo(without.path("totals"));
    assertThat(without.has("staleRevisions")).isFalse();
  }

  @Test
  void rulesAndSchedulesOfWorkloadsAreReadForThisReportAlone() {
    long before = installation().calls("events.ListRules");

    installation().run("plan");
    assertThat(installation().calls("events.ListRules")).isEqualTo(before);

    installation().run("plan", "--stale-revisions");
    assertThat(installation().calls("events.ListRules")).isEqualTo(before + 2);
  }

  @Test
  void whereRulesCannotBeReadNothingIsStaleAndThePlanSaysSo() {
    FaultInjector refusal = installation().refuse(call -> call.operation().equals("ListRules"));
    try {
      JsonNode report = report();

      assertThat(report.path("images").asInt()).isZero();
      assertThat(report.path("missing").toString())
          .contains("Rules and schedules in 111122223333/eu-central-1 cannot be read.")
          .contains("Rules and schedules of 111122223333/eu-central-1 were not read completely.");
    } finally {
      installation().faults().remove(refusal);
    }
  }
}
