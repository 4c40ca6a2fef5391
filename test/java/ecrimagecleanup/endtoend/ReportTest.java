package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ecrimagecleanup.route.AllLogLines;
import ecrimagecleanup.sandbox.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report to owners, by an application that posts it to a server of this machine, and by the
 * command. The server answers 500 at first.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReportTest {
  private static final String SECRET = "T0SECRET";
  private static final String HOSTILE = "<!channel> `x` ../../y";

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final AllLogLines log = AllLogLines.watch();
  private final AtomicInteger answer = new AtomicInteger(200);

  /** The server answers while it can have this. */
  private final Semaphore open = new Semaphore(1);

  private HttpServer server;
  private Installation installation;
  private RawHttp http;

  @BeforeAll
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/" + SECRET, this::receive);
    server.start();
    http = new RawHttp(HttpTest.freePort());
    installation =
        Installation.with(
            "delete",
            "cleanup.minimum-age=P1D",
            "cleanup.report-webhook=http://127.0.0.1:%d/%s"
                .formatted(server.getAddress().getPort(), SECRET),
            "cleanup.report-cron=* * * * * ?",
            "cleanup.report-pause=1",
            "camel.management.enabled=true",
            "camel.management.port=" + http.port());
    installation.owner().tag(ORDERS, "team", "payments");
    installation.owner().createImmutableRepository("team/other", Map.of("team", HOSTILE));
    installation.owner().createImmutableRepository("team/nobody", Map.of());
    installation.push("used");
    installation.production().register("shop", image("used"));
    installation.push("unused");
    installation.owner().push("team/other", "1", "other", 10);
    installation.pass(Duration.ofDays(4));
    // Before a test has the server answer anything else.
    await().atMost(30, SECONDS).until(this::refusedIsPostedAgain);
  }

  /** A report is made each second, so that of another second may come in between. */
  private boolean refusedIsPostedAgain() {
    return posted.stream().skip(1).anyMatch(text -> text.equals(posted.get(0)));
  }

  private void receive(HttpExchange exchange) throws IOException {
    posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    open.acquireUninterruptibly();
    open.release();
    exchange.sendResponseHeaders(posted.size() == 1 ? 500 : answer.get(), -1);
    exchange.close();
  }

  private String last() {
    return Json.parse(posted.get(posted.size() - 1)).path("text").asText();
  }

  @AfterAll
  void stop() {
    installation.close();
    server.stop(0);
    log.close();
  }

  @Test
  void itIsPostedAgainAfterAnAnswerOf500AndNothingShowsTheUrl() {
    await().atMost(30, SECONDS).until(() -> refusedIsPostedAgain() && last().contains("1 in use"));

    assertThat(posted.subList(1, posted.size())).contains(posted.get(0));
    assertThat(last())
        .startsWith("# Container images by `team`\n")
        .contains("## `payments`\n", "- `team/orders`: 2 images", "1 in use", "## Without the tag")
        .contains("## `&lt;!channel&gt; 'x' ../../y`\n")
        .doesNotContain("<");
    assertThat(log.texts())
        .anyMatch(
            line -> line.matches("(?s).* On delivery attempt: 0 .*The webhook answered 500.*"))
        .noneMatch(line -> line.contains("not as a whole: The webhook answered 500"));
    assertThat(log.texts().stream().filter(line -> line.contains(SECRET))).isEmpty();
    assertThat(http.get("/observe/metrics").toString())
        .contains("cleanup-webhook")
        .doesNotContain(SECRET);
    assertThat(installation.run("doctor").toString()).doesNotContain(SECRET);
  }

  @Test
  void whatTheWebhookRefusesIsSaidWithWhatToDo() {
    answer.set(404);
    installation.pass(Duration.ofDays(1));

    await()
        .atMost(30, SECONDS)
        .until(
            () ->
                log.texts().stream()
                    .anyMatch(
                        line ->
                            line.startsWith(
                                "A report to owners could not be sent, or not as a whole: The webhook"
                                    + " answered 404, and will again: correct its URL, or make a new"
                                    + " one. The next one comes at its time; run")));
    answer.set(200);
  }

  @Test
  void theChecksGoOnWhileAReportWaitsForItsAnswer() {
    open.acquireUninterruptibly();
    try {
      installation.pass(Duration.ofDays(1));
      await().atMost(30, SECONDS).until(open::hasQueuedThreads);
      String retired = installation.push("retired");
      installation.useAndStop(image("retired"));
      installation.pass(Duration.ofHours(30));

      assertThat(installation.lastDecision(retired)).startsWith("remove");
      assertThat(open.hasQueuedThreads()).as("the report still waits").isTrue();
    } finally {
      open.release();
    }
  }

  @Test
  void theCommandSaysTheSameAsThePlan() {
    JsonNode plan = installation.run("plan", "-o=json").json();
    Map<String, Long> byVerdict = new TreeMap<>();
    plan.at("/totals/images").properties().stream()
        .filter(each -> each.getValue().asLong() > 0)
        .forEach(each -> byVerdict.put(each.getKey(), each.getValue().asLong()));

    Printed lines = installation.run("report", "-o=json");

    Map<String, Long> ofLines = new TreeMap<>();
    lines
        .out()
        .lines()
        .map(Json::parse)
        .filter(line -> line.has("verdict"))
        .forEach(
            line ->
                ofLines.merge(
                    line.path("verdict").asText(), line.path("images").asLong(), Long::sum));
    assertThat(lines.exitCode()).isZero();
    assertThat(ofLines).isEqualTo(byVerdict).containsKeys("in-use", "removable");
  }

  @Test
  void aFolderHasAFileForEachOwnerAndSheets(@TempDir Path folder) throws IOException {
    Path reports = folder.resolve("a/reports");

    Printed printed = installation.run("report", "--by-tag=team", "--folder=" + reports);

    assertThat(printed.exitCode()).as(printed.err()).isZero();
    assertThat(printed.err() + printed.out()).contains("Wrote 5 files of 3 owners to ");
    try (var files = Files.walk(folder)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> reports.relativize(file).toString())
                  .map(
                      name ->
                          name.replaceFirst("-[0-9a-f]{12}", "")
                              .replaceFirst("\\d{4}.*\\.", "DAY."))
                  .sorted())
          .containsExactly(
              "csv/report-DAY.csv",
              "json/report-DAY.jsonl",
              "owners/channel-x-y.md",
              "owners/payments.md",
              "owners/without-an-owner.md");
    }
  }

  @Test
  void aTagThatNoRepositoryHasIsSaid() {
    Printed printed =
        installation.run("report", "--by-tag=cost`centre", "--repository=team/orders");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out()).contains("## Without the tag `cost'centre`");
  }

  @Test
  void whereNothingCanBeWrittenNothingIsPrinted(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "");

    Printed inFile = installation.run("report", "--folder=" + file);
    Printed nowhere = installation.run("report", "--output=" + folder.resolve("none/b"));
    Printed script =
        installation.run("plan", "--stale-revisions", "--stale-script=" + folder.resolve("none/c"));

    assertThat(inFile.err().lines())
        .containsExactly("%s is a file; give a folder with --folder.".formatted(file));
    assertThat(nowhere.err()).contains("There is no folder ", "none");
    assertThat(script.err()).contains("There is no folder ", "none");
    assertThat(List.of(inFile, nowhere, script))
        .allSatisfy(
            printed -> {
              assertThat(printed.exitCode()).isEqualTo(2);
              assertThat(printed.out()).isEmpty();
            });
  }

  @Test
  void optionsThatContradictEachOtherAreRefused(@TempDir Path folder) {
    Printed printed = installation.run("report", "-o=csv", "--folder=" + folder);

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("--folder has files of every format");
  }
}
