package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A history of many records: a decision and an outcome of each image. {@code -Dhistory.records}
 * says how many, {@code -Dhistory.file} where they stay, for a command with a small heap.
 */
class ManyRecordsTest {
  private static final int RECORDS = Integer.getInteger("history.records", 20_000);
  private static final int BYTES = 1_000_000;
  private static final int SECONDS = 60;

  private static final String ABOUT =
      "\"time\":\"%s\",\"by\":\"a\",\"accountId\":\"999988887777\",\"region\":\"eu-central-1\","
          + "\"repository\":\"team-%d/service-%d\",\"digest\":\"sha256:%064x\",\"tags\":[\"1.%d\"],"
          + "\"cause\":\"sweep\",\"due\":\"%1$s\",";
  private static final String EVIDENCE =
      "{\"source\":\"config-services\",\"question\":\"services\",\"says\":\"unused\",\"text\":\"ECS runs 9"
          + " images; this is not one of them.\"}";

  private static void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int image = 0; image < RECORDS / 2; image++) {
        Instant time = Instant.EPOCH.plusSeconds((long) image * SECONDS);
        String about = ABOUT.formatted(time, image % 60, image % 1_500, image, image);
        out.write(
            time
                + " INFO  ecr-image-cleanup.decisions    {\"record\":\"decision\","
                + about
                + "\"decision\":\"remove\",\"action\":\"delete\",\"reason\":\"Nobody uses it.\",\"evidence\":["
                + (EVIDENCE + ",").repeat(4)
                + EVIDENCE
                + "]}\n");
        out.write(
            time
                + " INFO  ecr-image-cleanup.decisions    {\"record\":\"outcome\","
                + about
                + "\"outcome\":\"removed\",\"bytes\":"
                + BYTES
                + "}\n");
      }
    }
  }

  @Test
  void areAllCounted(@TempDir Path folder) throws IOException {
    Path file = Path.of(System.getProperty("history.file", folder.resolve("log").toString()));
    write(file);

    Printed printed = Printed.by("history", "--log=" + file, "--summary", "-o=json");

    assertThat(printed.json().path("records").asInt()).isEqualTo(RECORDS);
    assertThat(printed.json().path("unreadable").asInt()).isZero();
    assertThat(printed.json().at("/byMonth").findValues("deleted"))
        .extracting(deleted -> deleted.asInt())
        .satisfies(
            months ->
                assertThat(months.stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(RECORDS / 2));
  }
}
