package ecrimagecleanup.owners;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.words.OneLine;
import ecrimagecleanup.words.SpreadsheetText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Reports for machines, with the columns of {@link ReportLine}.
 *
 * @param header what the plans were made of
 */
public record ReportSheets(PlanHeader header) {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

  /**
   * Writes a JSON object in each line, in which a value that is not there is left out.
   *
   * @param out where to; it stays open
   */
  public void writeJsonLines(Writer out, OwnerReports reports) throws IOException {
    for (ReportLine line : ReportLine.of(reports)) {
      out.write(JSON.writeValueAsString(line.values(header)));
      out.write('\n');
    }
  }

  /**
   * Writes CSV, as RFC 4180 has it, with the names of the columns in its first line. No value has a
   * line break.
   *
   * @param out where to; it stays open
   */
  public void writeCsv(Writer out, OwnerReports reports) throws IOException {
    CSVPrinter csv =
        CSVFormat.RFC4180
            .builder()
            .setHeader(ReportLine.COLUMNS.toArray(String[]::new))
            .get()
            .print(out);
    for (ReportLine line : ReportLine.of(reports)) {
      Map<String, Object> values = line.values(header);
      csv.printRecord(
          ReportLine.COLUMNS.stream()
              .map(column -> cell(values.getOrDefault(column, "")))
              .toList());
    }
    csv.flush();
  }

  private static Object cell(Object value) {
    return value instanceof String text ? SpreadsheetText.of(OneLine.of(text)) : value;
  }
}
