package ecrimagecleanup.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.Readings;
import ecrimagecleanup.sandbox.SandboxCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole story, with the real application. */
class StoryTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void nothingInUseIsDeletedAndNothingUnusedIsLeftAndTheReadmeAndTheCommandsSayHowItEnds(
      @TempDir Path folder) throws IOException {
    DecisionJournal journal = new DecisionJournal(entry -> {});
    SandboxLog.toFile(folder.resolve("app.log"), journal);
    LiveLine lines = new LiveLine(Terminal.none(), new PrintWriter(out, true));
    Narrator narrator = new ConsoleNarrator(lines, Story.beginning());
    Story story = new Story(1, Path.of(""), Map.of(), narrator, journal, Readings.friendly());

    Outcome outcome =
        story.play((aws, application) -> new StoryFigures(aws, application).compare());

    TextReport.print(outcome, new PrintWriter(out, true));

    assertThat(out.toString().lines().reduce("", (before, line) -> line))
        .matches(
            "sandbox: \\d{3} images, \\d{2,3} deleted, \\d{2,3} kept, 0 in use deleted, 0 unused"
                + " left");
    assertThat(out.toString()).doesNotContain("\u001b", "FAULT");
    assertThat(outcome.verdict().isClean()).isTrue();
    assertThat(out.toString().lines()).containsSubsequence(shownInTheReadme());
  }

  /** The lines in the README, without those that stand for others that are left out. */
  private static List<String> shownInTheReadme() throws IOException {
    List<String> shown =
        Files.readAllLines(Path.of("README.md")).stream()
            .dropWhile(line -> !line.startsWith("REPOSITORY "))
            .takeWhile(line -> !line.equals("```"))
            .filter(line -> !line.equals("…"))
            .toList();
    assertThat(shown).hasSizeGreaterThan(3).last().asString().startsWith("sandbox: ");
    return shown;
  }

  @Test
  void misuseIsToldInASentence() {
    assertThat(run("--no-application")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("--no-application is for --serve only: a story needs the application.");
  }

  @Test
  void anActionThatThereIsNotIsRefusedWithThoseThatThereAre() {
    assertThat(run("--action=remove")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith(
            "Invalid value for option '--action': 'remove' is not one of report, archive,"
                + " archive-then-delete, delete");
  }

  private int run(String... arguments) {
    return SandboxCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
