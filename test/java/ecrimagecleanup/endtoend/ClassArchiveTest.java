package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the archive of classes, beside a launcher that does nothing until it is let. */
class ClassArchiveTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Its name has a space in it, as that of a folder can. */
  @TempDir private Path folder = Path.of(".");

  private Path home = Path.of(".");
  private Path gate = Path.of(".");

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectory(folder.resolve("an app"));
    gate = folder.resolve("gate");
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/app.jar"), "classes");
    Files.createDirectories(home.resolve("java/bin"));
    Files.writeString(home.resolve("java/release"), "JAVA_VERSION=\"17\"\n");
    script("java/bin/java", "exit 1");
    Files.createDirectories(home.resolve("bin"));
    Files.copy(Path.of("bin/class-archive"), home.resolve("bin/class-archive"));
    script(
        "bin/ecr-image-cleanup",
        "until [ -e '%s' ]; do sleep 0.1; done; touch explain plan checks archive".formatted(gate));
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(home.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** As the launcher asks for it. */
  private String asked() throws Exception {
    String call =
        "answer=$(\"$PWD/bin/class-archive\" \"$PWD/java/bin/java\" 17 \"$PWD/lib\"); echo \"[$answer]\"";
    try (RunningProcess shell = RunningProcess.start(home, Map.of(), List.of("sh", "-c", call))) {
      return shell.awaitLine("[", LIMIT);
    }
  }

  @Test
  void whoAsksDoesNotWaitUntilItIsMade() throws Exception {
    assertThat(asked()).isEqualTo("[]");
    assertThat(made()).isEmpty();

    Files.createFile(gate);

    await().atMost(LIMIT).until(() -> made().size() == 1 && beingMade().isEmpty());
    assertThat(asked()).isEqualTo("[" + made().get(0).toRealPath() + "]");
  }

  @Test
  void forOtherJarsItIsMadeAgainAndTakesThePlaceOfTheOneBeforeAndOfNoneOfAnotherJava()
      throws Exception {
    Files.createFile(gate);
    asked();
    await().atMost(LIMIT).until(() -> made().size() == 1 && beingMade().isEmpty());
    Path before = made().get(0);
    Path ofAnotherJava =
        Files.createFile(
            before.resolveSibling(before.getFileName().toString().replace("-17-", "-99-")));
    Files.setLastModifiedTime(
        home.resolve("lib/app.jar"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

    assertThat(asked()).isEqualTo("[]");

    await()
        .atMost(LIMIT)
        .until(() -> beingMade().isEmpty() && made().size() == 2 && !made().contains(before));
    assertThat(made()).contains(ofAnotherJava);
    Path now = made().stream().filter(one -> !one.equals(ofAnotherJava)).findFirst().get();
    assertThat(asked()).isEqualTo("[" + now.toRealPath() + "]");
  }

  private List<Path> made() throws IOException {
    return inLib(".jsa");
  }

  private List<Path> beingMade() throws IOException {
    return inLib(".making");
  }

  private List<Path> inLib(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }
}
