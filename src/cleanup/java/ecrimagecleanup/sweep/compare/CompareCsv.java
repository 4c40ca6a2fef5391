package ecrimagecleanup.sweep.compare;

import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.words.SpreadsheetText;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What two policies differ in, for spreadsheets: a line for each image of which something changes,
 * as RFC 4180 has it. It is written repository by repository. For one thread.
 */
public final class CompareCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "Repository",
              "Tags",
              "Digest",
              "Verdict now",
              "Verdict then",
              "Action now",
              "Action then",
              "Question now",
              "Question then",
              "Reason now",
              "Reason then",
              "Pushed at",
              "Bytes")
          .get();

  private final Predicate<Change> included;
  private Difference total = Difference.NONE;
  private long lines;

  /**
   * @param included which of the images that change have a line
   */
  public CompareCsv(Predicate<Change> included) {
    this.included = included;
  }

  /** The sums of what was read. */
  public Difference total() {
    return total;
  }

  /** How many images have a line. */
  public long lines() {
    return lines;
  }

  /**
   * Writes it.
   *
   * @param plans the repositories; the next is taken when the one before is written
   * @param out where to; it stays open
   */
  public void write(Iterator<ComparedPlan> plans, Writer out) throws IOException {
    CSVPrinter csv = FORMAT.print(out);
    while (plans.hasNext()) {
      ComparedPlan plan = plans.next();
      for (Change change : plan.changes()) {
        if (included.test(change)) {
          write(csv, plan, change);
          lines++;
        }
      }
      total = total.plus(Difference.of(plan));
    }
    csv.flush();
  }

  private static void write(CSVPrinter csv, ComparedPlan plan, Change change) throws IOException {
    PlannedImage now = change.now();
    PlannedImage then = change.then();
    csv.printRecord(
        plan.now().repository(),
        SpreadsheetText.of(String.join(" ", now.image().tags())),
        now.image().digest(),
        now.verdict().kind().key(),
        then.verdict().kind().key(),
        action(now),
        action(then),
        question(now),
        question(then),
        SpreadsheetText.of(now.verdict().reason()),
        SpreadsheetText.of(then.verdict().reason()),
        now.image().pushedAt(),
        now.bytes());
  }

  private static String action(PlannedImage image) {
    return Change.action(image).map(Action::word).orElse("");
  }

  private static String question(PlannedImage image) {
    return image.decision().decidedBy().map(QuestionId::value).orElse("");
  }
}
