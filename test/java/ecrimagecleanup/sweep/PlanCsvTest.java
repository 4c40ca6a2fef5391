package ecrimagecleanup.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.decision.Verdict.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCsvTest {
  private static String written(Predicate<PlannedImage> included, RepositoryPlan... plans)
      throws IOException {
    StringWriter out = new StringWriter();
    PlanCsv csv = new PlanCsv(List.of(plans).iterator(), included);
    csv.write(out);
    assertThat(csv.total().repositories()).isEqualTo(plans.length);
    assertThat(csv.lines()).isEqualTo(records(out.toString()).size());
    return out.toString();
  }

  private static List<CSVRecord> records(String csv) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(csv))
        .getRecords();
  }

  @Test
  void aLineForEachImage() throws IOException {
    String digest = "sha256:" + "0".repeat(63);

    assertThat(written(image -> true, PlanSamples.ORDERS, PlanSamples.EMPTY, PlanSamples.STAYING))
        .isEqualToNormalizingNewlines(
            """
            Repository,Tags,Digest,Verdict,Until,Earliest,Question,Reason,Goes after,Pushed at,Last pulled at,Bytes
            999988887777/eu-central-1/team/orders,1.0,%1$s1,removable,,2026-03-04T03:05:00Z,,Nobody uses it.,,2026-01-05T10:00:00Z,,0
            999988887777/eu-central-1/team/orders,,%1$s2,removable,,2026-03-04T03:05:00Z,,Nobody uses it.,%1$s1,2026-01-05T10:00:00Z,,1234
            999988887777/eu-central-1/team/orders,2.0 a-long-name-of-a-branch-of-somebody,%1$s3,in-use,,,task-definitions,The task definition orders:41 names it.,,2026-01-05T10:00:00Z,2026-03-02T01:00:00Z,1234
            999988887777/eu-central-1/team/orders,3.0,%1$s4,unknown,,,coverage,AWS did not reply.,,2026-01-05T10:00:00Z,,1234
            999988887777/eu-central-1/platform/base-images-of-everything,latest,%1$s6,protected,,,protected-tag,Its tag latest is protected.,,2026-01-05T10:00:00Z,,1234
            999988887777/eu-central-1/platform/base-images-of-everything,5.0,%1$s7,waiting,2026-03-03T03:00:00Z,,later-check,Its next check decides.,,2026-01-05T10:00:00Z,,1234
            """
                .formatted(digest));
  }

  @Test
  void onlyWhatIsAskedForHasALineAndTheTotalsAreOfAll() throws IOException {
    assertThat(
            records(
                written(
                    image -> image.verdict().kind() == Kind.UNKNOWN,
                    PlanSamples.ORDERS,
                    PlanSamples.STAYING)))
        .extracting(record -> record.get("Verdict"))
        .containsExactly("unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "=a\nb"})
  void whatASpreadsheetWouldTakeForAFormulaIsText(String tag) throws IOException {
    assertThat(records(written(image -> true, PlanSamples.hostile(tag))))
        .extracting(record -> record.get("Tags"))
        .containsExactly("'" + tag);
  }

  @Test
  void quotesCommasAndLinesStayInTheirField() throws IOException {
    assertThat(records(written(image -> true, PlanSamples.hostile("a\"b,c\r\nd", "e"))))
        .extracting(record -> record.get("Tags"))
        .containsExactly("a\"b,c\r\nd e");
  }
}
