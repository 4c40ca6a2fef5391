package ecrimagecleanup.owners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.sweep.PlanSamples;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportSheetsTest {
  private static final ReportSheets SHEETS = new ReportSheets(PlanSamples.header(false, ""));
  private static final Pattern TABLE =
      Pattern.compile("CREATE EXTERNAL TABLE (\\w+) \\(\\n(.*?)\\n\\)", Pattern.DOTALL);

  private static OwnerReports reports(RepositoryPlan... plans) {
    return OwnerReports.of("team", List.of(plans).iterator());
  }

  private static String csv(RepositoryPlan... plans) throws IOException {
    StringWriter out = new StringWriter();
    SHEETS.writeCsv(out, reports(plans));
    return out.toString();
  }

  @Test
  void aLineForWhatHasVerdictAndDayInCommon() throws IOException {
    assertThat(csv(PlanSamples.ORDERS, PlanSamples.EMPTY, PlanSamples.STAYING))
        .isEqualToNormalizingNewlines(
            """
            reported,owner,repository,opted_in,verdict,day,images,bytes,monthly_cost
            2026-03-02T03:00:00Z,orders,999988887777/eu-central-1/team/orders,true,in-use,,1,1234,0.000000
            2026-03-02T03:00:00Z,orders,999988887777/eu-central-1/team/orders,true,unknown,,1,1234,0.000000
            2026-03-02T03:00:00Z,orders,999988887777/eu-central-1/team/orders,true,removable,2026-03-04,2,1234,0.000000
            2026-03-02T03:00:00Z,platform,999988887777/eu-central-1/platform/base-images-of-everything,true,protected,,1,1234,0.000000
            2026-03-02T03:00:00Z,platform,999988887777/eu-central-1/platform/base-images-of-everything,true,waiting,2026-03-03,1,1234,0.000000
            2026-03-02T03:00:00Z,,999988887777/eu-central-1/team/empty,false,,,0,0,0.000000
            """);
  }

  @Test
  void anOwnerIsNeitherAFormulaNorALineOfItsOwn() throws IOException {
    String csv = csv(ReportTextTest.owned(PlanSamples.STAYING, "=cmd|' /C calc'!A0\n2026,x"));

    assertThat(csv.lines()).hasSize(3);
    assertThat(csv).contains(",\"'=cmd|' /C calc'!A0 2026,x\",");
  }

  @Test
  void jsonLinesHaveTheSameColumnsAndLeaveOutWhatIsNotThere() throws IOException {
    StringWriter out = new StringWriter();
    SHEETS.writeJsonLines(
        out, reports(ReportTextTest.owned(PlanSamples.STAYING, "a\n\"b"), PlanSamples.EMPTY));

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    JsonNode waiting = new ObjectMapper().readTree(lines.get(1));
    assertThat(waiting.fieldNames()).toIterable().containsExactlyElementsOf(ReportLine.COLUMNS);
    assertThat(waiting.path("owner").asText()).isEqualTo("a\n\"b");
    assertThat(waiting.path("images").isIntegralNumber()).isTrue();
    assertThat(waiting.path("opted_in").isBoolean()).isTrue();
    assertThat(lines.get(2)).doesNotContain("owner", "verdict", "day", "null");
  }

  @Test
  void theTablesOfTheDocumentationHaveTheColumnsThatAreWritten() throws IOException {
    String page = Files.readString(Path.of("docs/reports.md"));
    List<MatchResult> tables = TABLE.matcher(page).results().toList();

    assertThat(tables)
        .extracting(table -> table.group(1))
        .containsExactly("reports", "reports_csv");
    assertThat(tables)
        .allSatisfy(
            table ->
                assertThat(
                        Pattern.compile("`(\\w+)` \\w+")
                            .matcher(table.group(2))
                            .results()
                            .map(column -> column.group(1)))
                    .containsExactlyElementsOf(ReportLine.COLUMNS));
  }
}
