package ecrimagecleanup.sandbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.Json;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkTest {
  private static final String[] TINY = {
    "--workloads=2", "--deployments=6", "--stops=2", "--latency=50", "--seed=7"
  };

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... more) {
    String[] all = new String[TINY.length + more.length];
    System.arraycopy(TINY, 0, all, 0, TINY.length);
    System.arraycopy(more, 0, all, TINY.length, more.length);
    return BenchmarkCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  @Test
  void whatADayCostsIsCountedAndTheSameForTheSameSeed() throws Exception {
    Path picture = folder.resolve("growth.svg");

    assertThat(run("--age=0,0,30", "--format=json", "--picture=" + picture))
        .as(err.toString())
        .isZero();

    JsonNode runs = Json.parse(out.toString());
    assertThat(runs).hasSize(3);
    assertThat(runs.path(0).path("callsByOperation"))
        .isEqualTo(runs.path(1).path("callsByOperation"));
    assertThat(runs.path(0).path("decisions")).isEqualTo(runs.path(1).path("decisions"));
    assertThat(runs.path(2).path("decisions"))
        .as("an organisation of 30 days decides what a young one does")
        .isEqualTo(runs.path(0).path("decisions"));
    assertThat(runs.path(2).path("calls").asLong())
        .as("day 30 costs at most 1.2 times day 0")
        .isLessThanOrEqualTo(runs.path(0).path("calls").asLong() * 12 / 10);
    for (JsonNode run : runs) {
      long calls = 0;
      for (JsonNode operation : run.path("callsByOperation")) {
        calls += operation.asLong();
      }
      long decisions = 0;
      for (JsonNode decision : run.path("decisions")) {
        decisions += decision.asLong();
      }
      assertThat(run.path("calls").asLong()).isEqualTo(calls);
      assertThat(run.path("checks").asLong()).isPositive().isLessThanOrEqualTo(decisions);
      assertThat(run.path("removed").asLong())
          .as("a deployment a day ago leaves an image")
          .isPositive()
          .isEqualTo(run.path("decisions").path("remove").asLong());
      assertThat(run.path("failures").asLong()).isZero();
      assertThat(run.path("latestCheck").asDouble()).isPositive().isLessThan(3600);
    }
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(picture)))
                .getDocumentElement()
                .getTagName())
        .isEqualTo("svg");
    assertThat(Files.readString(picture, StandardCharsets.UTF_8)).contains("2 workloads, day 30");
  }

  @Test
  void aPictureOfDaysThatAreNotPlayedIsRefusedWithASentence() {
    assertThat(run("--plan", "--picture=" + folder.resolve("growth.svg")))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--picture is of days, and --plan plays none.");
  }

  @Test
  void aNumberThatIsNoneIsRefusedWithASentence() {
    assertThat(run("--workloads=0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--workloads is 1 or more.");
  }

  @Test
  void aDayWithoutOneBeforeItIsRefusedWithASentence() {
    assertThat(run("--days=1")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--days is 2 or more");
  }

  @Test
  void theApplicationRunsWithTheSettingsThatAreGiven() {
    assertThat(run("--set=cleanup.shared-for=soon")).isNotZero();
    assertThat(err.toString()).contains("cleanup.shared-for").contains("soon");
  }
}
