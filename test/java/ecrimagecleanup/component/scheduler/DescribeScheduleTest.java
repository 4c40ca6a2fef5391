package ecrimagecleanup.component.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.ThrottlingException;

class DescribeScheduleTest {
  private static final String ENDPOINT =
      "eventbridge-scheduler:checks?groupName=image-cleanup&operation=";

  private final ScriptedClient<SchedulerClient> scheduler =
      new ScriptedClient<>(SchedulerClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(scheduler.client());

  private Object describe(String name) throws Exception {
    return camel
        .send(
            ENDPOINT + "describeSchedule",
            "anything",
            Map.of(EventBridgeSchedulerConstants.NAME, name))
        .getMessage()
        .getBody();
  }

  private static GetScheduleResponse.Builder once(String expression) {
    return GetScheduleResponse.builder().name("a-1").scheduleExpression(expression);
  }

  @Test
  void describesAScheduleThatFiresOnce() throws Exception {
    scheduler.script.willAnswer(
        once("at(2026-03-03T09:16:00)")
            .scheduleExpressionTimezone("UTC")
            .description("what it is")
            .target(target -> target.arn("arn:queue").input("{}"))
            .build());

    assertThat(describe("a-1"))
        .isEqualTo(
            Optional.of(
                new Schedule(
                    "a-1",
                    "at(2026-03-03T09:16:00)",
                    Optional.of(Instant.parse("2026-03-03T09:16:00Z")),
                    "what it is",
                    "{}")));
    assertThat(scheduler.script.requests())
        .containsExactly(
            GetScheduleRequest.builder().groupName("image-cleanup").name("a-1").build());
  }

  @ParameterizedTest
  @CsvSource({
    "at(2026-03-03T09:16:00), Europe/Berlin",
    "at(2026-99-03T09:16:00), UTC",
    "rate(5 minutes), UTC",
    "cron(0 9 * * ? *), UTC"
  })
  void saysNoTimeOfAScheduleThatDoesNotFireOnceInUtc(String expression, String timezone)
      throws Exception {
    scheduler.script.willAnswer(once(expression).scheduleExpressionTimezone(timezone).build());

    assertThat(describe("a-1"))
        .isEqualTo(Optional.of(new Schedule("a-1", expression, Optional.empty(), "", "")));
  }

  @Test
  void findsNoScheduleThatIsNotThereAndLeavesOtherErrorsAsTheyAre() throws Exception {
    RuntimeException throttled = ThrottlingException.builder().build();
    scheduler.script.willAnswer(ResourceNotFoundException.builder().build(), throttled);

    assertThat(describe("a-1")).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> describe("a-1")).isSameAs(throttled);
    assertThatThrownBy(() -> describe("a/b")).hasMessageContaining("1 to 64");
  }

  @Test
  void listsAllNamesOfTheGroupWithoutAPrefix() throws Exception {
    scheduler.script.willAnswer(
        ListSchedulesResponse.builder()
            .schedules(ScheduleSummary.builder().name("a-1").build())
            .build());

    assertThat(camel.send(ENDPOINT + "listSchedules", "x", Map.of()).getMessage().getBody())
        .isEqualTo(List.of("a-1"));
    assertThat(scheduler.script.requests())
        .containsExactly(
            ListSchedulesRequest.builder().groupName("image-cleanup").maxResults(100).build());
  }
}
