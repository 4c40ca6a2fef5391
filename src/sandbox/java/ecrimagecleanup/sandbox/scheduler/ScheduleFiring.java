package ecrimagecleanup.sandbox.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.sandbox.WorldTimers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets schedules fire: late, sometimes twice, and again when the queue does not take a message. */
final class ScheduleFiring {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleFiring.class);
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final ScheduleStore store;
  private final WorldClock clock;
  private final WorldTimers timers;
  private final BiConsumer<String, String> queues;
  private final SchedulerBehaviour behaviour;
  private final SplittableRandom chance;

  ScheduleFiring(
      ScheduleStore store,
      WorldClock clock,
      WorldTimers timers,
      BiConsumer<String, String> queues,
      SchedulerBehaviour behaviour) {
    this.store = store;
    this.clock = clock;
    this.timers = timers;
    this.queues = queues;
    this.behaviour = behaviour;
    this.chance = new SplittableRandom(behaviour.seed());
  }

  void plan(Schedule schedule) {
    timers.at(schedule.due().plus(lateness()), () -> fire(schedule));
  }

  private void fire(Schedule planned) {
    // an update has a timer of its own, and what was deleted does not fire
    store
        .find(planned.key())
        .filter(current -> current.version() == planned.version() && current.isEnabled())
        .ifPresent(
            schedule -> {
              attempt(schedule, 1);
              if (isDuplicated()) {
                timers.at(clock.instant().plus(lateness()), () -> attempt(schedule, 1));
              }
              if (schedule.deletesItself()) {
                forget(schedule);
              }
            });
  }

  private void forget(Schedule schedule) {
    if (behaviour.listedAfterFiring().isZero()) {
      store.deleteVersion(schedule);
    } else {
      timers.at(
          clock.instant().plus(behaviour.listedAfterFiring()), () -> store.deleteVersion(schedule));
    }
  }

  private void attempt(Schedule schedule, int number) {
    if (ScheduleRequest.startsTasks(schedule.target())) {
      return;
    }
    String queue = schedule.target().path("Arn").asText();
    String body = body(schedule, number);
    if (!delivered(queue, body) && !willRetry(schedule, number)) {
      String deadLetters = schedule.target().at("/DeadLetterConfig/Arn").asText();
      if (!deadLetters.isEmpty()) {
        delivered(deadLetters, body);
      }
    }
  }

  private boolean delivered(String queue, String body) {
    try {
      queues.accept(queue, body);
      return true;
    } catch (RuntimeException refused) {
      LOG.warn("{} does not take the message of a schedule: {}", queue, refused.getMessage());
      return false;
    }
  }

  private boolean willRetry(Schedule schedule, int number) {
    JsonNode policy = schedule.target().path("RetryPolicy");
    Instant next = clock.instant().plus(RETRY_AFTER);
    Instant last = schedule.due().plusSeconds(policy.path("MaximumEventAgeInSeconds").asLong());
    boolean retries = number <= policy.path("MaximumRetryAttempts").asInt() && !next.isAfter(last);
    if (retries) {
      timers.at(next, () -> attempt(schedule, number + 1));
    }
    return retries;
  }

  private static String body(Schedule schedule, int number) {
    return schedule
        .target()
        .path("Input")
        .asText()
        .replace("<aws.scheduler.schedule-arn>", schedule.key().arn())
        .replace(
            "<aws.scheduler.scheduled-time>",
            schedule.due().truncatedTo(ChronoUnit.SECONDS).toString())
        .replace("<aws.scheduler.execution-id>", "execution-" + schedule.version())
        .replace("<aws.scheduler.attempt-number>", Integer.toString(number));
  }

  private Duration lateness() {
    long most = behaviour.lateness().toMillis();
    synchronized (chance) {
      return Duration.ofMillis(most == 0 ? 0 : chance.nextLong(most));
    }
  }

  private boolean isDuplicated() {
    synchronized (chance) {
      return behaviour.duplicates() > 0 && chance.nextDouble() < behaviour.duplicates();
    }
  }
}
