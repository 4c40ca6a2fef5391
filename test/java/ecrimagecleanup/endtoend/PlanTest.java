package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.byDigest;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code plan}. */
class PlanTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<String> VERDICTS =
      List.of("in-use", "unknown", "protected", "waiting", "removable");
  private static final String AGE = "cleanup.minimum-age=P1D";
  private static final String LIVE = Installation.evidence("ecr-pull-time", "ecs-live");

  /** What is planned, by digest: {@code in-use keep task-definitions}. */
  private static Map<String, String> planned(Installation installation, String... arguments) {
    Map<String, String> planned = new TreeMap<>();
    document(installation, arguments)
        .path("images")
        .forEach(
            image ->
                planned.put(
                    image.path("digest").asText(),
                    "%s %s %s"
                        .formatted(
                            image.path("verdict").asText(),
                            image.path("decision").asText(),
                            image.path("question").asText())
                        .strip()));
    return planned;
  }

  private static JsonNode document(Installation installation, String... arguments) {
    List<String> all = new ArrayList<>(List.of("plan", "--format=json"));
    all.addAll(List.of(arguments));
    return installation.run(all.toArray(String[]::new)).json();
  }

  /** A repository in which there is one image of each kind; what is expected of each. */
  private static Map<String, String> everyKind(Installation installation) {
    Map<String, String> expected = new TreeMap<>();
    installation.owner().tag(ORDERS, "ecr-image-cleanup:protected-tags", "release-*");
    expected.put(installation.push("never-deployed"), "removable remove");
    expected.put(installation.push("release-1"), "protected keep protected-tag");
    expected.put(installation.push("used"), "in-use keep task-definitions");
    installation.production().register("used", image("used"));
    String byDigest = installation.push("by-digest");
    expected.put(byDigest, "in-use keep task-definitions");
    installation.account(Installation.DEVELOPMENT).register("d", byDigest(byDigest));
    String amd = installation.push("amd");
    String arm = installation.push("arm");
    String index = installation.owner().pushIndex(ORDERS, "unused-index", List.of(amd, arm));
    String signature = installation.owner().pushReferrer(ORDERS, index, "signature");
    Set.of(amd, arm, index, signature).forEach(digest -> expected.put(digest, "removable remove"));
    String child = installation.push("child");
    String usedIndex = installation.owner().pushIndex(ORDERS, "used-index", List.of(child));
    installation.production().register("index", image("used-index"));
    expected.put(child, "in-use keep part-of-another");
    expected.put(usedIndex, "in-use keep task-definitions");
    expected.put(installation.push("running"), "in-use postpone services");
    String running = installation.production().register("running", image("running"));
    installation.production().createService("running", running, 1);
    expected.put(installation.push("event-lost"), "removable remove");
    installation.loseEvents();
    String lost = installation.production().register("lost", image("event-lost"));
    installation.production().deregister(running);
    installation.production().deregister(lost);
    installation.deliverEvents();
    installation.pass(DAY.multipliedBy(4));
    expected.put(installation.push("young"), "waiting postpone grace-period");
    installation.owner().createRepository("team/mutable", Installation.OPTED_IN);
    installation.owner().createImmutableRepository("team/other", Map.of());
    expected.put(
        installation.owner().push("team/other", "1", "other", 10), "protected keep opted-in");
    return expected;
  }

  @Test
  void onAFrozenWorldThePlanAndWhatThenHappensAgreeImageByImage() {
    try (Installation installation = Installation.with("delete", AGE, LIVE)) {
      Map<String, String> expected = everyKind(installation);
      installation.pass(Duration.ofHours(25));
      // A day later the young one is old enough.
      expected.replaceAll(
          (digest, plan) ->
              plan.equals("waiting postpone grace-period") ? "removable remove" : plan);

      Map<String, String> planned = planned(installation);
      assertThat(planned).isEqualTo(expected);

      installation.sweep();
      installation.pass(DAY.multipliedBy(6));
      Set<String> removable = new TreeSet<>();
      planned.forEach(
          (digest, plan) -> {
            if (plan.startsWith("removable")) {
              removable.add(digest);
            }
          });
      assertThat(installation.removed()).containsExactlyInAnyOrderElementsOf(removable);
      planned.keySet().removeAll(removable);
      assertThat(planned(installation)).isEqualTo(planned);
    }
  }

  @Test
  void aPlanChangesNothing() {
    try (Installation installation = Installation.with("delete", AGE)) {
      everyKind(installation);

      Map<String, String> planned = installation.assertOnlyReads(() -> planned(installation));

      assertThat(planned).containsValue("removable remove");
    }
  }

  @Test
  void totalsAndReasonsAddUp() {
    try (Installation installation = Installation.with("delete", AGE, LIVE)) {
      everyKind(installation);

      JsonNode document = document(installation, "--repository=team/orders");

      JsonNode totals = document.path("totals");
      assertThat(totals.path("repositories").asInt()).isEqualTo(1);
      assertThat(document.path("images")).isNotEmpty();
      for (String verdict : VERDICTS) {
        long images = 0;
        long bytes = 0;
        for (JsonNode image : document.path("images")) {
          if (image.path("verdict").asText().equals(verdict)) {
            images++;
            bytes += image.path("bytes").asLong();
          }
        }
        assertThat(totals.path("images").path(verdict).asLong()).isEqualTo(images);
        assertThat(totals.path("bytes").path(verdict).asLong()).isEqualTo(bytes);
      }
      assertThat(document.path("reasons").findValues("images"))
          .extracting(JsonNode::asLong)
          .satisfies(
              counts ->
                  assertThat(counts.stream().mapToLong(Long::longValue).sum())
                      .isEqualTo(document.path("images").size()));
    }
  }

  @Test
  void anImageWithAPendingCheckIsLeftToIt() {
    try (Installation installation = Installation.with("delete", AGE)) {
      String retired = installation.push("1");
      installation.production().delete(installation.retire(image("1")));
      installation.pass(Duration.ofHours(1));

      JsonNode image = document(installation).path("images").get(0);

      assertThat(image.path("digest").asText()).isEqualTo(retired);
      assertThat(image.path("decision").asText()).isEqualTo("postpone");
      assertThat(image.path("until").asText()).startsWith("2026-03-04T10:");
      assertThat(image.path("verdict").asText()).isEqualTo("waiting");
      assertThat(image.path("reason").asText()).isEqualTo("Its next check decides.");
    }
  }

  @Test
  void asIfOptedInShowsWhatAnOptInIsWorth() {
    try (Installation installation = Installation.with("report", AGE)) {
      installation.owner().createImmutableRepository("team/other", Map.of());
      String digest = installation.owner().push("team/other", "1", "other", 1_000_000_000);
      installation.pass(DAY.multipliedBy(3));

      assertThat(planned(installation, "--repository=team/other"))
          .containsExactly(Map.entry(digest, "protected keep opted-in"));
      JsonNode document = document(installation, "--repository=team/other", "--as-if-opted-in");

      assertThat(document.path("images").get(0).path("decision").asText()).isEqualTo("remove");
      assertThat(document.path("assumedOptIn").asBoolean()).isTrue();
      assertThat(document.at("/totals/monthlyCost/removable").asText()).isEqualTo("0.1");
      assertThat(installation.calls("ecr.TagResource")).isZero();
    }
  }

  @Test
  void theTableHasARowForEachRepositoryAndEndsWithTheVerdict() {
    try (Installation installation = Installation.with("delete", AGE)) {
      installation.push("1");
      installation.owner().createImmutableRepository("team/other", Map.of("team", "other"));
      installation.pass(DAY.multipliedBy(2));

      Printed printed = installation.run("plan");

      assertThat(printed.err()).isEmpty();
      assertThat(printed.out())
          .isEqualToNormalizingNewlines(
              """
              repository   images  in use  protected  waiting  unknown  removable   frees  oldest
              team/orders       1       0          0        0        0          1  1.0 kB     2 d
              team/other        0       0          0        0        0          0     0 B
              total             1       0          0        0        0          1  1.0 kB     2 d

              ECR has recorded no pull from 1 repository: team/orders.
              There is no image in 1 repository: team/other.

              Not opted in: 1 of 2 repositories; their images stay.
              Bytes are an estimate: layers that images share are counted with each of them, so less is freed.
              1 of 1 image can be removed: 1.0 kB, $0.00 a month at $0.10 per GB.
              """);
      assertThat(installation.run("plan", "--group-by-tag=team").out())
          .contains("team      images", "other          0", "(no tag)       1", "total          1");
      assertThat(installation.run("plan", "--images", "--only=removable", "--reasons").out())
          .containsPattern(
              "removable  [0-9a-f]{12}  1     2 d   never  1\\.0 kB  After 6 Mar 2026 04:0\\d UTC if")
          .containsPattern("removable +1 +1\\.0 kB +Nothing keeps them")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void aFileHoldsThePlanAsAWholeAndIsNamedWithWhatItHolds(@TempDir Path folder) throws IOException {
    try (Installation installation = Installation.with("delete", AGE)) {
      String digest = installation.push("1");
      installation.pass(DAY.multipliedBy(2));
      for (String format : List.of("html", "json", "csv")) {
        Path file = folder.resolve("plan." + format);

        Printed printed = installation.run("plan", "-o", format, "--output=" + file);

        assertThat(printed.err()).isEmpty();
        assertThat(printed.out())
            .matches(
                "Wrote %s: 1 image of \\d repositor(y|ies), [0-9.]+ [kM]?B\\.\\R".formatted(file));
        assertThat(Files.readString(file)).contains(digest);
      }
      installation.failSource(Installation.PRODUCTION);
      Printed failed =
          installation.run(
              "plan",
              "-o=html",
              "--output=" + folder.resolve("failed.html"),
              "--set=cleanup.aggregator=none");

      assertThat(failed.exitCode()).isEqualTo(2);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .as("no half file")
            .containsExactlyInAnyOrder("plan.html", "plan.json", "plan.csv");
      }
    }
  }

  @Test
  void exitCodesTellAPipelineWhatItFound() {
    try (Installation installation = Installation.with("delete", AGE)) {
      installation.push("1");
      assertThat(installation.run("plan", "--exit-code").exitCode()).isZero();
      installation.pass(DAY.multipliedBy(2));
      assertThat(installation.run("plan", "--exit-code", "--summary").exitCode()).isEqualTo(1);

      installation.failSource(Installation.PRODUCTION);
      Printed unknown = installation.run("plan", "--exit-code", "--summary");
      assertThat(unknown.exitCode()).isEqualTo(3);
      assertThat(unknown.out())
          .contains("Something is unknown of 1 image;", "; nothing can be removed.");
    }
  }

  @Test
  void everyMistakeIsOneSentenceWithExitCodeTwo() {
    try (Installation installation = Installation.with("delete", AGE)) {
      installation.push("1");

      assertThat(installation.run("plan", "--repository=nothing/*"))
          .isEqualTo(
              new Printed(
                  2,
                  "",
                  "ECR has 1 repository in 999988887777/eu-central-1, and no name matches nothing/*. Names are matched as a whole, like 'team/*'.%n"
                      .formatted()));
      assertThat(installation.run("plan", "--output=x"))
          .isEqualTo(
              new Printed(2, "", "--output is for -o json, -o csv or -o html.%n".formatted()));
      assertThat(installation.run("plan", "-o=csv", "--output=/no/such/folder/plan.csv"))
          .isEqualTo(
              new Printed(
                  2,
                  "",
                  "There is no folder /no/such/folder for the file plan.csv.%n".formatted()));
      assertThat(installation.run("plan", "-o=json", "--images").err())
          .startsWith("--images, --group-by-tag, --reasons and --summary are for tables");
      assertThat(installation.run("plan", "-o", "plan.html").err())
          .startsWith("Invalid value for option '--format'")
          .contains("but was 'plan.html'.");
      assertThat(installation.run("plan", "--set=cleanup.aggregator=none").err())
          .contains("AWS Config")
          .doesNotContain("\tat ");
    }
  }
}
