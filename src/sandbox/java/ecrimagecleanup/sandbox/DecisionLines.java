package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Prints a line for each decision of the application. */
final class DecisionLines implements Consumer<JsonNode> {
  private final PrintWriter out;

  DecisionLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(JsonNode entry) {
    boolean decision = entry.path("record").asText().equals("decision");
    out.printf(
        "%s  %s %s: %s%n",
        entry.path("time").asText().substring(0, 16),
        image(entry),
        entry.path(decision ? "decision" : "outcome").asText(),
        entry.path("reason").asText(""));
    out.flush();
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
