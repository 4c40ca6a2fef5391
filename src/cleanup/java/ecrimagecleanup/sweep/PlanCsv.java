package ecrimagecleanup.sweep;

import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.words.SpreadsheetText;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A plan for spreadsheets: a line for each image, as RFC 4180 has it. It is written repository by
 * repository, and never held as a whole.
 */
public final class PlanCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "Repository",
              "Tags",
              "Digest",
              "Verdict",
              "Until",
              "Earliest",
              "Question",
              "Reason",
              "Goes after",
              "Pushed at",
              "Last pulled at",
              "Bytes")
          .get();

  private final Iterator<RepositoryPlan> plans;
  private final Predicate<PlannedImage> included;
  private PlanSummary total = PlanSummary.NONE;
  private long lines;

  /**
   * A document, to be written once.
   *
   * @param plans the repositories; the next is taken when the one before is written
   * @param included which images have a line
   */
  public PlanCsv(Iterator<RepositoryPlan> plans, Predicate<PlannedImage> included) {
    this.plans = plans;
    this.included = included;
  }

  /** The totals of what was read. */
  public PlanSummary total() {
    return total;
  }

  /** How many images have a line. */
  public long lines() {
    return lines;
  }

  /**
   * Writes it.
   *
   * @param out where to; it stays open
   */
  public void write(Writer out) throws IOException {
    CSVPrinter csv = FORMAT.print(out);
    while (plans.hasNext()) {
      RepositoryPlan plan = plans.next();
      for (PlannedImage one : plan.images()) {
        if (included.test(one)) {
          write(csv, plan, one);
          lines++;
        }
      }
      total = total.plus(PlanSummary.of(plan));
    }
    csv.flush();
  }

  private static void write(CSVPrinter csv, RepositoryPlan plan, PlannedImage one)
      throws IOException {
    Image image = one.image();
    Verdict verdict = one.verdict();
    boolean removable = verdict.kind() == Verdict.Kind.REMOVABLE;
    csv.printRecord(
        plan.repository(),
        SpreadsheetText.of(String.join(" ", image.tags())),
        image.digest(),
        verdict.kind().key(),
        removable ? "" : time(verdict.when()),
        removable ? time(verdict.when()) : "",
        one.decision().decidedBy().map(QuestionId::value).orElse(""),
        SpreadsheetText.of(verdict.reason()),
        one.goesAfter().map(Digest::value).orElse(""),
        image.pushedAt(),
        time(image.lastPulledAt()),
        one.bytes());
  }

  private static String time(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }
}
