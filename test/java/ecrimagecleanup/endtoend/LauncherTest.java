package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher beside a Java that only says with which options it was started. */
class LauncherTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String EXIT = "-XX:+ExitOnOutOfMemoryError";
  private static final String HEAP = "-XX:MaxRAMPercentage=60";

  @TempDir private Path home = Path.of(".");

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/app.jar"), "classes");
    Files.createDirectories(home.resolve("java/bin"));
    Files.writeString(home.resolve("java/release"), "JAVA_VERSION=\"17\"\n");
    Path java = Files.writeString(home.resolve("java/bin/java"), "#!/bin/sh\necho \"java $*\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(home.resolve("bin"));
    Files.copy(Path.of("bin/ecr-image-cleanup"), home.resolve("bin/ecr-image-cleanup"));
  }

  private RunningProcess start(Map<String, String> environment, String command) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_HOME", home.resolve("java").toString());
    all.put("ECR_IMAGE_CLEANUP_CLASS_ARCHIVE", "off");
    String launcher = home.resolve("bin/ecr-image-cleanup").toString();
    return RunningProcess.start(
        home, all, List.of("sh", "-c", "exec %s %s".formatted(launcher, command)));
  }

  private List<String> options(Map<String, String> environment, String command) throws Exception {
    try (RunningProcess launcher = start(environment, command)) {
      return Arrays.asList(launcher.awaitLine("java ", LIMIT).split(" ", -1));
    }
  }

  /** Without it the consumer of a queue ends for ever, and the health says that all is well. */
  @Test
  void runEndsWhenMemoryIsExhaustedAndTakesMostOfThatOfItsContainer() throws Exception {
    assertThat(options(Map.of(), "run")).contains(EXIT, HEAP, "-XX:+UseSerialGC");
  }

  /** In the memory of the application, which must not be ended for it. */
  @Test
  void whatAsksWhetherItLivesIsSmall() throws Exception {
    assertThat(
            options(
                Map.of("JAVA_OPTS", "-Xms256m", "JAVA_TOOL_OPTIONS", "-javaagent:x.jar"), "alive"))
        .contains("-Xmx16m", "ecrimagecleanup.cli.Alive")
        .doesNotContain(HEAP, EXIT, "alive", "-Xms256m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "sweep --now"})
  void whatReadsAllImagesTakesMostOfTheMemoryOfItsContainer(String command) throws Exception {
    assertThat(options(Map.of(), command)).contains(HEAP).doesNotContain(EXIT);
    assertThat(options(Map.of("JAVA_OPTS", "-Xmx1g"), command)).doesNotContain(HEAP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"checks list", "explain team/orders:1"})
  void anotherCommandHasTheHeapThatJavaGivesIt(String command) throws Exception {
    assertThat(options(Map.of(), command)).doesNotContain(EXIT, HEAP);
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA_OPTS, -Xmx512m",
    "JAVA_OPTS, -XX:MaxRAMPercentage=75",
    "JAVA_OPTS, -XX:MaxHeapSize=512m",
    "JAVA_TOOL_OPTIONS, -XX:MaxRAMPercentage=75",
    "JDK_JAVA_OPTIONS, -Xmx512m"
  })
  void whoGivesAHeapGetsItAndNoOther(String variable, String heap) throws Exception {
    assertThat(options(Map.of(variable, heap), "run")).contains(EXIT).doesNotContain(HEAP);
  }

  @Test
  void theLastWordIsThatOfTheOperator() throws Exception {
    assertThat(options(Map.of("JAVA_OPTS", "-XX:-ExitOnOutOfMemoryError"), "run"))
        .containsSubsequence(EXIT, "-XX:-ExitOnOutOfMemoryError");
  }

  /**
   * A source tree whose build ends when {@code gate} is there, and is counted in {@code builds}.
   */
  private void beSourceTree() throws IOException {
    Files.delete(home.resolve("lib/app.jar"));
    Files.delete(home.resolve("lib"));
    for (String folder : List.of("src", "deploy/cloudformation")) {
      Files.createDirectories(home.resolve(folder));
    }
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Path build =
        Files.writeString(
            home.resolve("mvnw"),
            """
            #!/bin/sh
            echo build >>builds
            until [ -e gate ]; do sleep 0.1; done
            mkdir -p target/app/lib && echo classes >target/app/lib/app.jar
            """);
    assertThat(build.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void ofTwoThatStartAtOnceInASourceTreeOneBuildsAndTheOtherWaits() throws Exception {
    beSourceTree();
    try (RunningProcess one = start(Map.of(), "plan")) {
      one.awaitLine("Building ", LIMIT);
      try (RunningProcess other = start(Map.of(), "plan")) {
        other.awaitLine("Another ", LIMIT);
        Files.createFile(home.resolve("gate"));

        one.awaitLine("java ", LIMIT);
        other.awaitLine("java ", LIMIT);
      }
    }
    assertThat(home.resolve("builds")).hasContent("build");
    assertThat(home.resolve("target/builder")).matches(path -> !Files.isSymbolicLink(path));
  }

  @Test
  void whatIsEditedDuringABuildIsBuiltTheNextTime() throws Exception {
    beSourceTree();
    try (RunningProcess one = start(Map.of(), "plan")) {
      one.awaitLine("Building ", LIMIT);
      Path edited = Files.writeString(home.resolve("src/New.java"), "class New {}");
      // The clock of files ticks every few milliseconds.
      Files.setLastModifiedTime(edited, FileTime.from(Instant.now()));
      Files.createFile(home.resolve("gate"));
      one.awaitLine("java ", LIMIT);
    }
    for (int start = 0; start < 2; start++) {
      options(Map.of(), "plan");
    }

    assertThat(home.resolve("builds")).hasContent("build\nbuild");
  }

  /** A question that is written to a file would wait for an answer for ever. */
  @Test
  void javaHearsThatStandardErrorIsNoTerminal() throws Exception {
    assertThat(options(Map.of(), "plan")).contains("-Decr-image-cleanup.stderr=elsewhere");
  }

  /** What it says of a full disk, and of a pipe that is closed, is read. */
  @Test
  void theSystemSpeaksEnglishAndKeepsItsCharacters() throws Exception {
    Files.writeString(
        home.resolve("java/bin/java"),
        "#!/bin/sh\necho \"java ${LC_ALL:-none} $LC_CTYPE $LC_MESSAGES $*\"\n");

    assertThat(options(Map.of("LC_ALL", "es_ES.UTF-8"), "plan"))
        .containsSubsequence("none", "es_ES.UTF-8", "C", "-Duser.language=en");
  }

  @Test
  void whatAKilledBuildLeftBehindHoldsNobodyUp() throws Exception {
    beSourceTree();
    Files.createFile(home.resolve("gate"));
    Files.createDirectories(home.resolve("target"));
    // No process has a number like this.
    Files.createSymbolicLink(home.resolve("target/builder"), Path.of("2147483647"));

    try (RunningProcess launcher = start(Map.of(), "plan")) {
      launcher.awaitLine("java ", LIMIT);
    }
  }
}
