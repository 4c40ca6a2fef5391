package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command {@code plan} of so many repositories that some is read for all of them together. */
class PlanOfManyTest {
  private static final String LIVE = Installation.evidence("ecr-pull-time", "ecs-live");
  private static final int OTHERS = 5;

  private static Installation filled() {
    Installation installation = Installation.with("delete", "cleanup.minimum-age=P1D", LIVE);
    for (int number = 0; number < OTHERS; number++) {
      String repository = "many/r" + number;
      installation.createOptedIn(repository);
      for (String tag : List.of("named", "run", "retired", "never")) {
        installation.owner().push(repository, tag, "%s of %d".formatted(tag, number), 1000);
      }
      installation
          .production()
          .register("named-" + number, image(repository, "named"), "envoy:${VERSION}");
      installation
          .production()
          .createService(
              "run-" + number,
              installation.production().register("run-" + number, image(repository, "run")),
              1);
      installation.useAndStop(image(repository, "retired"));
    }
    // An image of a repository whose name begins like that of another, and of one that is not ECR.
    installation.createOptedIn("many/r0-old");
    installation.owner().push("many/r0-old", "named", "old", 1000);
    installation.owner().untag("many/r1", "ecr-image-cleanup");
    installation.push("pending");
    installation.pass(Duration.ofDays(3));
    installation.useAndStop(image("pending"));
    installation.pass(Duration.ofHours(1));
    return installation;
  }

  /**
   * How many task definitions a sentence counts depends on what was asked for, and nothing else.
   */
  private static String decided(JsonNode image) {
    return Stream.of("repository", "verdict", "decision", "question", "earliest", "action")
        .map(field -> image.path(field).asText())
        .collect(Collectors.joining(" "));
  }

  private static Map<String, String> plan(Installation installation, String... arguments) {
    List<String> all = new ArrayList<>(List.of("plan", "--format=json"));
    all.addAll(List.of(arguments));
    Map<String, String> planned = new TreeMap<>();
    installation
        .run(all.toArray(String[]::new))
        .json()
        .path("images")
        .forEach(image -> planned.put(image.path("digest").asText(), decided(image)));
    return planned;
  }

  /** Of fewer than five each reads by itself. */
  private static Map<String, String> eachAlone(Installation installation, String... arguments) {
    Map<String, String> alone = new TreeMap<>();
    for (List<String> few :
        List.of(
            List.of(ORDERS, "many/r0-old", "many/r0", "many/r1"),
            List.of("many/r2", "many/r3", "many/r4"))) {
      alone.putAll(
          plan(
              installation,
              Stream.concat(Stream.of(arguments), few.stream().map(name -> "--repository=" + name))
                  .toArray(String[]::new)));
    }
    return alone;
  }

  private static long calls(Installation installation, String call, Runnable command) {
    long before = installation.calls(call);
    command.run();
    return installation.calls(call) - before;
  }

  @Test
  void whatIsReadTogetherDecidesAsWhatEachRepositoryReadsAlone() {
    try (Installation installation = filled()) {
      Map<String, String> alone = eachAlone(installation);

      assertThat(plan(installation)).isEqualTo(alone).hasSizeGreaterThan(OTHERS * 3);
      assertThat(alone.values())
          .anyMatch(image -> image.contains(" removable "))
          .anyMatch(image -> image.contains(" in-use "))
          .anyMatch(image -> image.contains(" waiting "))
          .anyMatch(image -> image.contains(" protected "));
      for (String option : List.of("--as-if-opted-in", "--stale-revisions")) {
        assertThat(plan(installation, option))
            .as(option)
            .isEqualTo(eachAlone(installation, option));
      }
    }
  }

  @Test
  void whereNobodyOptedInNobodyAsksWhoUsesImages() {
    try (Installation installation = filled()) {
      List.of(ORDERS, "many/r0", "many/r0-old", "many/r2", "many/r3", "many/r4")
          .forEach(name -> installation.owner().untag(name, "ecr-image-cleanup"));

      assertThat(calls(installation, "ecs.ListClusters", () -> plan(installation))).isZero();
      assertThat(
              calls(installation, "ecs.ListClusters", () -> plan(installation, "--as-if-opted-in")))
          .isPositive();
    }
  }

  @Test
  void itTakesACallForAllAndOneForEachThatDidNotOptIn() {
    try (Installation installation = filled()) {
      Map<String, Long> calls = new TreeMap<>();
      for (String call :
          List.of("tagging.GetResources", "ecr.ListTagsForResource", "scheduler.GET /schedules")) {
        calls.put(call, calls(installation, call, () -> plan(installation)));
      }

      assertThat(calls)
          .isEqualTo(
              Map.of(
                  "tagging.GetResources",
                  1L,
                  "ecr.ListTagsForResource",
                  1L,
                  "scheduler.GET /schedules",
                  1L));
    }
  }

  @Test
  void whatMayNotBeReadTogetherEachRepositoryReadsAlone() {
    try (Installation installation = filled()) {
      Map<String, String> alone = eachAlone(installation);
      installation.refuse(call -> call.operation().equals("GetResources"));
      installation.refuse(
          1,
          call ->
              call.operation().equals("SelectAggregateResourceConfig")
                  && call.body().toString().contains("GROUP BY configuration.Status"));

      assertThat(plan(installation)).isEqualTo(alone);
    }
  }
}
