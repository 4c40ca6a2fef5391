package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.RepositoryKey;
import ecrimagecleanup.sandbox.SandboxedApplication;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The metric filters count the records that they mean. A pattern of quoted phrases matches a line
 * that holds all of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 *     pattern syntax</a>
 */
class LogFiltersTest {
  private static final Template ALARMS = Template.of(Template.ALARMS);
  private static final Pattern PHRASE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)+)\"");
  private static final String ACCOUNT = "111122223333";
  private static final String BLIND = "222233334444";
  private static final List<String> TEXT = new ArrayList<>();
  private static final List<String> JSON = new ArrayList<>();

  @BeforeAll
  static void decide(@TempDir Path folder) throws IOException {
    Path brake = Files.createFile(folder.resolve("brake"));
    Logger logger = (Logger) LoggerFactory.getLogger("ecr-image-cleanup.decisions");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    retire(workload(ACCOUNT), "");
    retire(workload(ACCOUNT), brake.toString());
    retire(workload(ACCOUNT) + "," + workload(BLIND), "");
    retire(workload(ACCOUNT), "", EmbeddedAws.EVENTS_QUEUE + EmbeddedAws.DEAD_LETTERS);
    logger.detachAppender(lines);
    for (ILoggingEvent line : lines.list) {
      TEXT.add(LogFormats.text(line));
      JSON.add(LogFormats.json(line));
    }
  }

  private static String workload(String account) {
    return account + "/" + World.REGION;
  }

  /** Lets an image be used for a day and then come to its check. */
  private static void retire(String workloads, String brakeFile, String... deadLetters) {
    try (EmbeddedAws aws =
        EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 1)) {
      aws.installCanary(ACCOUNT, World.REGION);
      List.of(deadLetters).forEach(queue -> aws.queues().send(queue, "{}"));
      ImageOwner owner = new ImageOwner(aws.sandbox());
      owner.createImmutableRepository("team/orders", Map.of("ecr-image-cleanup", "enabled"));
      owner.push("team/orders", "1", "orders", 1000);
      WorkloadAccount account = new WorkloadAccount(aws.sandbox(), ACCOUNT, World.REGION);
      Map<String, String> settings =
          Map.of(
              "cleanup.action",
              "delete",
              "cleanup.workloads",
              workloads,
              "cleanup.brake-file",
              brakeFile,
              "cleanup.visibility-timeout",
              "1");
      try (SandboxedApplication application =
          SandboxedApplication.start(aws, Path.of("."), settings)) {
        String used = account.register("orders", RepositoryKey.shared("team/orders").uri() + ":1");
        application.runUntil(aws.now().plus(Duration.ofHours(25)));
        account.deregister(used);
        application.runUntil(aws.now().plus(Duration.ofHours(25)));
      }
    }
  }

  private static void assertCounts(String filter, Predicate<JsonNode> meant) {
    String pattern = ALARMS.properties(filter).path("FilterPattern").asText();
    List<String> phrases =
        PHRASE
            .matcher(pattern)
            .results()
            .map(found -> found.group(1).replace("\\\"", "\""))
            .toList();

    assertThat(phrases).hasSizeGreaterThan(1);
    assertThat(matching(TEXT, phrases))
        .as("with cleanup.log-format=text")
        .isNotEmpty()
        .isEqualTo(TEXT.stream().filter(line -> meant.test(Json.parse(json(line)))).toList());
    assertThat(matching(JSON, phrases))
        .as("with cleanup.log-format=json")
        .isNotEmpty()
        .isEqualTo(JSON.stream().filter(line -> meant.test(Json.parse(line))).toList());
  }

  private static List<String> matching(List<String> lines, List<String> phrases) {
    return lines.stream().filter(line -> phrases.stream().allMatch(line::contains)).toList();
  }

  /** The record in a line of text. */
  private static String json(String line) {
    return line.substring(line.indexOf('{'));
  }

  private static Predicate<JsonNode> decision(String word) {
    return line -> line.path("decision").asText().equals(word);
  }

  private static Predicate<JsonNode> question(String id) {
    return line -> line.path("question").asText().equals(id);
  }

  @Test
  void decisionsAreCountedByTheirWord() {
    assertCounts("RemoveDecisions", decision("remove"));
    assertCounts("KeepDecisions", decision("keep"));
    assertCounts("PostponeDecisions", decision("postpone"));
  }

  @Test
  void removalsAreCountedByTheirOutcome() {
    assertCounts("RemovedImages", line -> line.path("outcome").asText().equals("removed"));
  }

  @Test
  void anAggregatorThatDoesNotSeeEverythingIsNoticed() {
    assertCounts("CoverageUnknown", question("coverage"));
  }

  @Test
  void aJsonLineHasTheFieldsOfTheRecordForLogsInsights() {
    assertThat(JSON)
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(Json.parse(line).path("record").asText()).isIn("decision", "outcome");
              assertThat(Json.parse(line).path("repository").asText()).isEqualTo("team/orders");
              assertThat(Json.parse(line).path("timestamp").asText()).endsWith("Z");
            });
  }

  @Test
  void aBrakeThatHoldsIsNoticed() {
    assertCounts("HeldRemovals", question("brake").and(of("cleanup.brake-file")));
  }

  @Test
  void eventsThatHoldRemovalsAreNoticed() {
    assertCounts("RemovalsHeldByEvents", question("brake").and(of("dead letter")));
  }

  private static Predicate<JsonNode> of(String reason) {
    return line -> line.path("reason").asText().contains(reason);
  }
}
