package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.words.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is a queue there, does it hide messages long enough, and does it keep those that fail?
 *
 * @param reading what is read
 * @param name the queue
 * @param arn its ARN by the settings, where the scheduler sends to; empty if nothing does
 * @param deadLettersArn where the scheduler puts what it cannot deliver; empty if nothing does
 * @param visibilityTimeout that of the consumers
 * @param ofEvents whether its messages are events, of which each dead letter holds all removals
 */
public record QueueExamination(
    Reading reading,
    String name,
    Optional<String> arn,
    Optional<String> deadLettersArn,
    Duration visibilityTimeout,
    boolean ofEvents)
    implements Examination {
  private static final String TEMPLATE =
      "Give it one, as deploy/cloudformation/shared-account.yaml does.";

  /** With fewer, a message that an instance had when it was stopped would be a dead letter. */
  private static final int LEAST_RECEIVES = 2;

  @Override
  public String area() {
    return "queue " + name;
  }

  @Override
  public List<Diagnosis> examine() {
    Optional<Queue> queue = read(name);
    return judge(
        queue, queue.flatMap(Queue::redrive).map(Queue.Redrive::deadLetters).flatMap(this::read));
  }

  private Optional<Queue> read(String queue) {
    return reading.queue(queue);
  }

  List<Diagnosis> judge(Optional<Queue> found, Optional<Queue> deadLetters) {
    if (found.isEmpty()) {
      return List.of(
          failed(
              area(),
              "There is no queue %s.".formatted(name),
              "Create it, or correct the setting that names it, cleanup.region or the account of the credentials."));
    }
    Queue queue = found.get();
    List<Diagnosis> diagnoses = new ArrayList<>();
    arn.filter(expected -> !expected.equals(queue.arn()))
        .ifPresent(
            expected ->
                diagnoses.add(
                    failed(
                        area(),
                        "EventBridge Scheduler is to send to %s, but the queue is %s."
                            .formatted(expected, queue.arn()),
                        "Correct cleanup.checks-queue-arn or cleanup.sweeps-queue-arn.")));
    if (!queue.visibilityTimeout().equals(visibilityTimeout)) {
      diagnoses.add(
          warning(
              area(),
              "It hides a message for %s, the application for %s."
                  .formatted(queue.visibilityTimeout(), visibilityTimeout),
              "Give the queue and cleanup.visibility-timeout the same value."));
    }
    queue
        .redrive()
        .ifPresentOrElse(
            redrive -> diagnoses.addAll(ofRedrive(queue, redrive, deadLetters)),
            () ->
                diagnoses.add(
                    failed(
                        area(),
                        "It has no redrive policy, so a message that fails comes again for ever.",
                        TEMPLATE)));
    return diagnoses.isEmpty()
        ? List.of(
            ok(
                area(),
                "It is there, and what fails %d times goes to %s, which is empty."
                    .formatted(
                        queue.redrive().orElseThrow().maximumReceives(),
                        queue.redrive().orElseThrow().deadLetters())))
        : diagnoses;
  }

  private List<Diagnosis> ofRedrive(
      Queue queue, Queue.Redrive redrive, Optional<Queue> deadLetters) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    if (redrive.maximumReceives() < LEAST_RECEIVES) {
      diagnoses.add(
          warning(
              area(),
              "A message that fails once is a dead letter.",
              "Set maxReceiveCount of its redrive policy to 5: an instance that is stopped leaves its messages to others."));
    }
    deadLettersArn
        .filter(expected -> !expected.equals(redrive.deadLettersArn()))
        .ifPresent(
            expected ->
                diagnoses.add(
                    warning(
                        area(),
                        "What cannot be delivered goes to %s, what fails to %s."
                            .formatted(expected, redrive.deadLettersArn()),
                        "Let both go to one queue, or checks dead-letters shows only the latter: correct cleanup.dead-letters-arn or the redrive policy.")));
    if (deadLetters.isEmpty()) {
      diagnoses.add(
          failed(
              area(),
              "There is no queue %s, to which its redrive policy sends what fails."
                  .formatted(redrive.deadLettersArn()),
              "Create that dead-letter queue, or correct the redrive policy."));
      return diagnoses;
    }
    Queue dead = deadLetters.get();
    if (dead.messages() > 0) {
      diagnoses.add(
          warning(
              area(),
              "%s holds about %s.%s"
                  .formatted(
                      dead.name(),
                      Counts.of(dead.messages(), "message"),
                      ofEvents ? " While it does, nothing is removed." : ""),
              "Read them with ecr-image-cleanup checks dead-letters, repair the cause, and bring them back with checks redrive."));
    }
    if (dead.retention().isPresent()
        && queue.retention().isPresent()
        && dead.retention().get().compareTo(queue.retention().get()) <= 0) {
      diagnoses.add(
          warning(
              area(),
              "%s keeps messages for %s, which counts from when they were first sent."
                  .formatted(dead.name(), dead.retention().get()),
              "Let it keep them for 14 days (MessageRetentionPeriod 1209600), longer than the queue itself."));
    }
    return diagnoses;
  }
}
