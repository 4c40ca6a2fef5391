package ecrimagecleanup.sweep;

import static java.util.stream.Collectors.groupingBy;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import ecrimagecleanup.policy.StaleMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which images a sweep nominates, and when the checks of them are due: a grace period after it was
 * seen that nobody uses them, as for every other check. A nomination removes nothing.
 *
 * @param policy what the operator decided
 * @param sweep when the sweep began, which names the checks
 * @param now when it was seen that nobody uses the images
 */
public record Nominations(Policy policy, Instant sweep, Instant now) {
  /**
   * Over which time the checks of a repository are spread, a minute for each bucket. Not over more:
   * who uses an image after the sweep looked, and stops a grace period before the check, is not
   * seen. Repositories are swept an eighth at a time instead.
   */
  public static final Duration SPREAD = Duration.ofMinutes(16);

  /**
   * The checks of the images of one repository that can go by themselves and wait for no check of
   * their own: one for each bucket, with no more images than one check may remove. What does not
   * fit is left to the next sweep.
   */
  public List<ScheduledCheck> of(Survey survey, List<PlannedImage> images) {
    Repository repository = survey.repository().repository();
    Map<Character, List<Digest>> buckets =
        images.stream()
            .filter(one -> one.decision() instanceof Decision.Remove && one.goesAfter().isEmpty())
            .map(one -> one.image().digest())
            .filter(
                digest -> survey.pendingOf(digest).stream().allMatch(ScheduleName::isOfTheArchive))
            .collect(groupingBy(SweepName::bucket, TreeMap::new, Collectors.toList()));
    int most = most(images);
    Duration grace = grace(survey.contents());
    return buckets.entrySet().stream()
        .map(
            bucket ->
                check(
                    repository,
                    SweepName.of(repository, sweep, bucket.getKey()),
                    turn(bucket.getValue(), most),
                    new Cause.Swept(),
                    grace))
        .toList();
  }

  /**
   * The checks of the images that nothing but stale revisions holds, and that go by themselves and
   * wait for no check of their own; those of a cause that lets them go to the archive.
   */
  public List<ScheduledCheck> ofStale(Survey survey, StaleHeld held) {
    Repository repository = survey.repository().repository();
    Map<Character, List<Digest>> buckets =
        held.images().stream()
            .filter(one -> one.goesAfter().isEmpty())
            .map(StaleHeld.Held::image)
            .filter(
                digest -> survey.pendingOf(digest).stream().allMatch(ScheduleName::isOfTheArchive))
            .collect(groupingBy(SweepName::bucket, TreeMap::new, Collectors.toList()));
    boolean reports =
        policy.stale() != StaleMode.ARCHIVE || own(survey.contents()).action() == Action.REPORT;
    int most = most(reports);
    return buckets.entrySet().stream()
        .map(
            bucket ->
                check(
                    repository,
                    SweepName.of(repository, sweep, bucket.getKey()).ofStale(),
                    turn(bucket.getValue(), most),
                    new Cause.Stale(new Cause.Swept()),
                    grace(survey.contents())))
        .toList();
  }

  /** What is only reported harms nobody, so it is not limited. */
  private int most(List<PlannedImage> images) {
    boolean reports =
        images.stream()
            .noneMatch(
                one ->
                    one.decision() instanceof Decision.Remove remove
                        && remove.action() != Action.REPORT);
    return most(reports);
  }

  private int most(boolean reports) {
    return reports ? ImageDeletionCheck.MOST_IMAGES : policy.maximumRemovals();
  }

  /** In another order every day: what ECR refuses to remove must not take the place of others. */
  private List<Digest> turn(List<Digest> digests, int most) {
    return digests.stream()
        .sorted(Comparator.comparing(digest -> Spread.number(digest.value() + Sweep.day(sweep))))
        .limit(most)
        .sorted()
        .toList();
  }

  private Duration grace(RepositoryContents contents) {
    return own(contents).grace();
  }

  private RepositoryPolicy own(RepositoryContents contents) {
    return OwnerPolicy.of(contents.tags(), policy).orElse(policy.defaults());
  }

  /**
   * The last tasks of what was used until a moment ago may still be stopping. And whoever handles
   * the check may have a clock behind that of EventBridge Scheduler: to it the grace period would
   * not have passed, today and at every later sweep.
   */
  private ScheduledCheck check(
      Repository repository, SweepName name, List<Digest> images, Cause cause, Duration grace) {
    Instant unused = now.plus(policy.rollout());
    Instant due =
        unused
            .plus(grace)
            .plus(Policy.SKEW)
            .plus(Duration.ofMinutes(name.place() + 1L))
            .truncatedTo(ChronoUnit.MINUTES);
    return ScheduledCheck.of(
        name,
        "%s: %d images of a sweep".formatted(repository, images.size()),
        new ImageDeletionCheck(repository, images, cause, unused, LastLook.CLEAR, due),
        now);
  }
}
