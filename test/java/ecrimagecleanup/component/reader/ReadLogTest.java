package ecrimagecleanup.component.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.history.LogEvent;
import ecrimagecleanup.history.LogQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class ReadLogTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-04T00:00:00Z");

  private final ScriptedClient<CloudWatchLogsClient> logs =
      new ScriptedClient<>(CloudWatchLogsClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(logs.client());

  private Iterator<?> read(LogQuestion question) throws Exception {
    return (Iterator<?>)
        camel
            .send(
                "cleanup-reader:log?operation=readLog",
                question,
                Map.of(CleanupReaderConstants.LOG_GROUP, "the-log"))
            .getMessage()
            .getBody();
  }

  private static FilterLogEventsResponse page(String token, String... lines) {
    return FilterLogEventsResponse.builder()
        .events(
            List.of(lines).stream()
                .map(
                    line ->
                        FilteredLogEvent.builder()
                            .timestamp(FROM.toEpochMilli())
                            .message(line)
                            .build())
                .toList())
        .nextToken(token.isEmpty() ? null : token)
        .build();
  }

  @Test
  void readsPageByPageAlsoAfterOneThatIsEmptyAndNoEarlierThanNeeded() throws Exception {
    logs.script.willAnswer(page("1", "a"), page("2"), page("3", "b", "c"), page(""));

    Iterator<?> events = read(new LogQuestion(Optional.of(FROM), TO, Optional.empty()));
    assertThat(logs.script.requests()).hasSize(1);
    List<Object> all = new ArrayList<>();
    events.forEachRemaining(all::add);

    assertThat(all)
        .containsExactly(new LogEvent(FROM, "a"), new LogEvent(FROM, "b"), new LogEvent(FROM, "c"));
    assertThat(logs.script.requests())
        .containsExactlyElementsOf(
            Stream.of("", "1", "2", "3")
                .map(
                    token ->
                        (Object)
                            FilterLogEventsRequest.builder()
                                .logGroupName("the-log")
                                .filterPattern("\"\\\"record\\\":\\\"\"")
                                .startTime(FROM.toEpochMilli())
                                .endTime(TO.toEpochMilli())
                                .nextToken(token.isEmpty() ? null : token)
                                .build())
                .toList());
    assertThat(CleanupReaderOperation.readLog.actions())
        .containsExactlyElementsOf(Actions.of("logs", logs.script.requests()));
  }

  @Test
  void asksForOneRepositoryByAFieldThatEveryRecordOfItHas() throws Exception {
    logs.script.willAnswer(page(""));

    assertThat(read(new LogQuestion(Optional.empty(), TO, Optional.of("team/orders"))).hasNext())
        .isFalse();

    FilterLogEventsRequest request = (FilterLogEventsRequest) logs.script.requests().get(0);
    assertThat(request.startTime()).isNull();
    assertThat(request.filterPattern())
        .isEqualTo("\"\\\"record\\\":\\\"\" \"\\\"repository\\\":\\\"team/orders\\\"\"");
  }

  @Test
  void aTokenThatIsRepeatedIsNoEnd() throws Exception {
    logs.script.willAnswer(page("1", "a"), page("1", "b"));
    Iterator<?> events = read(new LogQuestion(Optional.empty(), TO, Optional.empty()));
    events.next();

    assertThatThrownBy(events::next)
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessage(
            "CloudWatch Logs repeats a page token of the log group the-log, so that it cannot be read to its end.");
  }

  @Test
  void aLogGroupThatIsNotThereIsASentence() {
    logs.script.willAnswer(ResourceNotFoundException.builder().message("no").build());

    assertThatThrownBy(() -> read(new LogQuestion(Optional.empty(), TO, Optional.empty())))
        .hasStackTraceContaining("CloudWatch Logs has no log group the-log");
  }
}
