package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.RehearsalEyes.digest;

import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Step;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Does what a step of a rehearsal is. A step that was interrupted can be done again.
 *
 * @param calls the calls that change something in the account of the repositories
 * @param workload those in the workload
 * @param trials what is done only to see how AWS answers
 * @param eyes those that look
 * @param optIn gives the opt-in tag
 * @param clock the clock of the application
 * @param keep writes down what is known, before something is changed
 */
record RehearsalSteps(
    RehearsalCalls calls,
    WorkloadCalls workload,
    RehearsalTrials trials,
    RehearsalEyes eyes,
    OptInTag optIn,
    Clock clock,
    Consumer<Rehearsal> keep) {

  /** Those that call by a gateway. */
  static RehearsalSteps by(
      Gateway gateway, RehearsalEyes eyes, OptInTag optIn, Clock clock, Consumer<Rehearsal> keep) {
    RehearsalCalls calls = new RehearsalCalls(gateway);
    WorkloadCalls workload = new WorkloadCalls(gateway);
    return new RehearsalSteps(
        calls,
        workload,
        new RehearsalTrials(calls, workload, clock, keep),
        eyes,
        optIn,
        clock,
        keep);
  }

  /** The same steps, before which nothing is written down. */
  RehearsalSteps withoutFile() {
    return new RehearsalSteps(calls, workload, trials, eyes, optIn, clock, known -> {});
  }

  /** Does a step that does not wait; what is known after it. */
  Rehearsal perform(Step step, Rehearsal known) {
    return switch (step) {
      case CREATE_REPOSITORY -> {
        calls.createRepository(known);
        yield known;
      }
      case PUSH_IMAGES -> push(known);
      case READ_MANIFEST -> trials.readManifest(known);
      case TRY_UNTAGGED -> trials.removeWithRole(step, known, "refused", "removal without tag");
      case OPT_IN -> {
        calls.optIn(known, optIn);
        yield known;
      }
      case REGISTER_FIRST -> register(known, 1, "first");
      case REGISTER_SECOND -> register(known, 2, digest(known, "second"));
      case REGISTER_THIRD -> register(known, 3, "third");
      case RUN_TASK -> runTask(known);
      case CREATE_SERVICE -> createService(known);
      case LOOK_FOR_AGENT -> trials.lookForAgent(known);
      case TRY_SCHEDULE -> trials.trySchedule(known);
      case TAG_REVISION -> {
        workload.tag(known, known.revision(3));
        yield known;
      }
      case DEREGISTER -> {
        workload.deregister(known, known.revision(1));
        workload.deregister(known, known.revision(3));
        yield known;
      }
      case TRY_TAGGED -> trials.removeWithRole(step, known, "allowed", "removal with tag");
      case REMOVE_TAG_AND_DIGEST -> trials.removeTagAndDigest(known);
      case REMOVE_CHILD -> trials.removeChild(known);
      case ARCHIVE_INDEX -> trials.archiveIndex(known);
      case STOP_TASKS -> stopTasks(known);
      case DELETE_SCHEDULE -> trials.deleteSchedule(known);
      case DELETE_REVISIONS -> deleteRevisions(known);
      case DELETE_REPOSITORY -> {
        calls.deleteRepository(known);
        yield known;
      }
      case WATCH_REGISTERED,
          WATCH_TAG,
          WATCH_TASK,
          WATCH_DEREGISTERED,
          WATCH_CHECK,
          WATCH_PULL,
          WATCH_SERVICE,
          WATCH_DELETED ->
          known;
    };
  }

  private Rehearsal push(Rehearsal known) {
    Rehearsal pushed = known;
    for (String child : List.of("a", "b", "c", "d", "e")) {
      pushed = push(pushed, child, "", List.of());
    }
    for (String image : List.of("second", "third", "read", "refused", "allowed", "tagged")) {
      pushed = push(pushed, image, image, List.of());
    }
    pushed = push(pushed, "several", "several-1,several-2", List.of());
    pushed = pushIndex(pushed, "first", "a", "b");
    pushed = pushIndex(pushed, "warm", "e");
    return pushIndex(pushed, "cold", "c", "d", "e", "tagged");
  }

  private Rehearsal pushIndex(Rehearsal known, String index, String... children) {
    return push(
        known, index, index, Stream.of(children).map(child -> digest(known, child)).toList());
  }

  private Rehearsal push(Rehearsal known, String image, String tags, List<String> children) {
    return known.fact("digest " + image, calls.push(known, image, tags, children));
  }

  /** The revisions of a new family are 1, 2 and 3. */
  private Rehearsal register(Rehearsal known, int number, String tagOrDigest) {
    if (!workload.isRegistered(known, number)) {
      workload.register(known, RehearsalCalls.uri(known.repository(), tagOrDigest));
    }
    return known;
  }

  private Rehearsal runTask(Rehearsal known) {
    if (known.fact("cluster").isEmpty()) {
      return known.leftOut(Step.RUN_TASK, noCluster(), clock.instant());
    }
    String why = workload.runTask(known, known.revision(1));
    return why.isEmpty()
        ? known
        : known.leftOut(Step.RUN_TASK, "ECS started no task: %s.".formatted(why), clock.instant());
  }

  private Rehearsal createService(Rehearsal known) {
    if (known.fact("cluster").isEmpty()) {
      return known.leftOut(Step.CREATE_SERVICE, noCluster(), clock.instant());
    }
    workload.createService(known, known.revision(2));
    return known.fact("service revisions", workload.serviceRevisions(known));
  }

  private static String noCluster() {
    return "No --run-task was given.";
  }

  private Rehearsal stopTasks(Rehearsal known) {
    if (known.fact("cluster").isPresent()) {
      workload.stopTasks(known);
      workload.deleteService(known);
    }
    return known;
  }

  private Rehearsal deleteRevisions(Rehearsal known) {
    Rehearsal deleting = known;
    if (known.time("deletion began").isEmpty()) {
      for (int number = 1; number <= 3; number++) {
        deleting =
            deleting.fact(
                "row %d before deletion".formatted(number),
                known.fact("row " + number).orElse("absent"));
      }
      deleting = deleting.at("deletion began", clock.instant());
      keep.accept(deleting);
    }
    workload.deleteRevisions(deleting);
    return deleting;
  }

  /** What is kept of a step that waits, once it is over. */
  Rehearsal afterWatch(Step step, Rehearsal known) {
    return switch (step) {
      case WATCH_REGISTERED -> {
        Rehearsal shown =
            known.fact(
                "rows when registered",
                IntStream.rangeClosed(1, 3)
                    .filter(number -> known.is("row " + number, "ACTIVE"))
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(" ")));
        yield eyes.groups(known.registry()).map(how -> shown.fact("groups", how)).orElse(shown);
      }
      case WATCH_TASK -> {
        if (known.did(Step.RUN_TASK)) {
          workload.stopTasks(known);
        }
        yield known;
      }
      default -> known;
    };
  }

  /** Looks once while a step waits; what is new. */
  Rehearsal watch(Step step, Rehearsal known) {
    if (step == Step.WATCH_TASK && known.did(Step.RUN_TASK)) {
      List<String> digests = workload.taskDigests(known);
      return digests.isEmpty() ? known : known.fact("task digest", digests.get(0));
    }
    return known;
  }
}
