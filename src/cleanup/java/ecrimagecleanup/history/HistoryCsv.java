package ecrimagecleanup.history;

import ecrimagecleanup.words.Money;
import ecrimagecleanup.words.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What the log says, for spreadsheets, as RFC 4180 has it: a line for each record, or one for each
 * sum. For one thread.
 */
public final class HistoryCsv {
  private static final String[] OF_RECORDS = {
    "Time",
    "Record",
    "What",
    "Action",
    "Repository",
    "Tags",
    "Digest",
    "Cause",
    "Question",
    "Reason",
    "Bytes"
  };
  private static final String[] OF_SUMS = {
    "Month", "Of", "Deleted", "Bytes", "MonthlyCost", "Archived", "ArchivedBytes"
  };

  private final CSVPrinter csv;

  private HistoryCsv(Writer out, String... header) {
    try {
      csv = CSVFormat.RFC4180.builder().setHeader(header).get().print(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a document of records. The writer stays open. */
  public static HistoryCsv ofRecords(Writer out) {
    return new HistoryCsv(out, OF_RECORDS);
  }

  /**
   * Writes a document of what went in each month.
   *
   * @param out where to; it stays open
   * @param sums by month and by repository, or by value of a tag
   * @param pricePerGb what a GB (10^9 bytes) costs a month
   */
  public static void writeSums(Writer out, List<Totals.Sum> sums, BigDecimal pricePerGb) {
    HistoryCsv document = new HistoryCsv(out, OF_SUMS);
    for (Totals.Sum sum : sums) {
      document.line(
          sum.month(),
          SpreadsheetText.of(sum.of()),
          sum.gone().deleted().images(),
          sum.gone().deleted().bytes(),
          Money.aMonth(sum.gone().deleted().bytes(), pricePerGb),
          sum.gone().archived().images(),
          sum.gone().archived().bytes());
    }
    document.complete();
  }

  /** Writes a line. */
  public void write(Entry entry) {
    line(
        entry.time(),
        entry.kind().key(),
        entry.word(),
        entry.action(),
        entry.repository(),
        SpreadsheetText.of(String.join(" ", entry.tags())),
        entry.digest(),
        SpreadsheetText.of(entry.cause()),
        entry.question().map(SpreadsheetText::of).orElse(""),
        SpreadsheetText.of(entry.reason()),
        entry.bytes());
  }

  /** Hands on what was written. */
  public void complete() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(Object... fields) {
    try {
      csv.printRecord(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
