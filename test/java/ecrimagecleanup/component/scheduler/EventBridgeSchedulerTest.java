package ecrimagecleanup.component.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.PendingSearch;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.UnusableAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.ServiceQuotaExceededException;

class EventBridgeSchedulerTest {
  private static final String GROUP = "groupName=image-cleanup";
  private static final String QUEUE = "arn:aws:sqs:eu-central-1:999988887777:checks";
  private static final String ROLE = "arn:aws:iam::999988887777:role/scheduler";
  private static final String CREATE =
      "eventbridge-scheduler:checks?operation=createSchedule&%s&targetArn=%s&roleArn=%s"
          .formatted(GROUP, QUEUE, ROLE);
  private static final Instant AT = Instant.parse("2026-03-02T09:05:00Z");
  private static final CreateScheduleResponse CREATED = CreateScheduleResponse.builder().build();

  private final ScriptedClient<SchedulerClient> scheduler =
      new ScriptedClient<>(SchedulerClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(scheduler.client());
  @RegisterExtension final CamelFixture withoutClient = new CamelFixture();

  @Test
  void createsAScheduleThatFiresOnceAndDeletesItself() throws Exception {
    scheduler.script.willAnswer(CREATED);

    Message result = create(CREATE, "{\"v\":1}", Map.of());

    assertThat(result.getHeader(EventBridgeSchedulerConstants.CREATED)).isEqualTo(true);
    assertThat(result.getBody()).isEqualTo("{\"v\":1}");
    assertThat(scheduler.script.requests())
        .containsExactly(
            CreateScheduleRequest.builder()
                .groupName("image-cleanup")
                .name("a-b.c_1")
                .scheduleExpression("at(2026-03-02T09:05:00)")
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .clientToken("fb30a945-0a26-3f4a-b24a-ea2ea33c3bf0")
                .target(target -> target.arn(QUEUE).roleArn(ROLE).input("{\"v\":1}"))
                .build());
  }

  @Test
  void namesTheSameTokenEveryTimeAndAnotherForAnotherName() throws Exception {
    scheduler.script.willAnswer(CREATED, CREATED, CREATED);

    create(CREATE, "1", Map.of());
    create(CREATE, "2", Map.of());
    create(CREATE, "1", Map.of(EventBridgeSchedulerConstants.NAME, "other"));

    List<String> tokens =
        scheduler.script.requests().stream()
            .map(request -> ((CreateScheduleRequest) request).clientToken())
            .toList();
    assertThat(tokens.get(0)).isEqualTo(tokens.get(1)).isNotEqualTo(tokens.get(2));
    assertThat(tokens).allMatch(token -> token.matches("[a-zA-Z0-9-_]{1,64}"));
  }

  @Test
  void describesTheScheduleAndNamesADeadLetterQueue() throws Exception {
    scheduler.script.willAnswer(CREATED, CREATED);
    String uri = CREATE + "&deadLetterArn=" + QUEUE + "-dlq";

    create(uri, "x", Map.of(EventBridgeSchedulerConstants.DESCRIPTION, "d".repeat(513)));
    create(uri, "x", Map.of(EventBridgeSchedulerConstants.DESCRIPTION, "d".repeat(511) + "🐫"));

    CreateScheduleRequest first = (CreateScheduleRequest) scheduler.script.requests().get(0);
    CreateScheduleRequest second = (CreateScheduleRequest) scheduler.script.requests().get(1);
    assertThat(first.description()).isEqualTo("d".repeat(512));
    assertThat(second.description()).isEqualTo("d".repeat(511));
    assertThat(first.target().deadLetterConfig().arn()).isEqualTo(QUEUE + "-dlq");
    assertThat(first.target().retryPolicy()).isNull();
  }

  @Test
  void takesAConflictForDone() throws Exception {
    scheduler.script.willAnswer(ConflictException.builder().build());

    assertThat(create(CREATE, "x", Map.of()).getHeader(EventBridgeSchedulerConstants.CREATED))
        .isEqualTo(false);
  }

  @Test
  void leavesOtherErrorsAsTheyAre() {
    RuntimeException quota = ServiceQuotaExceededException.builder().build();
    scheduler.script.willAnswer(quota);

    assertThatThrownBy(() -> create(CREATE, "x", Map.of())).isSameAs(quota);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "ä", "a b", "a\n"})
  void refusesANameThatAwsWouldRefuse(String name) {
    assertThatThrownBy(() -> create(CREATE, "x", Map.of(EventBridgeSchedulerConstants.NAME, name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CamelEventBridgeSchedulerName")
        .hasMessageContaining("1 to 64");
  }

  @Test
  void takesTheTimeAsText() throws Exception {
    scheduler.script.willAnswer(CREATED);

    create(CREATE, "1", Map.of(EventBridgeSchedulerConstants.AT, "2026-03-02T09:05:00Z"));

    assertThat(((CreateScheduleRequest) scheduler.script.requests().get(0)).scheduleExpression())
        .isEqualTo("at(2026-03-02T09:05:00)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-03-02", "2026-03-02T09:05:00", "2026-02-30T09:05:00Z"})
  void refusesATextThatIsNoTime(String text) {
    assertThatThrownBy(() -> create(CREATE, "x", Map.of(EventBridgeSchedulerConstants.AT, text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "eventbridge-scheduler://checks: the header CamelEventBridgeSchedulerAt is \"%s\", which is not a time such as 2026-03-01T12:00:00Z."
                .formatted(text));
    assertThat(scheduler.script.requests()).isEmpty();
  }

  @Test
  void namesTheHeaderItsValueAndItsForm() {
    assertThatThrownBy(() -> create(CREATE, "x", Map.of(EventBridgeSchedulerConstants.NAME, "a b")))
        .hasMessage(
            "eventbridge-scheduler://checks: the header CamelEventBridgeSchedulerName is \"a b\", which is not 1 to 64 of the characters 0-9 a-z A-Z - _ and dot.");
    assertThatThrownBy(() -> list("a/"))
        .hasMessageContaining("the header CamelEventBridgeSchedulerNamePrefix is \"a/\"");
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(
            () -> create(CREATE, "x", Map.of(EventBridgeSchedulerConstants.NAME, "n".repeat(65))))
        .hasMessageContaining("1 to 64");
    assertThatThrownBy(
            () -> create(CREATE, "x", Map.of(EventBridgeSchedulerConstants.AT, AT.plusMillis(1))))
        .hasMessageContaining("fractions of a second");
    assertThatThrownBy(() -> create(CREATE, "x", Map.of(EventBridgeSchedulerConstants.AT, 1)))
        .hasMessageContaining("of type Instant, but it is of type Integer");
    assertThatThrownBy(() -> create(CREATE, "é".repeat(131_073), Map.of()))
        .hasMessageContaining("262146 bytes");
    assertThatThrownBy(() -> create(CREATE, "", Map.of())).hasMessageContaining("0 bytes");
    assertThatThrownBy(() -> create(CREATE, new byte[1], Map.of()))
        .hasMessageContaining("needs a body of type String, but it is of type byte[]");
    assertThat(scheduler.script.requests()).isEmpty();
  }

  @Test
  void takesAnInputAndANameOfTheFullLength() throws Exception {
    scheduler.script.willAnswer(CREATED);

    assertThat(
            create(
                    CREATE,
                    "x".repeat(256 * 1024),
                    Map.of(EventBridgeSchedulerConstants.NAME, "n".repeat(64)))
                .getHeader(EventBridgeSchedulerConstants.CREATED))
        .isEqualTo(true);
  }

  @Test
  void listsTheNamesOfAllPages() throws Exception {
    scheduler.script.willAnswer(page("next", "a-1", "a-2"), page(null, "a-3"));

    assertThat(list("a-").getBody()).isEqualTo(List.of("a-1", "a-2", "a-3"));
    assertThat(scheduler.script.requests())
        .containsExactly(listRequest().build(), listRequest().nextToken("next").build());
  }

  @Test
  void reality24ReadsNoFurtherThanToTheNameThatWasToBeReached() throws Exception {
    String own = "e9a325556ec853d7-e8276442132eba998028-01c2c70c-57a6420beeb121";
    String later = "e9a325556ec853d7-e8276442132eba998028-01c2c70d-07a6420beeb121";
    scheduler.script.willAnswer(page("next", own), page("more", later), page(null, "never"));

    assertThat(
            camel
                .send(
                    "eventbridge-scheduler:checks?operation=listSchedules&" + GROUP,
                    "body",
                    Map.of(
                        "CamelEventBridgeSchedulerNamePrefix",
                        new PendingSearch("e9a3", ScheduleName.parse(own), List.of("0a"))))
                .getMessage()
                .getBody())
        .isEqualTo(List.of(own, later));
    assertThat(scheduler.script.requests()).hasSize(2);
  }

  @Test
  void namesOfSeveralImagesAreReadOneAfterTheOther() throws Exception {
    scheduler.script.willAnswer(page("next", "a-1"), page(null, "a-2"), page(null, "b-1"));

    assertThat(
            camel
                .send(
                    "eventbridge-scheduler:checks?operation=listSchedules&" + GROUP,
                    "body",
                    Map.of(
                        "CamelEventBridgeSchedulerNamePrefix",
                        new PendingSearch("a-", Optional.empty(), List.of("b-"))))
                .getMessage()
                .getBody())
        .isEqualTo(List.of("a-1", "a-2", "b-1"));
    assertThat(scheduler.script.requests()).hasSize(3);
  }

  @Test
  void listsTheWholeGroupIfItFitsOnAPageAndNothingOfMore() throws Exception {
    scheduler.script.willAnswer(page(null, "a-1", "b-1"), page("", "a-1"), page("next", "a-1"));

    assertThat(listFew()).isEqualTo(Optional.of(List.of("a-1", "b-1")));
    assertThat(listFew()).isEqualTo(Optional.of(List.of("a-1")));
    assertThat(listFew()).isEqualTo(Optional.empty());
    assertThat(scheduler.script.requests())
        .hasSize(3)
        .containsOnly(
            ListSchedulesRequest.builder().groupName("image-cleanup").maxResults(100).build());
  }

  private Object listFew() throws Exception {
    return camel
        .send("eventbridge-scheduler:checks?operation=listFewSchedules&" + GROUP, "body", Map.of())
        .getMessage()
        .getBody();
  }

  @Test
  void listsNothingIncompleteAndNothingWithoutAPrefix() {
    RuntimeException failure = ServiceQuotaExceededException.builder().build();
    scheduler.script.willAnswer(
        page("next", "a-1"), page("next", "a-1"), page("next", "a-1"), failure);

    assertThatThrownBy(() -> list("a-")).isInstanceOf(UnusableAnswerException.class);
    assertThatThrownBy(() -> list("a-")).isSameAs(failure);
    assertThatThrownBy(() -> list("")).hasMessageContaining("CamelEventBridgeSchedulerNamePrefix");
  }

  @Test
  void deletesAScheduleOrFindsItGone() throws Exception {
    scheduler.script.willAnswer(
        DeleteScheduleResponse.builder().build(), ResourceNotFoundException.builder().build());
    String uri = "eventbridge-scheduler:checks?operation=deleteSchedule&" + GROUP;
    Map<String, Object> headers = Map.of(EventBridgeSchedulerConstants.NAME, "a-1");

    for (boolean deleted : new boolean[] {true, false}) {
      assertThat(
              camel
                  .send(uri, "body", headers)
                  .getMessage()
                  .getHeader(EventBridgeSchedulerConstants.DELETED))
          .isEqualTo(deleted);
    }
    assertThat(scheduler.script.requests())
        .containsOnly(
            DeleteScheduleRequest.builder().groupName("image-cleanup").name("a-1").build());
  }

  @Test
  void checksItsOptionsAtStart() {
    assertThatThrownBy(() -> camel.context().getEndpoint("eventbridge-scheduler:x"))
        .hasStackTraceContaining("has no operation");
    for (String missing : List.of("targetArn", "roleArn")) {
      assertThatThrownBy(
              () -> camel.context().getEndpoint(CREATE.replaceAll("&" + missing + "=[^&]*", "")))
          .hasStackTraceContaining("has no " + missing);
    }
    assertThatThrownBy(
            () ->
                camel
                    .context()
                    .getEndpoint("eventbridge-scheduler:x?operation=listSchedules&groupName=a%20b"))
        .hasStackTraceContaining("groupName has to be");
  }

  @Test
  void usesTheClientOfTheRegistryOrItsOwn() {
    EventBridgeSchedulerEndpoint given =
        camel.context().getEndpoint(CREATE, EventBridgeSchedulerEndpoint.class);
    given.start();
    EventBridgeSchedulerEndpoint own =
        withoutClient
            .context()
            .getEndpoint(
                CREATE + "&useDefaultCredentialsProvider=true&region=eu-west-3",
                EventBridgeSchedulerEndpoint.class);
    own.start();

    assertThat(given.clients().client()).isSameAs(scheduler.client());
    var configuration = own.clients().client().serviceClientConfiguration();
    assertThat(configuration.region()).isEqualTo(Region.EU_WEST_3);
    assertThat(configuration.overrideConfiguration().apiCallTimeout())
        .contains(Duration.ofMinutes(1));
    given.stop();
    own.stop();
    assertThat(scheduler.closed()).isFalse();
  }

  @Test
  void probesItsGroup() {
    scheduler.script.willAnswer(page(null));
    EventBridgeSchedulerEndpoint endpoint =
        camel.context().getEndpoint(CREATE, EventBridgeSchedulerEndpoint.class);
    endpoint.start();

    endpoint.probe();

    assertThat(scheduler.script.requests())
        .containsExactly(
            ListSchedulesRequest.builder().groupName("image-cleanup").maxResults(1).build());
  }

  private Message create(String uri, Object body, Map<String, Object> headers) throws Exception {
    Map<String, Object> all = new HashMap<>();
    all.put(EventBridgeSchedulerConstants.NAME, "a-b.c_1");
    all.put(EventBridgeSchedulerConstants.AT, AT);
    all.putAll(headers);
    return camel.send(uri, body, all).getMessage();
  }

  private Message list(String prefix) throws Exception {
    return camel
        .send(
            "eventbridge-scheduler:checks?operation=listSchedules&" + GROUP,
            "body",
            Map.of(EventBridgeSchedulerConstants.NAME_PREFIX, prefix))
        .getMessage();
  }

  private static ListSchedulesRequest.Builder listRequest() {
    return ListSchedulesRequest.builder()
        .groupName("image-cleanup")
        .namePrefix("a-")
        .maxResults(100);
  }

  private static ListSchedulesResponse page(@Nullable String nextToken, String... names) {
    return ListSchedulesResponse.builder()
        .schedules(
            List.of(names).stream()
                .map(name -> ScheduleSummary.builder().name(name).build())
                .toList())
        .nextToken(nextToken)
        .build();
  }
}
