package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.history.LogLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several days or of several instances, in whatever order a shell names them. */
class LogFilesTest {
  private static final Instant START = Instant.parse("2026-03-04T10:00:00Z");

  @TempDir private Path folder = Path.of("");

  private static String record(long second) {
    return ("ecr-image-cleanup.decisions {\"record\":\"outcome\",\"time\":\"%s\",\"outcome\":\"removed\","
            + "\"accountId\":\"999988887777\",\"region\":\"eu-central-1\",\"repository\":\"team/orders\","
            + "\"digest\":\"sha256:%s\"}")
        .formatted(START.plusSeconds(second), "a".repeat(64));
  }

  private String file(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines).toString();
  }

  private static List<String> read(List<String> names) throws IOException {
    List<String> lines = new ArrayList<>();
    new LogFiles(names).read(() -> {}, lines::add);
    return lines;
  }

  @Test
  void anOlderFileThatIsNamedLaterIsReadFirst() throws IOException {
    String today = file("app.log", List.of("has started", record(100), "has stopped"));
    String yesterday = file("app.log.1", List.of(record(1), "between", record(2)));

    assertThat(read(List.of(today, yesterday)))
        .containsExactlyInAnyOrder(
            record(1), "between", record(2), "has started", record(100), "has stopped")
        .containsSubsequence(record(1), "between", record(2), record(100), "has stopped");
  }

  @Test
  void aFileMayBeCompressed() throws IOException {
    Path compressed = folder.resolve("old.log.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write((record(1) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(List.of(file("new.log", List.of(record(2))), compressed.toString())))
        .containsExactly(record(1), record(2));
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    List<String> names = List.of(file("new.log", List.of(record(2))), "no.log");

    assertThatThrownBy(() -> read(names)).hasMessage("There is no file no.log to read.");
  }

  /** An export has thousands. */
  @Test
  void filesOfOneDayAfterTheOtherAreNotOpenTogether() throws IOException {
    int[] open = {0};
    int[] most = {0};
    List<LogFile> files = new ArrayList<>();
    for (int day = 0; day < 5; day++) {
      byte[] text = (record(day) + "\n" + record(day) + "\n").getBytes(StandardCharsets.UTF_8);
      files.add(
          LogFile.besideOthers(
              () -> {
                most[0] = Math.max(most[0], ++open[0]);
                return new ByteArrayInputStream(text) {
                  @Override
                  public void close() {
                    open[0]--;
                  }
                };
              }));
    }
    List<String> lines = new ArrayList<>();
    for (LogFile file : files) {
      for (Optional<String> line = file.next(); line.isPresent(); line = file.next()) {
        lines.add(line.get());
      }
    }

    assertThat(lines).hasSize(10);
    assertThat(most[0]).isEqualTo(1);
    assertThat(open[0]).isZero();
  }

  @Test
  void oneFileIsReadAsItIs() throws IOException {
    assertThat(read(List.of(file("app.log", List.of(record(2), "x", record(1))))))
        .containsExactly(record(2), "x", record(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theRecordsOfSeveralInstancesAreInTheOrderOfTheirTimesAndNoneIsLost(long seed)
      throws IOException {
    Random random = new Random(seed);
    List<List<String>> files = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      files.add(new ArrayList<>());
    }
    List<String> all = new ArrayList<>();
    for (int second = 0; second < 200; second++) {
      files.get(random.nextInt(4)).add(record(second));
      all.add(record(second));
    }
    List<String> names = new ArrayList<>();
    for (List<String> lines : files) {
      names.add(file("app-%d.log".formatted(names.size()), lines));
    }
    Collections.shuffle(names, random);

    assertThat(read(names)).as("seed %d", seed).isEqualTo(all);
    assertThat(all).allMatch(line -> LogLine.read(line) instanceof LogLine.OfRecord);
  }

  @Test
  void progressCountsTheMegabytesOfAllFiles() throws IOException {
    List<String> lines = Collections.nCopies(2_000, record(1));
    LogFiles files = new LogFiles(List.of(file("a.log", lines), file("b.log", lines)));
    List<String> steps = new ArrayList<>();

    files.read(() -> steps.add(""), line -> {});

    assertThat(files.steps()).isPositive();
    assertThat(steps).hasSize((int) files.steps());
  }
}
