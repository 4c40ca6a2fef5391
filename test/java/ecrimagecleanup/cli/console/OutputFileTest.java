package ecrimagecleanup.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir private Path folder = Path.of(".");

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileThatIsCompleteIsInItsPlaceAndNothingElseIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), "an older one, which is longer");
    try (OutputFile written = OutputFile.begin(file)) {
      written.writer().write("{\"ä\":1}");

      assertThat(written.complete()).isEqualTo(8);
    }

    assertThat(files()).containsExactly("plan.json");
    assertThat(Files.readString(file)).isEqualTo("{\"ä\":1}");
  }

  @Test
  void whatFailsLeavesTheOldFileAsItWasAndNoHalfOne() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), "old");
    for (Path file : List.of(old, folder.resolve("new.json"))) {
      try (OutputFile written = OutputFile.begin(file)) {
        written.writer().write("half");
        written.writer().flush();
        assertThat(files())
            .as("it stands beside the file")
            .anyMatch(n -> n.endsWith(".unfinished"));
      }
    }

    assertThat(files()).containsExactly("old.json");
    assertThat(Files.readString(old)).isEqualTo("old");
  }

  /** As Ctrl-C ends a process: only what its shutdown hooks do is done. */
  public static final class Stopped {
    /** Begins a file and is stopped. */
    public static void main(String[] arguments) throws IOException {
      OutputFile.begin(Path.of(arguments[0])).writer().write("half");
      Runtime.getRuntime().exit(130);
    }
  }

  @Test
  void aProcessThatIsStoppedLeavesNoHalfFile() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stopped.class.getName(),
                folder.resolve("plan.html").toString())
            .inheritIO()
            .start();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(files()).isEmpty();
  }

  /** On a terminal whose width is known. */
  public static final class Interrupted {
    /** Begins a file and is interrupted, as by Ctrl-C. */
    public static void main(String[] arguments) throws Exception {
      System.out.println(Terminal.ofThisProcess().width());
      OutputFile.begin(Path.of(arguments[0])).writer().write("half");
      String self = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-INT", self).start().waitFor();
      new CountDownLatch(1).await(1, TimeUnit.MINUTES);
    }
  }

  static boolean isScriptThere() {
    return Files.isExecutable(Path.of("/usr/bin/script"));
  }

  @Test
  @EnabledIf("isScriptThere")
  void ctrlCOnATerminalEndsTheProcessWithItsHooksAlsoOnceTheWidthIsKnown() throws Exception {
    String command =
        // Of a build in the background it would be ignored, and stay so.
        "stty cols 77; env --default-signal=INT %s -Djdk.console=java.base -cp '%s' '%s' %s"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Interrupted.class.getName(),
                folder.resolve("plan.html"));
    Process process =
        new ProcessBuilder("/usr/bin/script", "-qec", command, "/dev/null")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(printed).contains("OptionalInt[77]");
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(files()).isEmpty();
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    try (OutputFile written = OutputFile.begin(link)) {
      written.writer().write("new");
      written.complete();
    }

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(real)).isEqualTo("new");
  }

  @Test
  void whatIsNoFileIsWrittenToAndNotReplaced() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    FutureTask<String> read = new FutureTask<>(() -> Files.readString(pipe));
    new Thread(read).start();

    try (OutputFile written = OutputFile.begin(pipe)) {
      written.writer().write("all");
      written.complete();
    }

    assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("all");
    assertThat(Files.exists(pipe)).isTrue();
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void whereNothingCanBeWrittenIsSaidInASentenceBeforeAnythingIsRead() {
    assertThatThrownBy(() -> OutputFile.begin(folder.resolve("none/plan.html")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no folder %s for the file plan.html.", folder.resolve("none"));
    assertThatThrownBy(() -> OutputFile.begin(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s is a folder; name a file in it.", folder);
  }
}
