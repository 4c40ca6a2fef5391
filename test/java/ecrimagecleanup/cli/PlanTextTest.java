package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.sweep.PlanSamples;
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
            999988887777/eu-central-1/team/orders: 1 (1.2 kB) used, 1 (1.2 kB) kept, 2 (1.2 kB) can go
              decision  digest               tags                             age  pulled    size  reason
              delete    sha256:000000000000  1.0                             55 d   never     0 B  Nobody uses it.
              delete    sha256:000000000000                                  55 d   never  1.2 kB  It goes after sha256:000000000000. Nobody uses it.
              keep      sha256:000000000000  2.0 a-long-name-of-a-branch-o…  55 d     2 h  1.2 kB  The task definition orders:41 names it.
              postpone  sha256:000000000000  3.0                             55 d   never  1.2 kB  It cannot be told.

            999988887777/eu-central-1/team/empty (not opted in): no images

            standing   images    size  decided by        question
            used            1  1.2 kB  task-definitions  Task definitions that name the image
            kept            1  1.2 kB  coverage          Accounts and regions that AWS Config sees
            removable       2  1.2 kB                    Nothing keeps it.

            1 images are kept because something could not be told; explain IMAGE says what.
            2 repositories, 1 of them opted in: 1 (1.2 kB) used, 1 (1.2 kB) kept, 2 (1.2 kB) can go.
            What can go costs 0.00 a month at 0.10 for a GB. Layers that images share are counted with each of them and freed only with the last,\
             so the real figure is lower.""");
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
