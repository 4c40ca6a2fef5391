package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.ecs.RunningImage;
import ecrimagecleanup.evidence.ecs.RunningRevisions;
import ecrimagecleanup.evidence.ecs.ServiceDeployment;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Failure;

/** What was seen of one workload while it is read, and what could not be seen. */
final class Sightings {
  private static final String MISSING = "MISSING";

  private final WorkloadAccount workload;
  private final Set<RunningImage> images = new LinkedHashSet<>();
  private final List<ServiceDeployment> deployments = new ArrayList<>();
  private final Set<Doubt> doubts = new LinkedHashSet<>();
  private final Set<String> running = new HashSet<>();
  private final Map<TaskDefinitionArn, Set<ImageReference.Ecr>> active = new HashMap<>();
  private boolean allRunning = true;

  Sightings(WorkloadAccount workload) {
    this.workload = workload;
  }

  /**
   * A container, with what ECS says of its image.
   *
   * @param by what it is a container of, such as {@code task arn:aws:ecs:…}
   * @param since since when, if ECS tells
   * @return whether the reference or the digest can be read
   */
  boolean container(
      @Nullable String reference, @Nullable String digest, String by, @Nullable Instant since) {
    Optional<ImageReference> readReference = readReference(reference);
    Optional<Digest> readDigest = readDigest(digest);
    if (readReference.isEmpty() && readDigest.isEmpty()) {
      return false;
    }
    image(readReference, readDigest, by, since);
    return true;
  }

  /** A container whose image a task definition tells; what cannot be read is a blind spot. */
  void container(ImageText image, String by, @Nullable Instant since) {
    if (image instanceof ImageText.Reference readable) {
      image(Optional.of(readable.reference()), Optional.empty(), by, since);
    } else if (image instanceof ImageText.Unreadable unreadable) {
      unreadable
          .scope()
          .ifPresent(
              scope ->
                  doubt("The %s has a container whose image cannot be read.".formatted(by), scope));
    }
  }

  private void image(
      Optional<ImageReference> reference,
      Optional<Digest> digest,
      String by,
      @Nullable Instant since) {
    images.add(
        new RunningImage(
            reference, digest, new Use(by, workload.toString(), Optional.ofNullable(since))));
  }

  private static Optional<ImageReference> readReference(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(ImageReference::parse)
        .filter(
            reference ->
                reference instanceof ImageReference.Ecr
                    || reference instanceof ImageReference.Foreign);
  }

  /** The digest, if there is one that can be read. */
  static Optional<Digest> readDigest(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Digest(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Something that could not be seen, in one sentence; it can concern every image. */
  void blindSpot(String sentence) {
    doubt(sentence, Scope.EVERYTHING);
  }

  /** Something that could not be seen, in one sentence; nothing if it can concern no image. */
  void doubt(String sentence, Scope scope) {
    if (!(scope instanceof Scope.Repositories some) || !some.names().isEmpty()) {
      doubts.add(new Doubt("ECS in %s: %s".formatted(workload, sentence), scope));
    }
  }

  /**
   * Everything of a batch that an answer of status 200 does not describe.
   *
   * @param what what was asked for, in the plural
   * @param missingIsFine whether it may end between its listing and its description
   */
  void notDescribed(
      String what, int asked, int described, List<Failure> failures, boolean missingIsFine) {
    for (Failure failure : failures) {
      if (!missingIsFine || !MISSING.equals(failure.reason())) {
        blindSpot(
            "It does not describe one of its %s, %s: %s."
                .formatted(what, failure.arn(), failure.reason()));
      }
    }
    int leftOut = asked - described - failures.size();
    if (leftOut > 0) {
      blindSpot(
          "ECS was asked for %d %s and left out %d without a failure."
              .formatted(asked, what, leftOut));
    }
  }

  /** A revision that ECS lists as ACTIVE, and what AWS Config showed that it names. */
  void active(TaskDefinitionArn revision, Set<ImageReference.Ecr> named) {
    active.put(revision, named);
  }

  /** Since when a service runs what it runs. */
  void deployment(ServiceDeployment deployment) {
    deployments.add(deployment);
  }

  /** The revision of a task definition that a service or task runs, if it can be read. */
  void runs(Optional<TaskDefinitionArn> revision) {
    revision.map(TaskDefinitionArn::brief).ifPresentOrElse(running::add, this::notAllRunning);
  }

  private void notAllRunning() {
    allRunning = false;
  }

  /**
   * What runs. All of it is known unless something could not be seen that can concern everything,
   * such as a service that ECS did not describe.
   */
  RunningRevisions running() {
    boolean complete =
        allRunning && doubts.stream().noneMatch(doubt -> doubt.scope() == Scope.EVERYTHING);
    return new RunningRevisions(running, complete ? Set.of(workload.toString()) : Set.of());
  }

  /** The revisions that ECS lists as ACTIVE, and what AWS Config showed that they name. */
  Map<TaskDefinitionArn, Set<ImageReference.Ecr>> active() {
    return active;
  }

  List<ServiceDeployment> deployments() {
    return deployments;
  }

  Set<RunningImage> images() {
    return images;
  }

  Set<Doubt> doubts() {
    return doubts;
  }
}
