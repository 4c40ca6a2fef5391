package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.RehearsalEyes.digest;

import ecrimagecleanup.image.Image;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Step;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Does what a step of a rehearsal is. A step that was interrupted can be done again.
 *
 * @param calls the calls that change something
 * @param eyes those that look
 * @param optIn gives the opt-in tag
 * @param clock the clock of the application
 * @param keep writes down what is known, before something is changed
 */
record RehearsalSteps(
    RehearsalCalls calls,
    RehearsalEyes eyes,
    OptInTag optIn,
    Clock clock,
    Consumer<Rehearsal> keep) {

  /** Does a step that does not wait; what is known after it. */
  Rehearsal perform(Step step, Rehearsal known) {
    return switch (step) {
      case CREATE_REPOSITORY -> {
        calls.createRepository(known);
        yield known;
      }
      case PUSH_IMAGES -> push(known);
      case READ_MANIFEST -> {
        calls.readManifest(known, digest(known, "read"));
        yield known;
      }
      case TRY_UNTAGGED -> tryWithRole(step, known, "refused", "removal without tag");
      case OPT_IN -> {
        calls.optIn(known, optIn);
        yield known;
      }
      case REGISTER_FIRST -> register(known, 1, "first");
      case REGISTER_SECOND -> register(known, 2, digest(known, "second"));
      case REGISTER_THIRD -> register(known, 3, "third");
      case RUN_TASK -> runTask(known);
      case CREATE_SERVICE -> createService(known);
      case TAG_REVISION -> {
        calls.tag(known, known.revision(3));
        yield known;
      }
      case DEREGISTER -> {
        calls.deregister(known, known.revision(1));
        calls.deregister(known, known.revision(3));
        yield known;
      }
      case TRY_TAGGED -> tryWithRole(step, known, "allowed", "removal with tag");
      case REMOVE_TAG_AND_DIGEST -> removeTagAndDigest(known);
      case REMOVE_CHILD ->
          known.fact("removal of child", calls.remove(known, digest(known, "c"), "", ""));
      case ARCHIVE_INDEX -> archiveIndex(known);
      case STOP_TASKS -> stopTasks(known);
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
          WATCH_DELETED ->
          known;
    };
  }

  private Rehearsal push(Rehearsal known) {
    Rehearsal pushed = known;
    for (String child : List.of("a", "b", "c", "d")) {
      pushed = push(pushed, child, "", List.of());
    }
    for (String image : List.of("second", "third", "read", "refused", "allowed")) {
      pushed = push(pushed, image, image, List.of());
    }
    pushed = push(pushed, "several", "several-1,several-2", List.of());
    pushed = push(pushed, "first", "first", List.of(digest(pushed, "a"), digest(pushed, "b")));
    return push(pushed, "cold", "cold", List.of(digest(pushed, "c"), digest(pushed, "d")));
  }

  private Rehearsal push(Rehearsal known, String image, String tags, List<String> children) {
    return known.fact("digest " + image, calls.push(known, image, tags, children));
  }

  /** The revisions of a new family are 1, 2 and 3. */
  private Rehearsal register(Rehearsal known, int number, String tagOrDigest) {
    if (!calls.isRegistered(known, number)) {
      calls.register(known, RehearsalCalls.uri(known.repository(), tagOrDigest));
    }
    return known;
  }

  private Rehearsal tryWithRole(Step step, Rehearsal known, String image, String fact) {
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

  private Rehearsal runTask(Rehearsal known) {
    if (known.fact("cluster").isEmpty()) {
      return known.leftOut(Step.RUN_TASK, noCluster(), clock.instant());
    }
    String why = calls.runTask(known, known.revision(1));
    return why.isEmpty()
        ? known
        : known.leftOut(Step.RUN_TASK, "ECS started no task: %s.".formatted(why), clock.instant());
  }

  private Rehearsal createService(Rehearsal known) {
    if (known.fact("cluster").isEmpty()) {
      return known.leftOut(Step.CREATE_SERVICE, noCluster(), clock.instant());
    }
    calls.createService(known, known.revision(2));
    return known.fact("service revisions", calls.serviceRevisions(known));
  }

  private static String noCluster() {
    return "No --run-task was given.";
  }

  private Rehearsal removeTagAndDigest(Rehearsal known) {
    String digest = digest(known, "several");
    calls.remove(known, digest, "several-1", "");
    boolean there = calls.find(known, digest).isPresent();
    return known.fact("after tag and digest", there ? "there" : "gone");
  }

  private Rehearsal archiveIndex(Rehearsal known) {
    String index = digest(known, "cold");
    if (calls.find(known, index).filter(image -> !image.archived()).isPresent()) {
      calls.archive(known, index);
    }
    boolean archived = calls.find(known, digest(known, "d")).filter(Image::archived).isPresent();
    return known.fact("child of archived index", archived ? "archived" : "not archived");
  }

  private Rehearsal stopTasks(Rehearsal known) {
    if (known.fact("cluster").isPresent()) {
      calls.stopTasks(known);
      calls.deleteService(known);
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
    calls.deleteRevisions(deleting);
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
          calls.stopTasks(known);
        }
        yield known;
      }
      default -> known;
    };
  }

  /** Looks once while a step waits; what is new. */
  Rehearsal watch(Step step, Rehearsal known) {
    if (step == Step.WATCH_TASK && known.did(Step.RUN_TASK)) {
      List<String> digests = calls.taskDigests(known);
      return digests.isEmpty() ? known : known.fact("task digest", digests.get(0));
    }
    return known;
  }
}
