package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.report.PlanSamples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PlanTextTest {
  @Command(name = "plan")
  static final class Any {}

  private static List<String> printed(boolean summaryOnly, boolean asIfOptedIn, String brake) {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new Any()).setOut(new PrintWriter(out));
    new PlanText(
            new Output(command.getCommandSpec()),
            PlanSamples.header(asIfOptedIn, brake),
            summaryOnly)
        .print(List.of(PlanSamples.ORDERS, PlanSamples.EMPTY).iterator());
    return out.toString().lines().toList();
  }

  @Test
  void aSmallPlanIsThisText() {
    assertThat(String.join("\n", printed(false, false, "")))
        .isEqualTo(
            """
            @TEXT@""");
  }

  @Test
  void theSummaryLeavesOutTheImages() {
    List<String> all = printed(false, false, "");
    List<String> summary = printed(true, false, "");

    assertThat(all).endsWith(summary.toArray(String[]::new));
    assertThat(summary).noneMatch(line -> line.contains("sha256:")).hasSize(8);
  }

  @Test
  void saysIfTheOptInIsAssumedAndIfTheBrakeIsOn() {
    assertThat(printed(true, true, "The file is there."))
        .contains(
            "This is what would be if the owner of every repository had opted in.",
            "The brake is on: The file is there.");
  }

  @Test
  void isTheSameOnEveryMachine() {
    Locale before = Locale.getDefault();
    List<String> here = printed(false, false, "");
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(printed(false, false, "")).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }
}
