package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command plays that plays the story under every reading, and what it refuses. */
class AllReadingsTest {
  private final StringWriter err = new StringWriter();

  @Test
  void playsTheFriendlyOnesEachOtherByItselfAndTheHarshOnesWithFiveSeeds() {
    List<AllReadings.Part> parts = AllReadings.parts();

    assertThat(parts.get(0).readings()).isEqualTo(Readings.friendly());
    for (ReadingSwitch each : ReadingSwitch.values()) {
      for (Reading reading : each.readings()) {
        Readings alone = Readings.friendly().with(reading);
        assertThat(parts)
            .as(Readings.text(reading))
            .filteredOn(part -> part.readings().equals(alone))
            .extracting(AllReadings.Part::seed)
            .containsExactly(1L);
      }
    }
    assertThat(parts)
        .filteredOn(part -> part.readings().equals(Readings.harsh()))
        .extracting(AllReadings.Part::seed)
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void anUnknownReadingListsTheSwitchesAndTheirReadings() {
    assertThat(run("--reading", "revisions=newest")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains("There is no reading revisions=newest", "revisions=all|latest-active|stale");
  }

  @Test
  void oneReadingMakesNoSenseWhereAllArePlayed() {
    assertThat(run("--all-readings", "--readings", "harsh")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).startsWith("--all-readings plays every reading:");
  }

  private int run(String... arguments) {
    return SandboxCommand.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
