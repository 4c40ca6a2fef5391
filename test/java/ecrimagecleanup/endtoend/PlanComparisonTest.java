package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sandbox.EmbeddedAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/** {@code plan --compare}: two policies on one reading. */
class PlanComparisonTest {
  private static final String LIVE = Installation.evidence("ecr-pull-time", "ecs-live");
  private static final String OTHER = "team/other";

  /**
   * Side by side, what one repository reads saves the other a call or not, as they happen to go.
   */
  private static final String IN_TURN = "--parallel=1";

  /** Old and young images, used, protected and by an index, in two repositories. */
  private static void fill(Installation installation) {
    installation.owner().createImmutableRepository(OTHER, Installation.OPTED_IN);
    installation.owner().tag(ORDERS, "team", "orders");
    for (int number = 1; number <= 4; number++) {
      installation.push("old-" + number);
      installation.pass(Duration.ofMinutes(1));
    }
    String amd = installation.push("amd");
    installation.owner().pushIndex(ORDERS, "index", List.of(amd));
    installation.push("used");
    installation.production().register("used", image("used"));
    installation.push("release-1");
    for (int number = 1; number <= 3; number++) {
      installation.owner().push(OTHER, "v" + number, "other " + number, 2000);
      installation.pass(Duration.ofMinutes(1));
    }
    installation.pass(Duration.ofDays(3));
    installation.push("young");
    installation.pass(Duration.ofHours(30));
  }

  /** The verdict of each image, with the action of those that go. */
  private static Map<String, String> verdicts(Installation installation, List<String> policy) {
    List<String> all = new ArrayList<>(List.of("plan", "--format=json", IN_TURN));
    policy.forEach(pair -> all.add("--set=cleanup." + pair));
    Map<String, String> verdicts = new TreeMap<>();
    installation
        .run(all.toArray(String[]::new))
        .json()
        .path("images")
        .forEach(image -> verdicts.put(image.path("digest").asText(), verdict(image)));
    return verdicts;
  }

  private static String verdict(JsonNode image) {
    return image.path("verdict").asText() + " " + image.path("action").asText();
  }

  private static JsonNode compared(Installation installation, List<String> policy) {
    List<String> all = new ArrayList<>(List.of("plan", "--format=json", IN_TURN, "--compare"));
    all.addAll(policy);
    return installation.run(all.toArray(String[]::new)).json();
  }

  private static Map<String, String> changes(JsonNode document) {
    Map<String, String> changes = new TreeMap<>();
    document
        .path("changes")
        .forEach(
            change ->
                changes.put(
                    change.path("digest").asText(),
                    verdict(change.path("now")) + " > " + verdict(change.path("then"))));
    return changes;
  }

  private static Map<String, Long> reads(Installation installation, Runnable command) {
    Map<String, Long> before = installation.aws().sandbox().endpoint().counts().all();
    command.run();
    return installation.aws().sandbox().endpoint().counts().all().entrySet().stream()
        .filter(call -> call.getKey().matches("(ecr|config|ecs)\\.(?!DescribePullThrough).*"))
        .map(
            call ->
                Map.entry(call.getKey(), call.getValue() - before.getOrDefault(call.getKey(), 0L)))
        .filter(call -> call.getValue() > 0)
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void whatDiffersIsExactlyWhatTwoPlansOfTheSameWorldDifferInAndAwsIsReadOnce(@TempDir Path folder)
      throws IOException {
    try (Installation installation =
        Installation.with(
            "delete", "cleanup.minimum-age=P2D", "cleanup.protected-tags=release-*", LIVE)) {
      fill(installation);
      Map<String, String> now = verdicts(installation, List.of());
      for (List<String> policy :
          List.of(
              List.of("keep-newest=2"),
              List.of("grace=P60D", "pull-window=P90D", "mutable-tags=trust"))) {
        Map<String, String> then = verdicts(installation, policy);
        Map<String, String> expected = new TreeMap<>();
        now.forEach(
            (digest, verdict) -> {
              if (!verdict.equals(then.get(digest))) {
                expected.put(digest, verdict + " > " + then.get(digest));
              }
            });

        JsonNode document = compared(installation, policy);

        assertThat(changes(document)).as("%s", policy).isEqualTo(expected);
        assertThat(document.at("/totals/removableThen/images").asLong())
            .isEqualTo(then.values().stream().filter(it -> it.startsWith("removable")).count());
      }
      assertThat(changes(compared(installation, List.of("cleanup.keep-newest=2")))).isNotEmpty();
      assertThat(
              changes(compared(installation, List.of("protected-tags=old-* v1"))).values().stream()
                  .sorted())
          .containsExactly(
              "protected  > removable delete",
              "removable delete > protected ",
              "removable delete > protected ",
              "removable delete > protected ",
              "removable delete > protected ",
              "removable delete > protected ");
      assertThat(changes(compared(installation, List.of("minimum-age=PT1H"))).values())
          .containsExactly("waiting  > removable delete");
      assertThat(changes(compared(installation, List.of("action=archive"))).values())
          .hasSize(9)
          .containsOnly("removable delete > removable archive");

      assertThat(reads(installation, () -> compared(installation, List.of("keep-newest=2"))))
          .isEqualTo(reads(installation, () -> verdicts(installation, List.of())));
      assertForPeople(installation);
      assertFiles(installation, folder);
      assertRefusals(installation);
      assertAPendingCheckDecides(installation);
    }
  }

  /** A check of what only the other policy would let go is looked for as well. */
  private static void assertAPendingCheckDecides(Installation installation) {
    List<String> policy = List.of("protected-tags=");
    String release = changes(compared(installation, policy)).keySet().iterator().next();
    Instant due = installation.aws().now().plus(Duration.ofHours(5));
    try (SchedulerClient scheduler = installation.client(SchedulerClient.builder())) {
      scheduler.createSchedule(
          request ->
              request
                  .groupName("image-deletion-checks")
                  .name(
                      ScheduleName.of(
                              new Repository(new Registry("999988887777", "eu-central-1"), ORDERS),
                              new Digest(release),
                              due,
                              new Cause.Swept())
                          .toString())
                  .scheduleExpression("at(%s)".formatted(due.toString().substring(0, 19)))
                  .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                  .target(
                      target ->
                          target
                              .arn("arn:aws:sqs:eu-central-1:999988887777:image-deletion-checks")
                              .roleArn(EmbeddedAws.SCHEDULER_ROLE)
                              .input("{}")));
    }

    assertThat(changes(compared(installation, policy)))
        .containsExactly(Map.entry(release, "protected  > waiting "));
  }

  private static void assertForPeople(Installation installation) {
    Printed printed =
        installation.run("plan", "--compare", "keep-newest=2", "--compare", "minimum-age=PT1H");

    assertThat(printed.err()).isEmpty();
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .isEqualToNormalizingNewlines(
            """
            Compared: keep-newest=2 in place of 0, minimum-age=PT1H in place of P2D.

            repository   images  removable  then  added  dropped  otherwise    frees
            team/orders       9          6     5      0        1          1  -1.0 kB
            team/other        3          3     1      0        2          0  -4.0 kB
            total            12          9     6      0        3          1  -5.0 kB

            1 image changes in another way: in what keeps it, or in what is done with it.
            Bytes are an estimate: layers that images share are counted with each of them, so less is freed.
            6 of 12 images could be removed in place of 9 (0 added, 3 dropped): 5.0 kB and $0.00 a month less at $0.10 per GB.
            """);
    assertThat(
            installation
                .run(Terminal.ofWidth(60), "plan", "--compare=keep-newest=2", "--images")
                .out()
                .lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60))
        .anyMatch(line -> line.startsWith("  removable  protected"));
    assertThat(installation.run("plan", "--compare=keep-newest=0").out())
        .endsWith("under both policies.%n".formatted());
    assertThat(installation.run("plan", "--compare=keep-newest=2", "--only=unknown").out())
        .doesNotContain("repository  ");
  }

  private static void assertFiles(Installation installation, Path folder) throws IOException {
    Path csv = folder.resolve("compare.csv");
    assertThat(
            installation.run("plan", "--compare=action=archive", "-o=csv", "--output=" + csv).out())
        .matches("Wrote .*: 9 changes in 2 repositories, .*\\R");
    assertThat(Files.readAllLines(csv))
        .hasSize(10)
        .first()
        .asString()
        .startsWith("Repository,Tags,Digest,Verdict now,Verdict then,Action now,Action then,");
  }

  private static void assertRefusals(Installation installation) {
    Map<String, String> refused = new TreeMap<>();
    refused.put("grace-period=P2D", "There is no setting grace-period; --compare allows action, ");
    refused.put("evidence=ecs-live", "cleanup.evidence is no setting of policy: ");
    refused.put("keep-newest", "--compare takes KEY=VALUE, and keep-newest is none; ");
    refused.put("keep-newest=some", "The settings do not allow a start:");
    refused.put("grace=PT1M", "The settings do not allow a start:");
    refused.forEach(
        (pair, sentence) -> {
          Printed printed = installation.run("plan", "--compare", pair);
          assertThat(printed.exitCode()).isEqualTo(2);
          assertThat(printed.err()).startsWith(sentence);
          assertThat(printed.out()).isEmpty();
        });
    Stream.of("-o=html", "--summary", "--group-by-tag=team", "--stale-revisions", "--exit-code")
        .forEach(
            option ->
                assertThat(installation.run("plan", option, "--compare=keep-newest=1").err())
                    .startsWith("--compare "));
    assertThat(
            installation.run("plan", "--compare", "keep-newest=1", "cleanup.keep-newest=2").err())
        .startsWith("--compare has keep-newest twice.");
  }
}
