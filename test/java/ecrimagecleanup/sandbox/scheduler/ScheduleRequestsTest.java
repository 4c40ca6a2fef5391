package ecrimagecleanup.sandbox.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.AwsCall;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How schedules are created, changed, listed and grouped, and which requests are refused. */
class ScheduleRequestsTest extends SchedulerTestCase {
  @Test
  void anUpdateResetsWhatItLeavesOut() {
    create("a", VALID + ",'ActionAfterCompletion':'DELETE','Description':'x','State':'DISABLED'");
    clock.advance(Duration.ofMinutes(5));
    send("PUT", "/schedules/a", Map.of(), VALID.replace("12:00:00", "13:00:00"));
    JsonNode updated = get("/schedules/a", Map.of());
    assertThat(updated.path("ActionAfterCompletion").asText()).isEqualTo("NONE");
    assertThat(updated.path("State").asText()).isEqualTo("ENABLED");
    assertThat(updated.has("Description")).isFalse();
    assertThat(updated.path("LastModificationDate").asDouble())
        .isEqualTo(updated.path("CreationDate").asDouble() + 300);
    advance(Duration.ofHours(2));
    assertThat(sent).isEmpty();
    advance(Duration.ofHours(1));
    assertThat(sent).hasSize(1);
    assertRefused(
        404, "ResourceNotFoundException", () -> send("PUT", "/schedules/b", Map.of(), VALID));
  }

  @Test
  void namesAreUniquePerGroupAndARepeatedRequestSucceedsOnce() {
    create("a", VALID + ",'ClientToken':'t1'");
    create("a", VALID + ",'ClientToken':'t1'");
    assertRefused(409, "ConflictException", () -> create("a", VALID + ",'ClientToken':'t2'"));
    assertRefused(409, "ConflictException", () -> create("a", VALID));
    send("POST", "/schedule-groups/other", Map.of(), "");
    create("a", VALID + ",'GroupName':'other'");
    assertRefused(
        404, "ResourceNotFoundException", () -> create("a", VALID + ",'GroupName':'nowhere'"));
    advance(Duration.ofHours(3));
    assertThat(sent).hasSize(2);
  }

  @Test
  void aSecondRequestWithATokenButOtherContentConflicts() {
    create("a", VALID + ",'ClientToken':'t1'");
    assertRefused(
        409,
        "ConflictException",
        () -> create("a", VALID + ",'ClientToken':'t1','Description':'other'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at(2026-03-02T10:00:00)",
        "at(2026-03-02T09:59:59)",
        "at(2026-02-30T12:00:00)",
        "at(2026-03-02T12:00:00Z)",
        "at(2026-03-02T12:00:00.000)",
        "at(2026-03-02T12:00)",
        "2026-03-02T12:00:00",
        "rate(1 minute)",
        ""
      })
  void otherExpressionsAreRefused(String expression) {
    assertInvalid(VALID.replace("at(2026-03-02T12:00:00)", expression));
  }

  @Test
  void requestsAreValidated() {
    assertInvalid(AT_NOON + "," + TARGET);
    assertInvalid(AT_NOON + "," + WINDOW);
    assertInvalid(VALID.replace("'OFF'", "'FLEXIBLE'"));
    assertInvalid(VALID.replace("arn:aws:iam::999988887777:role/send", ""));
    assertInvalid(VALID.replace(QUEUE, "arn:aws:lambda:eu-central-1:999988887777:function:x"));
    assertInvalid(VALID.replace("'MaximumRetryAttempts':2", "'MaximumRetryAttempts':186"));
    assertInvalid(VALID + ",'ActionAfterCompletion':'KEEP'");
    assertInvalid(VALID + ",'ScheduleExpressionTimezone':'Nowhere'");
    assertInvalid(VALID + ",'Description':'" + "x".repeat(513) + "'");
  }

  @ParameterizedTest
  @CsvSource({"a b", "a/b", "a:b", "ä"})
  void namesAreValidated(String name) {
    assertRefused(400, "ValidationException", () -> create(name, VALID));
    assertRefused(400, "ValidationException", () -> create("x".repeat(65), VALID));
  }

  @Test
  void listsAreSortedPagedFilteredAndShowNoDueTime() {
    for (int i = 0; i < 250; i++) {
      create("b-%03d".formatted((i * 7) % 250), VALID);
    }
    create("a", VALID + ",'State':'DISABLED'");
    JsonNode first = list(Map.of("NamePrefix", "b-"));
    assertThat(first.path("Schedules")).hasSize(100);
    assertThat(first.at("/Schedules/0/Name").asText()).isEqualTo("b-000");
    assertThat(first.at("/Schedules/0/Target/Arn").asText()).isEqualTo(QUEUE);
    assertThat(first.at("/Schedules/0").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "Arn", "GroupName", "Name", "CreationDate", "LastModificationDate", "State", "Target");
    JsonNode second = next(first, "NamePrefix", "b-");
    JsonNode third = next(second, "NamePrefix", "b-");
    assertThat(second.at("/Schedules/99/Name").asText()).isEqualTo("b-199");
    assertThat(third.path("Schedules")).hasSize(50);
    assertThat(third.has("NextToken")).isFalse();
    assertThat(list(Map.of("State", "DISABLED")).path("Schedules")).hasSize(1);
    assertThat(list(Map.of("MaxResults", "3")).path("Schedules")).hasSize(3);
    assertRefused(400, "ValidationException", () -> list(Map.of("MaxResults", "101")));
    assertRefused(404, "ResourceNotFoundException", () -> list(Map.of("ScheduleGroup", "nowhere")));
  }

  @Test
  void accountsAndRegionsAreApart() {
    create("a", VALID);
    JsonNode elsewhere =
        scheduler.handle(
            new AwsCall(
                "111122223333",
                "eu-central-1",
                "scheduler",
                "",
                "GET",
                "/schedules",
                Map.of(),
                json("")));
    assertThat(elsewhere.path("Schedules")).isEmpty();
  }

  @Test
  void groupsHoldSchedules() {
    send("POST", "/schedule-groups/g", Map.of(), "'Tags':[{'Key':'k','Value':'v'}]");
    assertRefused(409, "ConflictException", () -> send("POST", "/schedule-groups/g", Map.of(), ""));
    create("a", VALID + ",'GroupName':'g'");
    assertThat(get("/schedules/a", Map.of("groupName", "g")).path("Arn").asText())
        .isEqualTo("arn:aws:scheduler:eu-central-1:999988887777:schedule/g/a");
    JsonNode groups = get("/schedule-groups", Map.of());
    assertThat(groups.path("ScheduleGroups").findValuesAsText("Name"))
        .containsExactly("default", "g");
    String arn = get("/schedule-groups/g", Map.of()).path("Arn").asText();
    assertThat(get("/tags/" + arn, Map.of()).at("/Tags/0/Value").asText()).isEqualTo("v");
    send("DELETE", "/schedule-groups/g", Map.of(), "");
    assertThat(list(Map.of()).path("Schedules")).isEmpty();
    assertRefused(
        400, "ValidationException", () -> send("DELETE", "/schedule-groups/default", Map.of(), ""));
  }

  private JsonNode next(JsonNode page, String name, String value) {
    return list(Map.of(name, value, "NextToken", page.path("NextToken").asText()));
  }
}
