package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.history.Departures;
import ecrimagecleanup.history.Departures.Departure;
import ecrimagecleanup.history.Entry;
import ecrimagecleanup.history.HistoryFilter;
import ecrimagecleanup.history.Said;
import ecrimagecleanup.image.NoSuchImageException;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Says of an image that is not there when it went, by which check, and on which evidence.
 *
 * @param output where to
 * @param log the log of the application; empty if nobody says where it is
 * @param filter the records of the image
 */
record GoneImage(OutputOptions output, Optional<DecisionLog> log, HistoryFilter filter) {
  /**
   * Prints what the log says of its removals.
   *
   * @throws IllegalArgumentException if it says nothing of one
   */
  void print(NoSuchImageException missing) throws IOException {
    if (log.isEmpty()) {
      throw new IllegalArgumentException(
          "%s If it was removed, the log says when and why. %s"
              .formatted(missing.getMessage(), LogOptions.HOW));
    }
    Departures departures = new Departures();
    long unreadable = Records.read(log.get(), filter, output.output(), departures::add);
    if (departures.gone().isEmpty()) {
      throw new IllegalArgumentException(
          "%s The log has %s of it, and none of a removal. %s"
              .formatted(
                  missing.getMessage(),
                  Counts.of(departures.records(), "record"),
                  Records.leftOut(unreadable))
              .strip());
    }
    departures.gone().forEach(this::print);
    if (unreadable > 0 && !output.json()) {
      output.print(Records.leftOut(unreadable));
    }
  }

  private void print(Departure gone) {
    if (output.json()) {
      output.print(json(gone));
      return;
    }
    Entry outcome = gone.outcome();
    output.print("%s@%s".formatted(outcome.repository(), outcome.digest()));
    output.print("");
    output.print(
        "gone: %s on %s.%s"
            .formatted(
                done(gone),
                Times.utc(outcome.time()),
                outcome.tags().isEmpty()
                    ? ""
                    : " Its tags were %s.".formatted(String.join(" ", outcome.tags()))));
    if (gone.decision().isEmpty()) {
      output.print("The log has no record of the decision: it begins too late.");
      return;
    }
    Entry decision = gone.decision().get();
    output.print("The check was caused by: %s.".formatted(decision.cause()));
    output.print(decision.reason());
    output.print("");
    for (Said said : decision.evidence()) {
      output.print("      %s: %s: %s".formatted(said.source(), said.says(), said.text()));
    }
  }

  private static String done(Departure gone) {
    return action(gone).equals("archive") ? "moved to the archive" : "removed";
  }

  /** What the removal did; where its record is too old to say that, what was decided. */
  private static String action(Departure gone) {
    String done = gone.outcome().action();
    return done.isEmpty() ? gone.decision().map(Entry::action).orElse("") : done;
  }

  private static ObjectNode json(Departure gone) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Entry outcome = gone.outcome();
    json.put("repository", outcome.repository().toString());
    json.put("digest", outcome.digest().value());
    ArrayNode tags = json.putArray("tags");
    outcome.tags().forEach(tags::add);
    json.put("verdict", "gone").put("goneAt", outcome.time().toString());
    if (!action(gone).isEmpty()) {
      json.put("action", action(gone));
    }
    gone.decision()
        .ifPresent(
            decision -> {
              json.put("cause", decision.cause()).put("reason", decision.reason());
              ArrayNode evidence = json.putArray("evidence");
              List<Said> all = decision.evidence();
              all.forEach(
                  said ->
                      evidence
                          .addObject()
                          .put("source", said.source())
                          .put("says", said.says())
                          .put("text", said.text()));
            });
    return json;
  }
}
