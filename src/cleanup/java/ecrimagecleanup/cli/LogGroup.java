package ecrimagecleanup.cli;

import ecrimagecleanup.component.reader.CleanupReaderConstants;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.history.LogEvent;
import ecrimagecleanup.history.LogQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The log of the application in CloudWatch Logs, of which only the records are read.
 *
 * @param gateway calls AWS
 * @param name the name of the log group
 * @param question what is asked for
 */
record LogGroup(Gateway gateway, String name, LogQuestion question) implements DecisionLog {
  private static final Duration STEP = Duration.ofDays(1);

  /** A step is a day; from when on the log goes is not known if nobody says. */
  @Override
  public long steps() {
    return question.from().map(from -> daysFrom(from, question.to())).orElse(0L);
  }

  private static long daysFrom(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).dividedBy(STEP));
  }

  @Override
  public boolean goesOn() {
    return true;
  }

  @Override
  public void read(Runnable step, Consumer<String> each) {
    Iterator<?> events =
        gateway.ask(
            Endpoint.READ_LOG,
            question,
            Map.of(CleanupReaderConstants.LOG_GROUP, name),
            Iterator.class);
    Optional<Instant> stepped = question.from();
    while (events.hasNext()) {
      LogEvent event = (LogEvent) events.next();
      Instant at = stepped.orElse(event.time());
      for (; !at.plus(STEP).isAfter(event.time()); at = at.plus(STEP)) {
        step.run();
      }
      stepped = Optional.of(at);
      each.accept(event.line());
    }
  }
}
