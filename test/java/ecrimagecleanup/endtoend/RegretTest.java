package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.RETIRED;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.PulledName;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code regret} says, judged by the world's own record of who used what. */
class RegretTest {
  private static final String ARCHIVE = "team/archive";
  private static final String DELETE = "team/delete";
  private static final Duration DAY = Duration.ofDays(1);

  private static List<JsonNode> lines(Installation installation, String... more) {
    List<String> command = new ArrayList<>(List.of("regret", "-o", "json", "--followed=P3D"));
    command.addAll(List.of(more));
    return installation.run(command.toArray(String[]::new)).out().lines().map(Json::parse).toList();
  }

  /** Whether the world saw a use of the image, or a pull of it that failed. */
  private static boolean used(UseLedger ledger, JsonNode image, Instant until) {
    String repository = image.path("repository").asText().replaceFirst("^[^/]+/[^/]+/", "");
    Instant decided = Instant.parse(image.path("decidedAt").asText());
    String named = image(repository, image.at("/tags/0").asText());
    return ledger.inUseBetween(
            ImageKey.shared(repository, image.path("digest").asText()), decided, until)
        || ledger.failedPulls().stream()
            .anyMatch(failed -> failed.image().equals(named) && failed.at().isAfter(decided));
  }

  @Test
  void whoUsedWhatWasToGoIsSaidAsTheWorldHasItInItsOwnRecord() {
    try (Installation installation =
        Installation.with("delete", Installation.evidence("ecs-live"))) {
      installation.owner().tag(ORDERS, "ecr-image-cleanup:action", "report");
      installation.createOptedIn(ARCHIVE);
      installation.owner().tag(ARCHIVE, "ecr-image-cleanup:action", "archive");
      installation.createOptedIn(DELETE);
      Map<String, String> digests = new LinkedHashMap<>();
      List<String> definitions = new ArrayList<>();
      for (String name :
          List.of(
              ORDERS + ":quiet",
              ORDERS + ":again",
              ORDERS + ":pulled",
              ORDERS + ":young",
              ARCHIVE + ":asleep",
              ARCHIVE + ":wanted",
              ARCHIVE + ":restored",
              DELETE + ":missed",
              DELETE + ":forgotten")) {
        String[] parts = name.split(":", 2);
        digests.put(name, installation.owner().push(parts[0], parts[1], name, 1000));
        definitions.add(installation.production().register(parts[1], image(parts[0], parts[1])));
      }
      String young = definitions.remove(3);
      installation.passUntil(RETIRED.toString());
      definitions.forEach(installation.production()::deregister);
      installation.pass(DAY.plusHours(2));

      String again = installation.production().register("again", image("again"));
      installation
          .aws()
          .sandbox()
          .registries()
          .pull(PulledName.parse(image("pulled")).orElseThrow());
      installation.owner().restore(ARCHIVE, digests.getOrDefault(ARCHIVE + ":restored", ""));
      run(installation, image(ARCHIVE, "wanted"));
      installation.pass(Duration.ofHours(3));
      installation.production().deregister(again);
      installation.pass(DAY.multipliedBy(2));
      installation.production().deregister(young);
      installation.pass(DAY.plusHours(2));
      installation.pass(DAY.plusHours(6));
      // ECS shows a task for an hour after it has stopped.
      run(installation, image(DELETE, "missed"));
      installation.pass(Duration.ofMinutes(10));

      List<JsonNode> lines = lines(installation);
      List<JsonNode> images = lines.subList(0, lines.size() - 1);
      assertThat(images)
          .extracting(line -> line.path("digest").asText())
          .containsExactlyInAnyOrderElementsOf(digests.values());
      UseLedger ledger = installation.aws().world().ledger();
      Map<String, String> hows = new LinkedHashMap<>();
      for (JsonNode image : images) {
        String tag = image.at("/tags/0").asText();
        hows.put(tag, String.join(", ", image.path("uses").findValuesAsText("how")));
        // Who pulls or restores without running it is not in that record.
        assertThat(image.path("used").asBoolean())
            .as("%s", image)
            .isEqualTo(
                used(ledger, image, installation.aws().now())
                    || List.of("pulled", "restored").contains(tag));
      }
      assertThat(hows).containsEntry("quiet", "").containsEntry("asleep", "");
      assertThat(hows.getOrDefault("again", "")).contains("named or run");
      assertThat(hows.getOrDefault("pulled", "")).contains("pulled");
      assertThat(hows.getOrDefault("wanted", "")).contains("in use");
      assertThat(hows.getOrDefault("restored", "")).contains("restored");
      assertThat(hows.getOrDefault("missed", "")).startsWith("missed");
      JsonNode total = lines.get(lines.size() - 1);
      assertThat(total.path("headline").asText())
          .isEqualTo(
              "Of 9 images 7 could be followed for at least 3 days, or until a use; 5 were seen in use; of 2 it cannot be known:");
      assertThat(total.path("why")).hasSize(2);

      JsonNode part =
          installation
              .run("plan", "-o", "json", "--regret", "--followed=P3D")
              .json()
              .path("regret");
      for (String field : List.of("images", "used", "unknown", "why", "headline")) {
        assertThat(part.path(field)).as(field).isEqualTo(total.path(field));
      }
      assertThat(part.path("seen").findValuesAsText("digest"))
          .containsExactlyInAnyOrderElementsOf(
              images.stream()
                  .filter(image -> image.path("used").asBoolean())
                  .map(image -> image.path("digest").asText())
                  .toList());
      assertThat(installation.run("plan", "--regret", "--followed=P3D").out())
          .contains(total.path("headline").asText())
          .contains("team/delete@" + digests.getOrDefault(DELETE + ":missed", "").substring(7, 19));
      assertThat(installation.run("plan", "--regret", "-o", "csv").err())
          .contains("--layers, --vulnerabilities and --regret are for");

      Printed printed = installation.run("regret", "--followed=P3D");
      assertThat(printed.exitCode()).isEqualTo(1);
      assertThat(printed.out())
          .contains("It was deleted for good less than 3 days after that was decided")
          .contains("The records end on ", ", less than 3 days after the decision.")
          .contains("team/orders@" + digests.getOrDefault(ORDERS + ":again", "").substring(7, 19))
          .doesNotContain(digests.getOrDefault(ORDERS + ":quiet", "").substring(7, 19));
      // Of one of two it cannot be known, which is more than one in ten.
      assertThat(
              installation
                  .run("regret", "--followed=P3D", "--since=2026-03-08", "--repository=" + ORDERS)
                  .exitCode())
          .isEqualTo(3);
    }
  }

  @Test
  void whereNobodyUsedAnythingTheExitCodeIsZeroAndWithoutRecordsNothingIsKnown() {
    try (Installation installation = Installation.with("report")) {
      assertThat(installation.run("regret"))
          .isEqualTo(
              new Printed(
                  3,
                  "The records name no image that was to go, so nothing can be said.%n".formatted(),
                  ""));
      installation.pushAndRetire("1");
      installation.pass(DAY.multipliedBy(3));

      Printed printed = installation.run("regret", "--followed=P1D");
      assertThat(printed.out())
          .isEqualToIgnoringNewLines(
              "Of 1 image 1 could be followed for at least 24 hours, or until a use; 0 were seen in use; of 0 it cannot be known.");
      assertThat(printed.exitCode()).isZero();
      assertThat(installation.run("regret").exitCode()).isEqualTo(3);
    }
  }

  private static void run(Installation installation, String image) {
    installation.production().runTask(installation.production().register("late", image));
  }
}
