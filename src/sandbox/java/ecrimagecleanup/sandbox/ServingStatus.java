package ecrimagecleanup.sandbox;

import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says again and again how an embedded AWS stands that is kept up: in the last line of a terminal,
 * every second; elsewhere in a line for each day of its world.
 */
final class ServingStatus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServingStatus.class);
  private static final long PERIOD_MILLIS = 1000;

  private final EmbeddedAws aws;
  private final DecisionLines decisions;
  private final LiveLine lines;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread status = new Thread(task, "sandbox-status");
            status.setDaemon(true);
            return status;
          });
  private LocalDate day;

  /** Says nothing before {@link #begin}. */
  ServingStatus(EmbeddedAws aws, DecisionLines decisions, LiveLine lines) {
    this.aws = aws;
    this.decisions = decisions;
    this.lines = lines;
    this.day = today();
  }

  /** Says it from now on, until it is closed. */
  void begin() {
    ScheduledFuture<?> unused =
        thread.scheduleAtFixedRate(this::tryToSay, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tryToSay() {
    try {
      say();
    } catch (RuntimeException failed) {
      // an action that fails once would never be done again
      LOG.error("The status could not be said", failed);
    }
  }

  /** Says it once, as far as there is anything new to say. */
  void say() {
    if (lines.isLive()) {
      lines.draw(text());
    } else if (today().isAfter(day)) {
      day = today();
      lines.print(text());
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(aws.now(), ZoneOffset.UTC);
  }

  private String text() {
    return "%s | %s | %s | %s"
        .formatted(
            Times.utc(aws.now()),
            Counts.of(aws.sandbox().registries().size(), "image"),
            Counts.of(aws.pendingChecks(), "pending check"),
            decisions.summary());
  }

  @Override
  public void close() {
    thread.shutdownNow();
    lines.close();
  }
}
