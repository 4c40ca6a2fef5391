package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import ecrimagecleanup.sandbox.story.DecisionJournal;
import ecrimagecleanup.sandbox.story.Narrator;
import ecrimagecleanup.sandbox.story.Outcome;
import ecrimagecleanup.sandbox.story.Progress;
import ecrimagecleanup.sandbox.story.SandboxLog;
import ecrimagecleanup.sandbox.story.Story;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The story under every single reading of AWS, and under the harsh ones: what becomes of the images
 * in each.
 *
 * @param home the folder with the routes and the configuration of the application
 * @param settings settings that differ from the configuration
 * @param log where the log of the application goes
 */
record AllReadings(Path home, Map<String, String> settings, Path log) {
  private static final int HARSH_SEEDS = 5;
  private static final String ROW = "%-46s %5s %8s %8s %15s %12s%n";

  /** One story to be played. */
  record Part(String name, Readings readings, long seed) {}

  /** How it ended; without an outcome, why it did not. */
  private record Row(Part part, List<Outcome> outcome, String failure) {
    boolean isClean() {
      return outcome.stream().anyMatch(each -> each.verdict().isClean());
    }
  }

  /** The friendly readings, each other one by itself, and the harsh ones with several seeds. */
  static List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("friendly", Readings.friendly(), 1));
    for (ReadingSwitch each : ReadingSwitch.values()) {
      each.readings().stream()
          .filter(reading -> !reading.equals(each.friendly()))
          .map(reading -> Readings.friendly().with(reading))
          .forEach(readings -> parts.add(new Part(readings.toString(), readings, 1)));
    }
    for (long seed = 1; seed <= HARSH_SEEDS; seed++) {
      parts.add(new Part("harsh", Readings.harsh(), seed));
    }
    return parts;
  }

  /**
   * Plays all and prints a row for each as soon as it is over.
   *
   * @return whether nothing in use was removed and nothing unused was left in any
   */
  boolean play(PrintWriter out, boolean asJson) {
    if (!asJson) {
      out.printf(ROW, "READING", "SEED", "DELETED", "KEPT", "IN USE DELETED", "UNUSED LEFT");
      out.flush();
    }
    List<Row> rows = new ArrayList<>();
    for (Part part : parts()) {
      Row row = play(part);
      rows.add(row);
      if (!asJson) {
        print(row, out);
      }
    }
    if (asJson) {
      out.println(json(rows));
      out.flush();
    }
    return rows.stream().allMatch(Row::isClean);
  }

  private Row play(Part part) {
    DecisionJournal journal = new DecisionJournal(entry -> {});
    SandboxLog.toFile(log, journal);
    try {
      Outcome outcome =
          new Story(part.seed(), home, settings, new Silence(), journal, part.readings()).play();
      return new Row(part, List.of(outcome), "");
    } catch (RuntimeException failed) {
      // one reading that the application cannot bear does not hide what becomes of the others
      return new Row(part, List.of(), String.valueOf(failed.getMessage()));
    }
  }

  private static void print(Row row, PrintWriter out) {
    String name = row.part().name();
    long seed = row.part().seed();
    Stream<Outcome> outcomes = row.outcome().stream();
    outcomes.forEach(
        outcome ->
            out.printf(
                ROW,
                name,
                seed,
                outcome.removed(),
                outcome.kept(),
                outcome.verdict().inUseDeleted(),
                outcome.verdict().unusedLeft()));
    if (row.outcome().isEmpty()) {
      out.printf("%-46s %5s  failed: %s%n", name, seed, row.failure());
    }
    out.flush();
  }

  private static String json(List<Row> rows) {
    ArrayNode all = Json.list(List.of());
    for (Row row : rows) {
      var json = all.addObject().put("reading", row.part().name()).put("seed", row.part().seed());
      for (Outcome outcome : row.outcome()) {
        json.put("deleted", outcome.removed())
            .put("kept", outcome.kept())
            .put("inUseDeleted", outcome.verdict().inUseDeleted())
            .put("unusedLeft", outcome.verdict().unusedLeft());
      }
      if (row.outcome().isEmpty()) {
        json.put("failure", row.failure());
      }
    }
    return Json.write(all);
  }

  /** Of some thirty stories only the ends are printed. */
  private static final class Silence implements Narrator {
    @Override
    public void chapter(Instant now, String what) {}

    @Override
    public void happens(String what) {}

    @Override
    public void progress(Progress progress) {}
  }
}
