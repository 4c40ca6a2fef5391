package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.RehearsalEyes.digest;

import ecrimagecleanup.image.Image;
import ecrimagecleanup.rehearsal.Answers;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Step;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does what is done only to see how AWS answers. Each can be done again.
 *
 * @param calls the calls in the account of the repositories
 * @param workload those in the workload
 * @param clock the clock of the application
 * @param keep writes down what is known, before something is changed
 */
record RehearsalTrials(
    RehearsalCalls calls, WorkloadCalls workload, Clock clock, Consumer<Rehearsal> keep) {
  private static final String SCHEDULE = "schedule";
  private static final String MAYBE = "maybe";

  /** Reads a manifest, with credentials whose pulls ECR records. */
  Rehearsal readManifest(Rehearsal known) {
    Optional<String> unrecorded = calls.unrecordedPrincipal(known);
    if (unrecorded.isPresent()) {
      return known.leftOut(
          Step.READ_MANIFEST,
          "ECR records no pull by %s, with whose credentials the rehearsal runs: it is excluded from pull times."
              .formatted(unrecorded.get()),
          clock.instant());
    }
    calls.readManifest(known, digest(known, "read"));
    return known;
  }

  /** Removes an image with the role of the application, if there is one. */
  Rehearsal removeWithRole(Step step, Rehearsal known, String image, String fact) {
    Optional<String> role = known.fact("application role");
    if (role.isEmpty()) {
      return known.leftOut(
          step,
          "No --application-role was given, so what AWS refuses to it was not tried.",
          clock.instant());
    }
    try {
      String outcome = calls.remove(known, digest(known, image), "", role.get());
      // IAM is asked first: what was removed by an earlier start was allowed.
      return known.fact(fact, outcome.equals("ImageNotFound") ? "removed" : outcome);
    } catch (RefusedException e) {
      return e.isOfRole()
          ? known.leftOut(
              step, "The role %s cannot be assumed.".formatted(role.get()), clock.instant())
          : known.fact(fact, "refused");
    }
  }

  /** Names one of two tags and the digest. */
  Rehearsal removeTagAndDigest(Rehearsal known) {
    String digest = digest(known, "several");
    calls.remove(known, digest, "several-1", "");
    boolean there = calls.find(known, digest).isPresent();
    return known.fact("after tag and digest", there ? "there" : "gone");
  }

  /** Tries to remove what an index lists. */
  Rehearsal removeChild(Rehearsal known) {
    return known.fact("removal of child", calls.remove(known, digest(known, "c"), "", ""));
  }

  /** Archives an index, and looks at what it lists. */
  Rehearsal archiveIndex(Rehearsal known) {
    String index = digest(known, "cold");
    if (calls.find(known, index).filter(image -> !image.archived()).isPresent()) {
      calls.archive(known, index);
    }
    Rehearsal seen = known.fact("child of archived index", archived(known, "d"));
    // A rehearsal that an earlier version began has pushed neither of these.
    for (String wanted : List.of("e", "tagged")) {
      if (known.fact("digest " + wanted).isPresent()) {
        seen = seen.fact("archived " + wanted, archived(known, wanted));
      }
    }
    return seen;
  }

  private String archived(Rehearsal known, String image) {
    return calls.find(known, digest(known, image)).filter(Image::archived).isPresent()
        ? "archived"
        : "not archived";
  }

  /** Reads what ECS says of a container that Service Connect has added to a task of others. */
  Rehearsal lookForAgent(Rehearsal known) {
    List<String> agent = workload.agent(known);
    if (agent.isEmpty()) {
      return known.leftOut(
          Step.LOOK_FOR_AGENT,
          "No task with Service Connect runs in %s.".formatted(known.workload()),
          clock.instant());
    }
    boolean digest = !agent.get(2).isEmpty();
    boolean image = !agent.get(1).isEmpty();
    return digest || !image
        ? known.fact("agent", digest ? "digest" : "neither-image-nor-digest")
        : known.leftOut(
            Step.LOOK_FOR_AGENT,
            "ECS names an image and no digest of the container %s; it may be about to start."
                .formatted(agent.get(0)),
            clock.instant());
  }

  /**
   * Has EventBridge Scheduler take a long input. If it does not, a short one shows that it was the
   * length. Who may not create schedules goes on without it.
   */
  Rehearsal trySchedule(Rehearsal known) {
    if (known.fact("scheduler role").isEmpty()) {
      return known.leftOut(
          Step.TRY_SCHEDULE, "The role of EventBridge Scheduler is not known.", clock.instant());
    }
    Rehearsal trying = known.fact(SCHEDULE, MAYBE);
    try {
      if (known.is(SCHEDULE, MAYBE)) {
        // Which of the two an earlier start has made is not known.
        calls.deleteSchedule(known);
      }
      keep.accept(trying);
      return deleteSchedule(tryInputs(trying));
    } catch (RefusedException e) {
      boolean made = known.is(SCHEDULE, MAYBE) || !e.isOf("scheduler:CreateSchedule");
      return (made ? trying : known)
          .leftOut(Step.TRY_SCHEDULE, String.valueOf(e.getMessage()), clock.instant());
    } catch (RuntimeException e) {
      return trying.leftOut(Step.TRY_SCHEDULE, CaughtFailure.sentence(e), clock.instant());
    }
  }

  private Rehearsal tryInputs(Rehearsal known) {
    String created = "created";
    if (calls.createSchedule(known, input(Answers.INPUT_BYTES)).equals(created)) {
      return known.fact("schedule input", "taken");
    }
    String other = calls.createSchedule(known, input(2));
    return other.equals(created)
        ? known.fact("schedule input", "refused")
        : known.leftOut(
            Step.TRY_SCHEDULE,
            "EventBridge Scheduler takes no schedule of the rehearsal at all: %s".formatted(other),
            clock.instant());
  }

  /** A JSON string of so many bytes. */
  private static String input(int bytes) {
    return '"' + "x".repeat(bytes - 2) + '"';
  }

  /** Deletes the schedule, if one may be there. */
  Rehearsal deleteSchedule(Rehearsal known) {
    if (!known.is(SCHEDULE, MAYBE)) {
      return known;
    }
    calls.deleteSchedule(known);
    return known.fact(SCHEDULE, "gone");
  }
}
