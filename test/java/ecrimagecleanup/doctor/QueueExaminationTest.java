package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;

import ecrimagecleanup.doctor.Diagnosis.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueExaminationTest {
  private static final String ARN = "arn:aws:sqs:eu-central-1:999988887777:checks";
  private static final Duration HIDDEN = Duration.ofMinutes(5);
  private static final Optional<Duration> FOUR_DAYS = Optional.of(Duration.ofDays(4));
  private static final Optional<Duration> FOURTEEN_DAYS = Optional.of(Duration.ofDays(14));
  private static final Queue DEAD =
      new Queue("grave", ARN + "-dead", HIDDEN, FOURTEEN_DAYS, 0, Optional.empty());

  private static Queue queue(Duration hidden, int receives) {
    return new Queue(
        "checks",
        ARN,
        hidden,
        FOUR_DAYS,
        7,
        Optional.of(new Queue.Redrive(ARN + "-dead", receives)));
  }

  private static Diagnosis judge(Queue queue, Optional<Queue> dead) {
    return only(examination(ARN, ARN + "-dead").judge(Optional.of(queue), dead));
  }

  private static QueueExamination examination(String arn, String deadLettersArn) {
    return new QueueExamination(
        NOTHING, "checks", Optional.of(arn), Optional.of(deadLettersArn), HIDDEN, false);
  }

  @Test
  void aQueueThatKeepsWhatFailsIsRight() {
    assertOk(
        judge(queue(HIDDEN, 5), Optional.of(DEAD)),
        "It is there, and what fails 5 times goes to checks-dead, which is empty.");
  }

  @Test
  void aQueueThatIsMissingFails() {
    assertDiagnosis(
        only(examination(ARN, ARN).judge(Optional.empty(), Optional.empty())),
        Status.FAILED,
        "There is no queue checks.",
        "Create it, or correct the setting that names it");
  }

  @Test
  void aQueueWithoutARedrivePolicyFails() {
    assertDiagnosis(
        judge(new Queue("checks", ARN, HIDDEN, FOUR_DAYS, 0, Optional.empty()), Optional.empty()),
        Status.FAILED,
        "It has no redrive policy, so a message that fails comes again for ever.",
        "Give it one");
  }

  @Test
  void aDeadLetterQueueThatIsMissingFails() {
    assertDiagnosis(
        judge(queue(HIDDEN, 5), Optional.empty()),
        Status.FAILED,
        "There is no queue %s-dead, to which its redrive policy sends what fails.".formatted(ARN),
        "Create that dead-letter queue");
  }

  @Test
  void aQueueThatTheSchedulerDoesNotSendToFails() {
    assertDiagnosis(
        only(
            examination("arn:other", ARN + "-dead")
                .judge(Optional.of(queue(HIDDEN, 5)), Optional.of(DEAD))),
        Status.FAILED,
        "EventBridge Scheduler is to send to arn:other, but the queue is %s.".formatted(ARN),
        "Correct cleanup.checks-queue-arn or cleanup.sweeps-queue-arn.");
  }

  @Test
  void twoQueuesOfDeadLettersAreAWarning() {
    assertDiagnosis(
        only(examination(ARN, "arn:other").judge(Optional.of(queue(HIDDEN, 5)), Optional.of(DEAD))),
        Status.WARNING,
        "What cannot be delivered goes to arn:other, what fails to %s-dead.".formatted(ARN),
        "Let both go to one queue");
  }

  @Test
  void anotherVisibilityTimeoutIsAWarning() {
    assertDiagnosis(
        judge(queue(Duration.ofSeconds(30), 5), Optional.of(DEAD)),
        Status.WARNING,
        "It hides a message for PT30S, the application for PT5M.",
        "Give the queue and cleanup.visibility-timeout the same value.");
  }

  @Test
  void oneReceiveIsAWarning() {
    assertDiagnosis(
        judge(queue(HIDDEN, 1), Optional.of(DEAD)),
        Status.WARNING,
        "A message that fails once is a dead letter.",
        "Set maxReceiveCount");
  }

  @Test
  void deadLettersAreAWarning() {
    assertDiagnosis(
        judge(
            queue(HIDDEN, 5),
            Optional.of(new Queue("grave", ARN, HIDDEN, FOURTEEN_DAYS, 3, Optional.empty()))),
        Status.WARNING,
        "grave holds about 3 messages.",
        "Read them with ecr-image-cleanup checks dead-letters");
  }

  @Test
  void aDeadLetterOfEventsHoldsRemovals() {
    assertDiagnosis(
        only(
            new QueueExamination(
                    NOTHING, "events", Optional.empty(), Optional.empty(), HIDDEN, true)
                .judge(
                    Optional.of(queue(HIDDEN, 5)),
                    Optional.of(
                        new Queue("grave", ARN, HIDDEN, FOURTEEN_DAYS, 1, Optional.empty())))),
        Status.WARNING,
        "grave holds about 1 message. While it does, nothing is removed.",
        "Read them with ecr-image-cleanup checks dead-letters");
  }

  @Test
  void deadLettersThatAreKeptNoLongerThanOthersAreAWarning() {
    assertDiagnosis(
        judge(
            queue(HIDDEN, 5),
            Optional.of(new Queue("grave", ARN, HIDDEN, FOUR_DAYS, 0, Optional.empty()))),
        Status.WARNING,
        "grave keeps messages for PT96H, which counts from when they were first sent.",
        "Let it keep them for 14 days");
  }
}
