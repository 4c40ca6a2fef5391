package ecrimagecleanup.cli;

import ecrimagecleanup.gateway.PlainSentence;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Step;
import ecrimagecleanup.rehearsal.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Goes through the steps of a rehearsal, from where it was. What is known is written down before
 * anything is made and after each step. However it ends, what it made is removed; only who kills
 * the process leaves something, until it is started again.
 */
final class RehearsalRun {
  private static final String FAILURE = "failure";
  private static final String STOPPED = "It was stopped.";
  private static final Duration OFTEN = Duration.ofMinutes(1);
  private static final Duration SELDOM = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofHours(1);

  private final RehearsalSteps steps;
  private final RehearsalEyes eyes;
  private final Consumer<Rehearsal> keep;
  private final Clock clock;
  private final Waiting waiting;
  private final BiConsumer<Step, Instant> tell;

  /**
   * @param steps does the steps
   * @param eyes looks
   * @param keep writes down what is known
   * @param clock the clock of the application
   * @param waiting lets time pass
   * @param tell takes each step, when it begins and at each look, with the time of that
   */
  RehearsalRun(
      RehearsalSteps steps,
      RehearsalEyes eyes,
      Consumer<Rehearsal> keep,
      Clock clock,
      Waiting waiting,
      BiConsumer<Step, Instant> tell) {
    this.steps = steps;
    this.eyes = eyes;
    this.keep = keep;
    this.clock = clock;
    this.waiting = waiting;
    this.tell = tell;
  }

  /**
   * Goes through all steps that are not done, and removes everything.
   *
   * @param begun how far it is
   * @param deadline when every waiting ends
   * @return what is known
   * @throws IllegalStateException if it cannot go on, with all that it made removed, or what is not
   */
  Rehearsal run(Rehearsal begun, Instant deadline) {
    Rehearsal known = begun;
    if (known.fact(FAILURE).isPresent()) {
      return giveUp(known);
    }
    keep.accept(known);
    Watch watch = new Watch(deadline);
    for (Step step : Step.values()) {
      if (known.isDone(step)) {
        continue;
      }
      if (waiting.isStopped()) {
        return giveUp(known.fact(FAILURE, STOPPED));
      }
      tell.accept(step, clock.instant());
      try {
        known = step.isWatch() ? watch(step, known, watch) : perform(step, known);
        if (!waiting.isStopped() || !step.isWatch()) {
          known = known.done(step, clock.instant());
        }
        keep.accept(known);
      } catch (RuntimeException e) {
        throw failed(known.fact(FAILURE, sentence(e)), e);
      }
    }
    known = known.ended(clock.instant());
    keep.accept(known);
    return known;
  }

  private Rehearsal perform(Step step, Rehearsal known) {
    try {
      return steps.perform(step, known);
    } catch (RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!step.isOptional()) {
        throw e;
      }
      return known.leftOut(step, CaughtFailure.sentence(e), clock.instant());
    }
  }

  private Rehearsal watch(Step step, Rehearsal before, Watch watch) {
    Rehearsal known = before;
    Instant began = clock.instant();
    while (!waiting.isStopped()) {
      known = look(step, known);
      keep.accept(known);
      Instant now = clock.instant();
      if (watch.isOver(step, known, now)) {
        return steps.afterWatch(step, known);
      }
      tell.accept(step, now);
      boolean soon = now.isBefore(began.plus(SOON));
      waiting.until(now.plus(soon ? OFTEN : SELDOM));
    }
    return known;
  }

  /** A look that fails is one less, unless AWS does not allow it: the next one may succeed. */
  private Rehearsal look(Step step, Rehearsal known) {
    try {
      Rehearsal looked = eyes.look(known).addTo(known, clock.instant());
      return steps.watch(step, looked);
    } catch (RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      return known.fact("last failed look", CaughtFailure.sentence(e));
    }
  }

  /** Removes what it made; nothing else is done any more. A full disk does not stop that. */
  Rehearsal giveUp(Rehearsal known) {
    unwritten(known);
    RehearsalSteps removing = steps.withoutFile();
    List<String> left = new ArrayList<>();
    Rehearsal removed = known;
    for (Step step : Step.values()) {
      if (step.isRemoval()) {
        tell.accept(step, clock.instant());
        try {
          removed = removing.perform(step, removed).done(step, clock.instant());
        } catch (RuntimeException e) {
          left.add(caught(e));
        }
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          "%s Not everything that was made could be removed: %s Run rehearse --remove once that is put right."
              .formatted(known.fact(FAILURE).orElse(""), String.join(" ", left)));
    }
    removed = removed.ended(clock.instant());
    Optional<String> unwritten = unwritten(removed);
    if (unwritten.isPresent()) {
      String why = known.fact(FAILURE).orElse("");
      throw new IllegalStateException(
          "%s What the rehearsal had made is removed, but its file does not say so. Run rehearse --remove once the file can be written."
              .formatted(why.contains(unwritten.get()) ? why : why + " " + unwritten.get()));
    }
    return removed;
  }

  /** Writes down what is known; why that failed, or empty. */
  private Optional<String> unwritten(Rehearsal known) {
    try {
      keep.accept(known);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(caught(e));
    }
  }

  private IllegalStateException failed(Rehearsal known, RuntimeException cause) {
    IllegalStateException failed;
    try {
      giveUp(known);
      failed =
          new IllegalStateException(
              "%s What the rehearsal had made is removed; docs/rehearsal.md has the permissions that it needs."
                  .formatted(known.fact(FAILURE).orElse("It failed.")));
    } catch (IllegalStateException e) {
      failed = e;
    }
    failed.addSuppressed(cause);
    return failed;
  }

  private static String caught(RuntimeException e) {
    return CaughtFailure.sentence(e, sentence(e));
  }

  private static String sentence(RuntimeException e) {
    return e instanceof RefusedException ? String.valueOf(e.getMessage()) : PlainSentence.of(e);
  }
}
