package ecrimagecleanup.component.ecs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.RevisionStatus.Ended;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What ECS said of revisions of task definitions that it will never say otherwise: the images that
 * a revision names, and that it ended. And, for a while, which revisions are ACTIVE. In memory, of
 * this instance alone; what is pushed out is asked for again. Safe for several threads.
 *
 * <p>Of a revision only the names of its containers and their images are kept, about 1 kB for two
 * containers, so that {@value #MOST_REVISIONS} revisions take some 50 MB. That a revision ended
 * takes 230 bytes, 23 MB in all. Of a list of ACTIVE revisions each takes 4 bytes, 20 MB in all.
 */
public final class RevisionMemory {
  /** More than an organisation registers in weeks; those that AWS Config shows are not here. */
  static final int MOST_REVISIONS = 50_000;

  private static final int MOST_ENDED = 100_000;
  private static final int MOST_LISTED = 5_000_000;

  private final Clock clock;
  private final Cache<TaskDefinitionArn, NamedImages> images;
  private final Cache<TaskDefinitionArn, Ended> ended;
  private final Cache<WorkloadAccount, ListedRevisions> lists;

  /**
   * @param clock tells how old a list is
   */
  public RevisionMemory(Clock clock) {
    this(clock, MOST_REVISIONS, MOST_ENDED, MOST_LISTED);
  }

  RevisionMemory(Clock clock, int mostRevisions, int mostEnded, int mostListed) {
    this.clock = clock;
    this.images = bounded().maximumSize(mostRevisions).build();
    this.ended = bounded().maximumSize(mostEnded).build();
    this.lists =
        bounded()
            .maximumWeight(mostListed)
            .weigher((WorkloadAccount workload, ListedRevisions list) -> list.weight())
            .build();
  }

  private static Caffeine<Object, Object> bounded() {
    // What is too much goes at once, on the thread that brought it.
    return Caffeine.newBuilder().executor(Runnable::run);
  }

  /** Forgets everything, as if nothing had ever been asked. */
  public void forget() {
    images.invalidateAll();
    ended.invalidateAll();
    lists.invalidateAll();
  }

  /** What time it is. */
  Instant now() {
    return clock.instant();
  }

  /** The images that a revision names. */
  Optional<NamedImages> images(TaskDefinitionArn revision) {
    return Optional.ofNullable(images.getIfPresent(revision));
  }

  /** Keeps the images that a revision names. */
  void keep(TaskDefinitionArn revision, NamedImages named) {
    images.put(revision, named);
  }

  /** That a revision ended; empty if that is not known. */
  Optional<Ended> ended(TaskDefinitionArn revision) {
    return Optional.ofNullable(ended.getIfPresent(revision));
  }

  /** Keeps that a revision ended. */
  void keep(TaskDefinitionArn revision, Ended end) {
    ended.put(revision, end);
  }

  /** The list of a workload, unless its reading began longer ago than that. */
  Optional<ListedRevisions> list(WorkloadAccount workload, Duration age) {
    return Optional.ofNullable(lists.getIfPresent(workload))
        .filter(list -> !list.since().plus(age).isBefore(now()));
  }

  /** Keeps the list of a workload. */
  void keep(WorkloadAccount workload, ListedRevisions list) {
    lists.put(workload, list);
  }

  /** How many revisions are remembered. */
  long size() {
    return images.estimatedSize() + ended.estimatedSize();
  }
}
