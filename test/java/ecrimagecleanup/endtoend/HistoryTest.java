package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command history says of an installation, by what that has written to its log. */
class HistoryTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  /** A log as it is on a disk, with lines of others and one that is cut. */
  private Path log(Installation installation) throws IOException {
    StringBuilder lines = new StringBuilder("2026-03-02T00:00:00Z INFO  Run  It runs.\n");
    installation
        .decisions()
        .records()
        .forEach(
            record ->
                lines.append(
                    "2026-03-03T00:00:00Z INFO  ecr-image-cleanup.decisions    %s%n"
                        .formatted(record)));
    lines.append("2026-03-03T00:00:00Z INFO  ecr-image-cleanup.decisions    {\"record\":\"deci");
    return Files.writeString(folder.resolve("app.log"), lines);
  }

  @Test
  void itSaysWhatWentAndWhenAsTheWorldHasItInItsOwnRecord() throws IOException {
    try (Installation installation = Installation.with("delete")) {
      String first = installation.pushAndRetire("1");
      installation.pass(DAY.plusHours(2));
      String second = installation.pushAndRetire("2");
      installation.pass(DAY.plusHours(2));
      String kept = installation.push("3");
      installation.production().register("orders", image("3"));
      installation.pass(DAY.plusHours(2));
      assertThat(installation.removed()).containsExactly(first, second);
      String file = log(installation).toString();

      String removed = installation.run("history", "--log", file, "--decision", "removed").out();
      assertThat(removed)
          .contains(ORDERS + "@" + first.substring(7, 19), ORDERS + "@" + second.substring(7, 19))
          .doesNotContain(kept.substring(7, 19))
          .contains(
              "2 images deleted: 2.0 kB, $0.00 a month at $0.10 per GB.",
              "Bytes are an estimate: a record has the size of its image")
          .contains("1 record could not be read and left out.");
      assertThat(installation.run("history", "--log", file, "team/none:1").out())
          .contains("The log has no such record.");

      List<JsonNode> lines =
          installation
              .run("history", "--log", file, "-o", "json")
              .out()
              .lines()
              .map(Json::parse)
              .toList();
      JsonNode total = lines.get(lines.size() - 1);
      assertThat(total.path("records").asInt())
          .isEqualTo(lines.size() - 1)
          .isEqualTo(installation.decisions().records().size());
      assertThat(total.at("/byMonth/2026-03/deleted").asInt()).isEqualTo(2);
      assertThat(total.at("/byMonth/2026-03/bytes").asLong())
          .isEqualTo(
              installation.aws().world().ledger().removals().stream()
                  .mapToLong(removal -> removal.bytes())
                  .sum());
      for (String digest : List.of(first, second)) {
        assertThat(
                lines.stream()
                    .filter(line -> line.path("digest").asText().equals(digest))
                    .filter(line -> line.path("outcome").asText().equals("removed"))
                    .map(line -> line.path("time").asText()))
            .containsExactly(
                installation.aws().world().ledger().removals().stream()
                    .filter(removal -> removal.image().equals(ImageKey.shared(ORDERS, digest)))
                    .map(removal -> removal.at().toString())
                    .findFirst()
                    .orElseThrow());
      }
    }
  }

  @Test
  void anImageIsAskedForByATagThatItHadOrByTheFirstDigitsOfItsDigest() throws IOException {
    try (Installation installation = Installation.with("delete")) {
      String first = installation.pushAndRetire("1");
      installation.pushAndRetire("2");
      installation.pass(DAY.plusHours(2));
      String file = log(installation).toString();

      for (String asked : List.of(ORDERS + ":1", ORDERS + "@" + first.substring(7, 15))) {
        List<String> digests =
            installation
                .run("history", "--log", file, "-o", "json", asked)
                .out()
                .lines()
                .map(Json::parse)
                .filter(line -> line.has("digest"))
                .map(line -> line.path("digest").asText())
                .distinct()
                .toList();
        assertThat(digests).as(asked).containsExactly(first);
      }
      assertThat(
              installation
                  .run("history", "--log", file, "--since", "2026-04-01", "--repository", "team/*")
                  .out())
          .contains("The log has no such record.");
    }
  }

  @Test
  void anImageIsOneOfItsRepositoryWhateverElseAPatternStandsFor() throws IOException {
    try (Installation installation = Installation.with("delete")) {
      installation.owner().createImmutableRepository("team/other", Installation.OPTED_IN);
      installation.owner().push("team/other", "1", "content", 1000);
      installation.pushAndRetire("1");
      installation.useAndStop(image("team/other", "1"));
      installation.pass(DAY.plusHours(2));
      String file = log(installation).toString();

      List<String> repositories =
          installation
              .run("history", "--log", file, "-o", "json", "--repository=team/*", ORDERS + ":1")
              .out()
              .lines()
              .map(Json::parse)
              .filter(line -> line.has("digest"))
              .map(line -> line.path("repository").asText())
              .distinct()
              .toList();
      assertThat(repositories).containsExactly("999988887777/eu-central-1/" + ORDERS);
    }
  }

  @Test
  void compressedFilesAreReadAndWhatIsNotThereOrNotUnderstoodIsASentence() throws IOException {
    try (Installation installation = Installation.with("delete")) {
      installation.pushAndRetire("1");
      installation.pass(DAY.plusHours(2));
      Path compressed = folder.resolve("app.log.gz");
      try (Writer out =
          new OutputStreamWriter(
              new GZIPOutputStream(Files.newOutputStream(compressed)), StandardCharsets.UTF_8)) {
        out.write(Files.readString(log(installation)));
      }

      assertThat(
              installation
                  .run("history", "--log", compressed.toString(), "--decision", "removed")
                  .out())
          .contains("1 image deleted: ");
      assertThat(installation.run("history", "--log", "none.log").err())
          .contains("There is no file none.log to read.");
      assertThat(installation.run("history", "--log", "none.log", "--since", "P1Y").err())
          .contains("--since P1Y is no time");
      assertThat(installation.run("history", "--log", "none.log", "orders").err())
          .contains("orders is no image");
    }
  }

  @Test
  void theLogGroupSaysTheSameAsTheLogPageByPage() throws IOException {
    try (Installation installation = Installation.with("delete")) {
      installation.owner().tag(ORDERS, "team", "=shop");
      installation.pushAndRetire("1");
      installation.pass(DAY.plusHours(2));
      String file = log(installation).toString();
      installation.aws().sandbox().logs().write(EmbeddedAws.LOG_GROUP, "It is no record.");
      // One log event is looked at a time, so that a page can be empty.
      installation.aws().sandbox().logs().lookAt(1);

      List<String> records =
          installation.run("history", "--log", file, "-o", "csv").out().lines().toList();
      assertThat(records).hasSize(installation.decisions().records().size() + 1);
      assertThat(installation.run("history", "-o", "csv").out().lines()).isEqualTo(records);
      assertThat(installation.calls("logs.FilterLogEvents")).isGreaterThan(2);
      assertThat(
              installation
                  .run("history", "-o", "csv", "--decision=removed", "--since=PT1H", ORDERS + ":1")
                  .out())
          .hasLineCount(1);

      assertThat(installation.run("history", "-o", "csv", "--group-by-tag", "team").out())
          .isEqualToNormalizingNewlines(
              """
              Month,Of,Deleted,Bytes,MonthlyCost,Archived,ArchivedBytes
              2026-03,'=shop,1,1000,0.000000,0,0
              """);
      JsonNode total =
          installation.run("history", "-o", "json", "--group-by-tag", "team", "--summary").json();
      assertThat(total.path("sumsBy").asText()).isEqualTo("team");
      assertThat(total.path("sums").toString())
          .isEqualTo(
              "[{\"month\":\"2026-03\",\"of\":\"=shop\",\"deleted\":1,\"bytes\":1000,"
                  + "\"monthlyCost\":0.0,\"archived\":0,\"archivedBytes\":0}]");
      assertThat(installation.run("history", "--summary").out())
          .containsPattern("2026-03 +team/orders +1 +1.0 kB +0.00 +0 +0 B");
    }
  }

  @Test
  void whatIsMissingForTheLogGroupIsASentenceWithActionAndResource() {
    try (Installation installation = Installation.with("delete")) {
      assertThat(installation.run("history", "--log-group", "none").err())
          .startsWith("CloudWatch Logs has no log group none in the account of the credentials");
      assertThat(installation.run("history", "--log-group", "none", "--log", "app.log").err())
          .startsWith("--log and --log-group do not go together");
      installation
          .faults()
          .add(FaultInjector.failing(call -> call.service().equals("logs"), HistoryTest::denied));
      assertThat(installation.run("history").err())
          .startsWith("AWS refuses logs:FilterLogEvents: AccessDeniedException: ")
          .contains("log-group:ecr-image-cleanup", "Give the role that permission");
    }
    assertThat(Printed.by("history").err())
        .isEqualToIgnoringNewLines(
            "Where is the log of the application? Give --log FILE, or --log-group NAME (or the setting"
                + " cleanup.log-group) for CloudWatch Logs.");
  }

  private static Fault denied(AwsCall call) {
    return new Fault.Answered(
        AwsError.badRequest(
            "AccessDeniedException",
            "User: arn:aws:iam::999988887777:user/a is not authorized to perform: logs:%s on resource:"
                    .formatted(call.operation())
                + " arn:aws:logs:eu-central-1:999988887777:log-group:ecr-image-cleanup:log-stream:"));
  }
}
