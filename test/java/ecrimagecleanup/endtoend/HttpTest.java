package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.ORDERS;
import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.endtoend.RawHttp.Answer;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plan, explanations and state over HTTP, of an application that has removed one of two images. */
@TestInstance(Lifecycle.PER_CLASS)
class HttpTest {
  private static final String PLAN = "/observe/cleanup/plan";
  private static final String STATE = "/observe/cleanup/state";
  private static final String EXPLAIN = "/observe/cleanup/explain?image=";

  /** Every listing of checks that names a repository fails, as if AWS throttled it. */
  private static final FaultInjector NO_SCHEDULES =
      FaultInjector.failing(
          call -> call.service().equals("scheduler") && call.method().equals("GET"),
          call -> Fault.throttled());

  private Installation installation;
  private RawHttp http;
  private String removed = "";
  private String used = "";

  @BeforeAll
  void start() throws IOException {
    http = new RawHttp(freePort());
    installation =
        Installation.with(
            "delete",
            "cleanup.http=true",
            "camel.management.enabled=true",
            "camel.management.port=" + http.port());
    used = installation.push("2");
    installation.production().register("shop", image("2"));
    removed = installation.pushAndRetire("1");
    installation.pass(Duration.ofHours(26));
    installation.push("3");
    installation.production().register("shop", image("3"));
    installation.pass(Duration.ofHours(1));
  }

  @AfterAll
  void stop() {
    installation.close();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private JsonNode json(String path) {
    Answer answer = http.get(path);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void thePlanIsThatOfTheCommandAndSaysItsAge() {
    Answer answer = http.get(PLAN);
    ObjectNode plan = (ObjectNode) answer.json();
    ObjectNode ofCommand = (ObjectNode) installation.run("plan", "-o=json").json();

    assertThat(answer.header("Age")).matches("[0-9]+");
    assertThat(plan.remove("time")).isNotEqualTo(null);
    ofCommand.remove("time");
    assertThat(plan).isEqualTo(ofCommand);
    assertThat(plan.at("/images/0/verdict").asText()).isEqualTo("in-use");
  }

  @Test
  void theExplanationIsThatOfTheCommand() {
    ObjectNode explained = (ObjectNode) json(EXPLAIN + ORDERS + "@" + used);
    ObjectNode ofCommand =
        (ObjectNode) installation.run("explain", ORDERS + ":2", "-o=json").json();

    assertThat(explained.path("verdict").asText()).as(explained.toString()).isEqualTo("in-use");
    assertThat(explained).isEqualTo(ofCommand);
  }

  @Test
  void theStateSaysWhatWaitsWhatWentAndWhatWasDecided() {
    JsonNode state = json(STATE);

    assertThat(state.at("/brake/engaged").asBoolean(true)).isFalse();
    assertThat(state.at("/coverage/complete").asBoolean()).isTrue();
    assertThat(state.at("/pending/checks").asInt()).isPositive();
    assertThat(state.at("/pending/hours/0/checks").asInt()).isPositive();
    assertThat(state.at("/removed/delete").asInt()).isEqualTo(1);
    assertThat(state.at("/bytesFreed").asLong()).isPositive();
    assertThat(state.path("decisions").properties().stream().map(Map.Entry::getKey))
        .containsExactlyElementsOf(Decision.WORDS);
    assertThat(sum(state.path("decisions")))
        .as("every check is counted")
        .isEqualTo(
            state.path("lastRecords").findValuesAsText("record").stream()
                .filter("decision"::equals)
                .count());
    assertThat(state.at("/lastRecords").findValuesAsText("outcome")).contains("removed");
    assertThat(state.at("/lastRecords").findValuesAsText("digest")).contains(removed);
    assertThat(state.path("since").asText()).isEqualTo(Installation.START.toString());
  }

  private static long sum(JsonNode counts) {
    return StreamSupport.stream(counts.spliterator(), false).mapToLong(JsonNode::asLong).sum();
  }

  /** What the page is tested with. */
  @Test
  void theMadeUpDocumentsOfThePageHaveTheSameFields() throws IOException {
    JsonNode madeUp = Json.parse(Files.readString(Path.of("test/resources/state/state.json")));
    ((ObjectNode) madeUp).remove("lastRecords");
    ObjectNode state = (ObjectNode) json(STATE);
    state.remove("lastRecords");
    JsonNode explained = Json.parse(Files.readString(Path.of("test/resources/state/explain.json")));

    assertThat(fields("", madeUp)).isEqualTo(fields("", state));
    assertThat(fields("", json(EXPLAIN + ORDERS + ":3")))
        .containsAll(
            fields("", explained).stream().filter(field -> !field.contains("evidence")).toList());
  }

  private static Set<String> fields(String path, JsonNode node) {
    Set<String> found = new TreeSet<>();
    node.properties()
        .forEach(
            field -> {
              found.add(path + field.getKey());
              found.addAll(fields(path + field.getKey() + "/", field.getValue()));
            });
    if (node.isArray()) {
      node.forEach(element -> found.addAll(fields(path, element)));
    }
    return found;
  }

  @Test
  void whoAsksAgainWithinMinutesIsToldTheSameWithoutACallOfAws() {
    http.get(PLAN);
    http.get(STATE);
    long calls = installation.calls();

    Answer plan = http.get(PLAN);
    Answer state = http.get(STATE);

    assertThat(List.of(plan.status(), state.status())).containsOnly(200);
    assertThat(installation.calls()).isEqualTo(calls);
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAN, STATE, EXPLAIN + ORDERS + ":2"})
  void nothingThatIsReadChangesAnything(String path) {
    // What was read before is too old then.
    installation.pass(Duration.ofMinutes(6));

    assertThat(installation.assertOnlyReads(() -> http.get(path)).status()).isEqualTo(200);
  }

  /** A page that cannot be read is no mistake of who asks. */
  @Test
  void whatAwsDoesNotAnswerIsNotSaidToBeMissing() {
    installation.aws().sandbox().endpoint().faults().add(NO_SCHEDULES);
    try {
      Answer answer = http.get(EXPLAIN + ORDERS + ":2");

      assertThat(answer.status()).as(answer.toString()).isEqualTo(502);
    } finally {
      installation.aws().sandbox().endpoint().faults().remove(NO_SCHEDULES);
    }
  }

  @Test
  void thePageItselfAsksNobody() {
    long calls = installation.calls();

    assertThat(http.get("/observe/cleanup").status()).isEqualTo(200);

    assertThat(installation.calls()).isEqualTo(calls);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/observe/cleanup", PLAN, STATE, EXPLAIN + ORDERS + ":2"})
  void whoeverAsksInAnotherWayIsRefused(String path) {
    String own = "localhost:" + http.port();
    List<Answer> refused = new ArrayList<>();
    for (String host :
        List.of("rebound.example", "rebound.example:" + http.port(), "", "10.0.0.1")) {
      refused.add(http.ask("GET", path, host, ""));
    }
    refused.add(http.get(path, "Host: rebound.example"));
    refused.add(http.get(path, "Origin: https://rebound.example"));
    refused.add(http.get(path, "Origin: null"));
    refused.add(http.get(path, "Origin: http://localhost:1"));
    refused.add(http.get(path, "Sec-Fetch-Site: cross-site"));
    refused.add(http.get(path, "Sec-Fetch-Site: same-site"));
    refused.add(http.get(path + (path.contains("?") ? "&" : "?") + "Host=localhost"));
    refused.add(http.ask("GET", path, own, "a body"));
    refused.add(http.get(path, "Transfer-Encoding: chunked", "", "0", ""));

    assertThat(refused).extracting(Answer::status).containsOnly(403);
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
      assertThat(http.ask(method, path, own, method.equals("POST") ? "a body" : "").status())
          .as(method)
          .isEqualTo(405);
    }
    assertThat(http.get(path, "Origin: http://" + own, "Sec-Fetch-Site: same-origin").status())
        .isEqualTo(200);
  }

  @Test
  void answersMayBeUsedByNoOtherSite() {
    Answer page = http.get("/observe/cleanup");
    Answer plan = http.get(PLAN);

    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'sha256-")
        .contains("connect-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(plan.header("Content-Type")).startsWith("application/json");
    for (Answer answer : List.of(page, plan)) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
    assertThat(http.get(PLAN, "Accept-Encoding: gzip").header("Content-Encoding"))
        .isEqualTo("gzip");
  }

  @Test
  void whatIsNoQuestionIsAnsweredInASentence() {
    assertThat(http.get(EXPLAIN + "team/none:1").status()).isEqualTo(404);
    assertThat(http.get(EXPLAIN + "team/none@12ab34cd56ef").status()).isEqualTo(404);
    assertThat(http.get(EXPLAIN + ORDERS + "@12ab34cd56ef").status()).isEqualTo(404);
    assertThat(http.get(EXPLAIN + ORDERS + ":none").json().path("problem").asText())
        .isEqualTo("There is no image %s.".formatted(image("none")));
    for (String query :
        List.of(
            "/observe/cleanup/explain",
            EXPLAIN,
            EXPLAIN + "%zz",
            EXPLAIN + "Team%2FOrders",
            EXPLAIN + ORDERS + "@12ab",
            EXPLAIN + "111122223333/eu-central-1/" + ORDERS + ":2",
            EXPLAIN + ORDERS + ":2&image=" + ORDERS + ":2",
            PLAN + "?action=delete",
            STATE + "?x")) {
      assertThat(http.get(query).status()).as(query).isEqualTo(400);
    }
  }
}
