package ecrimagecleanup.sandbox.story;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the records that the application writes of its decisions, as an operator could from its
 * log. Safe for several threads.
 */
public final class DecisionJournal extends AppenderBase<ILoggingEvent> {
  /** The logger that the records are written to. */
  public static final String LOGGER = "ecr-image-cleanup.decisions";

  private static final String PART_OF_AN_INDEX = "part of an index";

  private final Consumer<JsonNode> listener;
  private final Map<ImageKey, JsonNode> last = new HashMap<>();
  private final Map<String, Long> decisions = new TreeMap<>();
  private final List<Judge.Removed> removals = new ArrayList<>();

  /** A journal that tells {@code listener} of each record. */
  public DecisionJournal(Consumer<JsonNode> listener) {
    this.listener = listener;
    setName("decisions");
  }

  @Override
  protected void append(ILoggingEvent event) {
    JsonNode entry = Json.parse(event.getFormattedMessage());
    note(entry);
    listener.accept(entry);
  }

  private synchronized void note(JsonNode entry) {
    ImageKey image =
        ImageKey.shared(entry.path("repository").asText(), entry.path("digest").asText());
    last.put(image, entry);
    if (entry.path("record").asText().equals("decision")) {
      String decision = entry.path("decision").asText();
      decisions.merge(decision, 1L, Long::sum);
      if (decision.equals("remove")) {
        removals.add(new Judge.Removed(image, Instant.parse(entry.path("time").asText())));
      }
    }
  }

  /** How often the application decided what. */
  public synchronized Map<String, Long> decisions() {
    return new TreeMap<>(decisions);
  }

  /** Every decision to remove an image, carried out or not. */
  public synchronized List<Judge.Removed> removals() {
    return List.copyOf(removals);
  }

  /** Why the application kept an image, in few words; empty if it never decided about it. */
  public synchronized Optional<String> whyKept(ImageKey image) {
    return Optional.ofNullable(last.get(image)).map(DecisionJournal::inWords);
  }

  private static String inWords(JsonNode entry) {
    if (entry.path("record").asText().equals("outcome")) {
      return entry.path("code").asText().equals("ImageReferencedByManifestList")
          ? PART_OF_AN_INDEX
          : "removal " + entry.path("outcome").asText();
    }
    String decision = entry.path("decision").asText();
    if (decision.equals("remove")) {
      return "only reported";
    }
    return switch (entry.path("question").asText()) {
      case "opted-in" -> "not opted in";
      case "in-archive" -> "in the archive";
      case "on-time", "grace-period" -> "younger than the grace period";
      case "part-of-another" ->
          entry.path("reason").asText().startsWith("The index") ? PART_OF_AN_INDEX : "protected";
      case "owner-tags", "protected-tag", "listed-images", "newest" -> "protected";
      case "coverage" -> "AWS Config cannot see";
      case "pulled" -> "pulled lately";
      case "further-evidence", "everything-asked", "mutable-tags", "ran-by-moved-tag" ->
          "in use by a task";
      case "brake" -> "the brake is on";
      case "task-definitions" -> decision.equals("keep") ? "in use" : "in use until lately";
      case "cause-still-runs", "services", "second-look" -> "in use by a service";
      case "later-check" -> "a later check decides";
      default -> decision;
    };
  }
}
