package ecrimagecleanup.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.SandboxCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The whole story, by the command and with the real application. */
class StoryTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void nothingInUseIsDeletedAndNothingUnusedIsLeftAndTheReadmeShowsHowItEnds() throws IOException {
    int code = run("--seed", "1");

    assertThat(out.toString().lines().reduce("", (before, line) -> line))
        .matches(
            "sandbox: \\d{3} images, \\d{2,3} deleted, \\d{2,3} kept, 0 in use deleted, 0 unused left");
    assertThat(out.toString()).doesNotContain("\u001b", "FAULT");
    assertThat(code).isZero();
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
