package ecrimagecleanup.component.reader;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.history.LogEvent;
import ecrimagecleanup.history.LogQuestion;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Reads a log group page by page, and holds one page. For one thread.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>
 */
final class LogReader implements Iterator<LogEvent> {
  /** The beginning of every record, in a line of text and in one of JSON. */
  private static final String RECORD = "\"record\":\"";

  private final CloudWatchLogsClient client;
  private final FilterLogEventsRequest request;
  private Iterator<LogEvent> page = List.<LogEvent>of().iterator();
  private @Nullable String token;
  private boolean last;

  private LogReader(CloudWatchLogsClient client, FilterLogEventsRequest request) {
    this.client = client;
    this.request = request;
  }

  /**
   * The log events that hold records, of which the first page is read at once.
   *
   * @throws IllegalArgumentException if there is no such log group
   */
  static Iterator<LogEvent> read(CloudWatchLogsClient client, String group, LogQuestion question) {
    LogReader reader =
        new LogReader(
            client,
            FilterLogEventsRequest.builder()
                .logGroupName(group)
                .filterPattern(pattern(question))
                .startTime(question.from().map(Instant::toEpochMilli).orElse(null))
                .endTime(question.to().toEpochMilli())
                .build());
    try {
      reader.readPage();
    } catch (ResourceNotFoundException e) {
      IllegalArgumentException missing =
          new IllegalArgumentException(
              "CloudWatch Logs has no log group %s in the account of the credentials and in cleanup.region. Its name is the output LogGroupName of the stack."
                  .formatted(group));
      // As its cause it would be printed in place of the sentence.
      missing.addSuppressed(e);
      throw missing;
    }
    return reader;
  }

  /**
   * Phrases that all have to be in a log event. Only what a record always has as a whole is one, so
   * that no record is left out.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
   *     pattern syntax</a>
   */
  private static String pattern(LogQuestion question) {
    return question
        .repository()
        .map(name -> phrase(RECORD) + " " + phrase("\"repository\":\"%s\"".formatted(name)))
        .orElseGet(() -> phrase(RECORD));
  }

  private static String phrase(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  /** A page without events can be followed by others. */
  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !last) {
      readPage();
    }
    return page.hasNext();
  }

  @Override
  public LogEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The log group has no more records.");
    }
    return page.next();
  }

  private void readPage() {
    FilterLogEventsResponse response =
        client.filterLogEvents(request.toBuilder().nextToken(token).build());
    String next = requireNonNullElse(response.nextToken(), "");
    if (!next.isEmpty() && next.equals(token)) {
      throw new UnusableAnswerException(
          "CloudWatch Logs repeats a page token of the log group %s, so that it cannot be read to its end."
              .formatted(request.logGroupName()));
    }
    token = next;
    last = next.isEmpty();
    page =
        response.events().stream()
            .map(event -> new LogEvent(Instant.ofEpochMilli(event.timestamp()), event.message()))
            .iterator();
  }
}
