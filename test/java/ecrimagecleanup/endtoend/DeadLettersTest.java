package ecrimagecleanup.endtoend;

import static ecrimagecleanup.sandbox.EmbeddedAws.CHECKS_QUEUE;
import static ecrimagecleanup.sandbox.EmbeddedAws.DEAD_LETTERS;
import static ecrimagecleanup.sandbox.EmbeddedAws.EVENTS_QUEUE;
import static ecrimagecleanup.sandbox.EmbeddedAws.SWEEPS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.FaultInjector;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The commands {@code checks dead-letters} and {@code checks redrive}. */
class DeadLettersTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String CHECK =
      """
      {"version":1,"accountId":"999988887777","region":"eu-central-1","repository":"team/orders",
       "images":["%s"],"cause":{"type":"archived"},
       "presumedUnusedSince":"2026-03-01T09:00:00Z","lastLook":"NONE","due":"2026-03-02T09:00:00Z"}
      """
          .formatted(DIGEST);

  private static final String UNREADABLE = CHECK.replace("\"version\":1", "\"version\":3");

  private static JsonNode deadLetters() {
    return Printed.by("checks", "dead-letters", "--format=json").json();
  }

  private static void bury(Installation installation, String queue, String body) {
    installation.aws().queues().send(queue + DEAD_LETTERS, body);
  }

  private static int dead(Installation installation, String queue) {
    return installation.aws().queues().counts(queue + DEAD_LETTERS).visible();
  }

  /** As EventBridge Scheduler does it. */
  private static void buryUndelivered(Installation installation) {
    try (SqsClient sqs = installation.client(SqsClient.builder())) {
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(
                      sqs.getQueueUrl(queue -> queue.queueName(CHECKS_QUEUE + DEAD_LETTERS))
                          .queueUrl())
                  .messageBody(CHECK)
                  .messageAttributes(
                      Map.of(
                          "ERROR_CODE", text("AccessDenied"),
                          "ERROR_MESSAGE", text("The role may not send."))));
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /** Waits until the check is done: there is no such image. */
  private static void awaitDecision(Installation installation) {
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreException(NoSuchElementException.class)
        .untilAsserted(() -> assertThat(installation.lastDecision(DIGEST)).contains("gone"));
  }

  @Test
  void everyKindOfDeadLetterHasItsReasonAndStaysWhereItIs() {
    try (Installation installation = Installation.with("report")) {
      bury(installation, EVENTS_QUEUE, "hello");
      bury(installation, CHECKS_QUEUE, UNREADABLE);
      buryUndelivered(installation);
      bury(installation, SWEEPS_QUEUE, "{\"version\":1,\"time\":\"yesterday\"}");

      for (int look = 1; look <= 2; look++) {
        JsonNode queues = deadLetters().path("queues");

        assertThat(queues).hasSize(3);
        assertThat(queues.at("/2/deadLetters/0/reason").asText())
            .isEqualTo("The field time is not a time like 2026-03-02T09:15:23Z.");
        JsonNode events = queues.get(0);
        assertThat(events.path("queue").asText()).isEqualTo(EVENTS_QUEUE);
        assertThat(events.path("count").asInt()).isEqualTo(1);
        assertThat(events.at("/deadLetters/0/reason").asText())
            .isEqualTo("The message is not JSON (line 1, column 1).");
        assertThat(events.at("/deadLetters/0/sent").asText())
            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(events.at("/deadLetters/0/receives").asInt()).isEqualTo(look);
        assertThat(queues.get(1).path("count").asInt()).isEqualTo(2);
        assertThat(queues.get(1).path("deadLetters"))
            .extracting(
                letter -> letter.path("what").asText() + ": " + letter.path("reason").asText())
            .containsExactlyInAnyOrder(
                "a message that cannot be read: The check is not of version 1 to 2.",
                "check of team/orders@sha256:aaaaaaaaaaaa: EventBridge could not deliver it:"
                    + " AccessDenied: The role may not send.");
      }
      assertThat(dead(installation, EVENTS_QUEUE)).isEqualTo(1);
      assertThat(dead(installation, CHECKS_QUEUE)).isEqualTo(2);
    }
  }

  /** Its schedule has the dead letters of sweeps, as nobody else would say that it was lost. */
  @Test
  void aReportThatTheTopicDidNotTakeIsSaidToBeOne() {
    try (Installation installation = Installation.with("report")) {
      bury(installation, SWEEPS_QUEUE, "# Container images by `team`\n\nAs of 2 Mar 2026.");

      assertThat(deadLetters().at("/queues/2/deadLetters/0/what").asText())
          .startsWith("report to owners, which the topic did not take");
    }
  }

  @Test
  void peopleGetATableForEachQueue() {
    try (Installation installation = Installation.with("report")) {
      bury(installation, CHECKS_QUEUE, UNREADABLE);

      String out = Printed.by("checks", "dead-letters").out();

      assertThat(out.lines().map(line -> line.replaceAll(" {2,}", "|")))
          .satisfiesExactly(
              line -> assertThat(line).isEqualTo("task-definition-events: no dead letters."),
              line -> assertThat(line).isEqualTo("image-deletion-checks: 1 dead letter."),
              line -> assertThat(line).isEqualTo("MESSAGE|SENT|RECEIVED|WHAT|REASON"),
              line ->
                  assertThat(line)
                      .matches(
                          "[0-9a-f-]{36}\\|\\d+ \\w{3} \\d{4} \\d\\d:\\d\\d UTC\\|1\\|a message that cannot be read"
                              + "\\|The check is not of version 1 to 2\\."),
              line -> assertThat(line).isEqualTo("repository-sweeps: no dead letters."));
    }
  }

  @Test
  void aCheckThatFailsAgainAndAgainIsFoundInTheLogAndDoneAfterItIsRedriven() {
    try (Installation installation = Installation.with("report")) {
      FaultInjector refusal =
          installation.refuse(call -> call.operation().equals("ListTagsForResource"));
      installation.aws().deliver(CHECKS_QUEUE, CHECK);
      installation.application().awaitQuiet();

      JsonNode letter = deadLetters().at("/queues/1/deadLetters/0");
      assertThat(letter.path("what").asText())
          .isEqualTo("check of team/orders@sha256:aaaaaaaaaaaa");
      assertThat(letter.path("reason").asText())
          .isEqualTo(
              "It was received 5 times before and never finished. Search the log of the"
                  + " application for %s.",
              letter.path("messageId").asText());

      installation.faults().remove(refusal);
      Printed redriven = Printed.by("checks", "redrive", CHECKS_QUEUE, "--yes");

      assertThat(redriven.err()).isEmpty();
      assertThat(redriven.out())
          .isEqualToIgnoringNewLines(
              "About 1 dead letter on the way back to image-deletion-checks.");
      awaitDecision(installation);
      assertThat(dead(installation, CHECKS_QUEUE)).isZero();
    }
  }

  @Test
  void whatEventBridgeCouldNotDeliverGoesToItsQueueToo() {
    try (Installation installation = Installation.with("report")) {
      buryUndelivered(installation);

      Printed redriven =
          Printed.on(Terminal.typing(new StringReader("yes\n")), "checks", "redrive");

      assertThat(redriven.err())
          .isEqualTo(
              "Move about 1 dead letter of image-deletion-checks back? Checks that come more than an"
                  + " hour late are postponed by a grace period. [y/N] ");
      awaitDecision(installation);
    }
  }

  @Test
  void nothingIsRedrivenWithoutBeingConfirmed() {
    try (Installation installation = Installation.with("report")) {
      assertThat(Printed.by("checks", "redrive").out())
          .isEqualToIgnoringNewLines("There are no dead letters.");
      bury(installation, CHECKS_QUEUE, UNREADABLE);

      Printed unasked = Printed.by("checks", "redrive");
      Printed declined = Printed.on(Terminal.typing(new StringReader("\n")), "checks", "redrive");

      assertThat(unasked.exitCode()).isEqualTo(2);
      assertThat(declined.exitCode()).isEqualTo(1);
      assertThat(unasked.err()).contains("Give --yes to do it without being asked.");
      assertThat(declined.out()).isEqualToIgnoringNewLines("Nothing was changed.");
      assertThat(dead(installation, CHECKS_QUEUE)).isEqualTo(1);
      assertThat(installation.calls("sqs.StartMessageMoveTask")).isZero();
    }
  }

  @Test
  void everyMistakeIsSaidInASentence() {
    try (Installation installation = Installation.with("report")) {
      Printed unknown = Printed.by("checks", "redrive", "orders");
      assertThat(unknown.exitCode()).isEqualTo(2);
      assertThat(unknown.err())
          .isEqualToIgnoringNewLines(
              "There is no such queue; these are the ones of the application:"
                  + " task-definition-events, image-deletion-checks, repository-sweeps.");
      Printed missing = Printed.by("checks", "dead-letters", "--set=cleanup.events-queue=nowhere");
      assertThat(missing.exitCode()).isEqualTo(2);
      assertThat(missing.err())
          .startsWith("There is no such queue: ")
          .contains("correct the setting that names it")
          .hasLineCount(1);
      Printed without =
          Printed.by(
              "checks",
              "dead-letters",
              "--set=cleanup.events-queue=task-definition-events-dead-letters");
      assertThat(without.err())
          .isEqualToIgnoringNewLines(
              "The queue task-definition-events-dead-letters has no redrive policy, so it has no"
                  + " dead letters: give it one.");
      assertThat(installation.calls("sqs.StartMessageMoveTask")).isZero();
    }
  }
}
