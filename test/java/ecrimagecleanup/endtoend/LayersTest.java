package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.rehearsal.Answers;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.RehearsalJson;
import ecrimagecleanup.rehearsal.RunId;
import ecrimagecleanup.rehearsal.Step;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plan --layers says, and when it is refused. */
class LayersTest {
  private static final String OTHER = "team/other";
  private static final String ROLE = "arn:aws:iam::999988887777:role/ecr-image-cleanup";

  private static Installation installation() {
    Installation installation =
        Installation.with(
            "delete",
            "cleanup.minimum-age=P1D",
            Installation.evidence("ecr-pull-time", "ecs-live"));
    installation.createOptedIn(OTHER);
    for (String repository : List.of(ORDERS, OTHER)) {
      for (int i = 0; i < 12; i++) {
        installation
            .owner()
            .pushBuilt(repository, "v" + i, repository + i, 60_000_000 + 1_000_000L * i);
      }
    }
    // Of one repository two images are used, of the other all but one go, with an index.
    installation.production().register("a", image("v3"), image("v7"));
    installation.production().register("b", image(OTHER, "v0"));
    List<String> children =
        List.of(
            installation.owner().pushBuilt(OTHER, "", "amd64", 50_000_000),
            installation.owner().pushBuilt(OTHER, "", "arm64", 51_000_000));
    installation.owner().pushIndex(OTHER, "index", children);
    installation.pass(Duration.ofDays(3));
    return installation;
  }

  private static long stored(Installation installation, String repository) {
    return installation.aws().sandbox().registries().storedBytes(RepositoryKey.shared(repository));
  }

  @Test
  void whatIsFreedIsWhatTheWorldStoresLessAfterTheRemovableImagesWent() {
    try (Installation installation = installation()) {
      Map<String, Long> before = new HashMap<>();
      for (String repository : List.of(ORDERS, OTHER)) {
        before.put(repository, stored(installation, repository));
      }
      long reads = installation.calls("ecr.BatchGetImage");

      JsonNode document = installation.run("plan", "-o", "json", "--layers").json();

      JsonNode layers = document.path("layers");
      // One for the manifest of the index, which a plan reads anyway.
      assertThat(installation.calls("ecr.BatchGetImage") - reads).isEqualTo(1 + 2 * 2);
      String table = installation.run("plan", "--layers").out();
      installation.sweep();
      installation.pass(Duration.ofDays(6));
      assertThat(installation.removed()).hasSize(10 + 11 + 3);
      assertThat(layers.path("repositories")).hasSize(2);
      long all = 0;
      for (JsonNode row : layers.path("repositories")) {
        String repository = row.path("repository").asText().replaceFirst("^[^/]*/[^/]*/", "");
        long less = before.getOrDefault(repository, 0L) - stored(installation, repository);
        assertThat(row.path("freedBytes").asLong()).as(repository).isEqualTo(less).isPositive();
        assertThat(row.path("estimatedBytes").asLong()).isGreaterThan(less);
        all += less;
      }
      assertThat(layers.path("freedBytes").asLong()).isEqualTo(all);
      assertThat(layers.path("estimatedBytes")).isEqualTo(document.at("/totals/bytes/removable"));
      assertThat(layers.path("scope").asText()).isEqualTo("repository");
      assertThat(layers.path("images").asInt()).isEqualTo(12 + 14);
      assertThat(layers.path("estimatedImages").asInt()).isZero();
      assertThat(table)
          .containsPattern("repository .* frees +by layers +oldest")
          .contains(
              "Bytes are an estimate: layers that images share are counted with each of them, so less is freed.")
          .containsPattern("By their layers \\d+\\.\\d MB are freed, \\$0\\.\\d\\d a month\\.\\R")
          .contains("A layer counts once in its repository, ")
          .doesNotContain("estimated: the manifest");
    }
  }

  @Test
  void anImageWhoseManifestCannotBeReadCountsWithItsWholeSize() {
    try (Installation installation = installation()) {
      long before =
          installation
              .run("plan", "-o", "json", "--layers")
              .json()
              .at("/layers/freedBytes")
              .asLong();
      // What is in the archive stays, and nobody can read which layers it has.
      String archived = installation.owner().pushBuilt(ORDERS, "cold", "cold", 70_000_000);
      installation.owner().archive(ORDERS, archived);
      JsonNode with = installation.run("plan", "-o", "json", "--layers").json().path("layers");

      assertThat(with.path("estimatedImages").asInt()).isEqualTo(1);
      assertThat(with.path("freedBytes").asLong()).isEqualTo(before);
      assertThat(installation.run("plan", "--layers").out())
          .contains("Of 27 images 1 is estimated: the manifest cannot be read, so the whole size");

      installation.refuse(
          call ->
              call.operation().equals("BatchGetImage")
                  && call.body().path("repositoryName").asText().equals(ORDERS));
      JsonNode without = installation.run("plan", "-o", "json", "--layers").json();
      JsonNode orders = without.at("/layers/repositories/0");
      assertThat(orders.path("repository").asText()).endsWith(ORDERS);
      assertThat(orders.path("estimatedImages").asInt()).isEqualTo(13);
      assertThat(orders.path("freedBytes")).isEqualTo(orders.path("estimatedBytes"));
      assertThat(without.at("/layers/missing/0").asText())
          .startsWith("Manifests of 999988887777/eu-central-1/team/orders cannot be read. ");
    }
  }

  @Test
  void itIsRefusedWhileReadingAManifestMayCountAsAPull(@TempDir Path folder) throws IOException {
    try (Installation installation = installation()) {
      installation
          .owner()
          .call("DeregisterPullTimeUpdateExclusion", Json.object().put("principalArn", ROLE));
      long reads = installation.calls("ecr.BatchGetImage");
      String rehearsals = "--rehearsals=" + folder;

      Printed refused = installation.run("plan", "--layers", rehearsals);

      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err())
          .startsWith(
              "--layers is refused, because it reads manifests. Pulls by "
                  + ROLE
                  + " are recorded in 999988887777/eu-central-1,")
          .contains(
              "aws ecr register-pull-time-update-exclusion --region eu-central-1 --principal-arn "
                  + ROLE);
      assertThat(installation.calls("ecr.BatchGetImage")).isEqualTo(reads);

      write(folder, installation.aws().now(), Duration.ofHours(26));
      assertThat(installation.run("plan", "--layers", rehearsals).exitCode()).isZero();
      write(folder, installation.aws().now(), Duration.ofHours(2));
      assertThat(installation.run("plan", "--layers", rehearsals).exitCode()).isEqualTo(2);
      write(folder, installation.aws().now().minus(Duration.ofDays(366)), Duration.ofHours(26));
      assertThat(installation.run("plan", "--layers", rehearsals).exitCode()).isEqualTo(2);
    }
  }

  /** A rehearsal that waited for so long, and saw no pull time. */
  private static void write(Path folder, Instant start, Duration waited) throws IOException {
    Rehearsal rehearsal =
        Rehearsal.begin(
                new RunId("0123abcd"),
                new Registry("999988887777", "eu-central-1"),
                "111122223333/eu-central-1",
                start)
            .done(Step.READ_MANIFEST, start)
            .done(Step.WATCH_PULL, start.plus(waited))
            .ended(start.plus(waited));
    Files.writeString(
        folder.resolve("rehearsal-0123abcd.json"),
        RehearsalJson.write(rehearsal, Answers.of(rehearsal)));
  }

  @Test
  void aSpreadsheetHasNoRoomForIt() {
    try (Installation installation = Installation.with("delete")) {
      assertThat(installation.run("plan", "-o", "csv", "--layers").err())
          .startsWith(
              "--layers, --vulnerabilities and --regret are for -o table, wide, json and html.");
    }
  }
}
