package ecrimagecleanup.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.UseLedger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the commands say of a story that was played, compared with the world's own record of it.
 *
 * @param aws its world
 * @param application the application that ran in it
 */
record StoryFigures(EmbeddedAws aws, SandboxedApplication application) {
  private static final Duration DAY = Duration.ofDays(1);

  private List<JsonNode> run(int exitCode, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    application.settings().forEach((key, value) -> all.add("--set=" + key + "=" + value));
    assertThat(
            EcrImageCleanup.commandLine(Terminal.none(), aws.world().clock())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new)))
        .as("%s", err)
        .isEqualTo(exitCode);
    return out.toString().lines().map(Json::parse).toList();
  }

  private static JsonNode last(List<JsonNode> lines) {
    return lines.get(lines.size() - 1);
  }

  private static RepositoryKey repository(JsonNode row) {
    return RepositoryKey.shared(row.path("repository").asText().replaceFirst("^[^/]*/[^/]*/", ""));
  }

  private UseLedger ledger() {
    return aws.world().ledger();
  }

  /** All that is to be compared; time passes. */
  void compare() {
    compareHistory();
    compareRegret();
    compareBytes();
  }

  /** What the log says that went is what went. */
  void compareHistory() {
    Map<String, Long> images = new HashMap<>();
    Map<String, Long> bytes = new HashMap<>();
    for (UseLedger.Removal removal : ledger().removals()) {
      String name = removal.image().repository().name();
      images.merge(name, 1L, Long::sum);
      bytes.merge(name, removal.bytes(), Long::sum);
    }

    JsonNode total = last(run(0, "history", "-o", "json", "--summary"));

    Map<String, Long> said = new HashMap<>();
    Map<String, Long> freed = new HashMap<>();
    total
        .path("byRepository")
        .properties()
        .forEach(
            row -> {
              said.put(row.getKey(), row.getValue().path("deleted").asLong());
              freed.put(row.getKey(), row.getValue().path("bytes").asLong());
              assertThat(row.getValue().path("archived").asLong()).isZero();
            });
    assertThat(said).isEqualTo(images).isNotEmpty();
    assertThat(freed).isEqualTo(bytes);
    assertThat(total.path("unreadable").asLong()).isZero();
  }

  /**
   * Whom the command says to have used what had gone is who used it. What is deleted at once cannot
   * be followed for long, which it says by its exit code.
   */
  void compareRegret() {
    List<JsonNode> lines = run(3, "regret", "-o", "json", "--followed=PT1H");

    List<JsonNode> images = lines.subList(0, lines.size() - 1);
    assertThat(images)
        .extracting(StoryFigures::key)
        .containsExactlyInAnyOrderElementsOf(
            ledger().removals().stream().map(UseLedger.Removal::image).distinct().toList());
    for (JsonNode image : images) {
      Instant decided = Instant.parse(image.path("decidedAt").asText());
      assertThat(image.path("used").asBoolean())
          .as("%s", image)
          .isEqualTo(ledger().inUseBetween(key(image), decided, aws.now()));
    }
    assertThat(last(lines).path("images").asInt()).isEqualTo(images.size());
    assertThat(last(lines).path("used").asInt()).isZero();
  }

  private static ImageKey key(JsonNode image) {
    return new ImageKey(repository(image), image.path("digest").asText());
  }

  /** What is said to be freed where owners opt in later is what the registry stores less then. */
  void compareBytes() {
    // Longer than an image waits after its last use or push.
    application.runUntil(aws.now().plus(DAY.multipliedBy(4)));
    JsonNode layers =
        last(run(0, "plan", "-o", "json", "--layers", "--as-if-opted-in")).path("layers");
    Map<RepositoryKey, Long> freed = new HashMap<>();
    Map<RepositoryKey, Long> before = new HashMap<>();
    for (JsonNode row : layers.path("repositories")) {
      if (row.path("images").asInt() > 0) {
        assertThat(row.path("freedBytes").asLong())
            .isPositive()
            .isLessThan(row.path("estimatedBytes").asLong());
        freed.put(repository(row), row.path("freedBytes").asLong());
        before.put(repository(row), stored(repository(row)));
      }
    }

    ImageOwner owner = new ImageOwner(aws.sandbox());
    freed
        .keySet()
        .forEach(repository -> owner.tag(repository.name(), "ecr-image-cleanup", "enabled"));
    aws.startSweep();
    application.awaitQuiet();
    application.runUntil(aws.now().plus(DAY.multipliedBy(3)));

    Map<RepositoryKey, Long> less = new HashMap<>();
    before.forEach((repository, bytes) -> less.put(repository, bytes - stored(repository)));
    assertThat(freed).isEqualTo(less).hasSizeGreaterThan(1);
    assertThat(layers.path("freedBytes").asLong())
        .isEqualTo(less.values().stream().mapToLong(Long::longValue).sum());
  }

  private long stored(RepositoryKey repository) {
    return aws.sandbox().registries().storedBytes(repository);
  }
}
