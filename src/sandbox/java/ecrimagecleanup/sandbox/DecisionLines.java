package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.words.Bytes;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prints a line for each decision of the application: what became of which image, and why. Adds up
 * what was removed. Safe for several threads.
 */
final class DecisionLines implements Consumer<JsonNode> {
  private static final String ARCHIVE = "archive";

  /** What was decided of an image that is not removed yet. */
  private record Intent(String action, String reason) {}

  private final LiveLine lines;
  private final Map<String, Intent> intents = new HashMap<>();
  private int deleted;
  private int archived;
  private long freed;

  DecisionLines(LiveLine lines) {
    this.lines = lines;
  }

  /** What was removed so far: {@code 2 removed, 1 archived, 150.0 MB freed}. */
  synchronized String summary() {
    return "%d removed, %s%s freed"
        .formatted(deleted, archived == 0 ? "" : archived + " archived, ", Bytes.inWords(freed));
  }

  @Override
  public synchronized void accept(JsonNode entry) {
    if (entry.path("record").asText().equals("decision")) {
      decision(entry);
    } else {
      outcome(entry);
    }
  }

  private void decision(JsonNode entry) {
    String reason = entry.path("reason").asText();
    switch (entry.path("decision").asText()) {
      case "remove" -> {
        String action = entry.path("action").asText();
        if (action.equals("report")) {
          print(entry, "only reported", reason);
        } else {
          intents.put(key(entry), new Intent(action, reason));
        }
      }
      case "keep" -> print(entry, "kept", reason);
      case "postpone" -> print(entry, "postponed", reason);
      default -> print(entry, "superseded", reason);
    }
  }

  private void outcome(JsonNode entry) {
    Intent intent = intents.getOrDefault(key(entry), new Intent("", ""));
    intents.remove(key(entry));
    switch (entry.path("outcome").asText()) {
      case "removed" -> removed(entry, intent);
      case "refused" ->
          print(
              entry,
              "not removed",
              "ECR refuses it: %s: %s"
                  .formatted(entry.path("code").asText(), entry.path("reason").asText()));
      default -> print(entry, "already gone", intent.reason());
    }
  }

  private void removed(JsonNode entry, Intent intent) {
    if (intent.action().equals(ARCHIVE)) {
      archived++;
      print(entry, "archived", intent.reason());
    } else {
      deleted++;
      freed += entry.path("bytes").asLong();
      print(entry, "deleted", intent.reason());
    }
  }

  private void print(JsonNode entry, String what, String reason) {
    lines.print(
        "%s  %s %s: %s"
            .formatted(
                Times.utc(Instant.parse(entry.path("time").asText())), image(entry), what, reason));
  }

  private static String key(JsonNode entry) {
    return entry.path("repository").asText() + "@" + entry.path("digest").asText();
  }

  private static String image(JsonNode entry) {
    List<String> tags = new ArrayList<>();
    entry.path("tags").forEach(tag -> tags.add(tag.asText()));
    return entry.path("repository").asText()
        + (tags.isEmpty()
            ? "@" + entry.path("digest").asText().substring(0, 19)
            : ":" + String.join(",", tags));
  }
}
