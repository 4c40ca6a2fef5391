package ecrimagecleanup.evidence.stale;

import static java.util.stream.Collectors.groupingBy;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.RunningRevisions;
import ecrimagecleanup.image.Image;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which ACTIVE revisions are stale: old, not among the newest of their family, run by nobody and
 * started by no rule or schedule, in places where all of that could be read. Whatever is not known
 * makes a revision one that is not stale.
 *
 * @param rules when they are
 * @param running what runs
 * @param now the time
 */
public record StaleRevisions(StaleRules rules, RunningRevisions running, Instant now) {

  /**
   * The revisions of a repository.
   *
   * @param stale those that are stale
   * @param kept those that are not
   * @param missing what would have to be read for more of them to be stale, in sentences
   */
  public record Sorted(
      Set<TaskDefinitionArn> stale, Set<TaskDefinitionArn> kept, Set<String> missing) {
    public Sorted {
      stale = Set.copyOf(stale);
      kept = Set.copyOf(kept);
      missing = Set.copyOf(missing);
    }
  }

  /**
   * Sorts revisions.
   *
   * @param active all that are known to be ACTIVE. If ECS does not list the newest, whoever knows
   *     fewer of a family takes older ones for its newest, and keeps more.
   */
  public Sorted sort(Collection<NamingRevision> active) {
    Set<TaskDefinitionArn> stale = new LinkedHashSet<>();
    Set<TaskDefinitionArn> kept = new LinkedHashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    Map<Family, List<NamingRevision>> families =
        active.stream().collect(groupingBy(one -> Family.of(one.arn())));
    for (List<NamingRevision> family : families.values()) {
      List<NamingRevision> newestFirst =
          family.stream()
              .sorted(
                  Comparator.comparingInt((NamingRevision one) -> one.arn().revision()).reversed())
              .toList();
      for (int place = 0; place < newestFirst.size(); place++) {
        NamingRevision revision = newestFirst.get(place);
        boolean left = !isOneOfTheNewest(revision.arn(), place) && isLeft(revision);
        Set<String> unread = left ? unread(revision.arn()) : Set.of();
        missing.addAll(unread);
        (left && unread.isEmpty() ? stale : kept).add(revision.arn());
      }
    }
    return new Sorted(stale, kept, missing);
  }

  /**
   * @param place its place among the known ones of its family, the newest at 0
   */
  private boolean isOneOfTheNewest(TaskDefinitionArn revision, int place) {
    return rules
        .listed()
        .map(listed -> listed.include(revision, rules.newest()).orElse(false))
        .orElse(place < rules.newest());
  }

  private boolean isLeft(NamingRevision revision) {
    return isOld(revision) && !rules.starters().mayStart(revision.arn());
  }

  /**
   * Whether nobody runs it, and nothing has happened to it and its images for long: the rest need
   * not be read of others.
   */
  public boolean isOld(NamingRevision revision) {
    return !running.include(revision.arn())
        && revision.recordedAt().filter(this::isLongAgo).isPresent()
        && revision.images().stream().allMatch(this::isOld);
  }

  private boolean isOld(Image image) {
    return Stream.of(
            Stream.of(image.pushedAt()),
            image.lastActivatedAt().stream(),
            image.lastPulledAt().stream())
        .flatMap(times -> times)
        .allMatch(this::isLongAgo);
  }

  private boolean isLongAgo(Instant time) {
    return time.isBefore(now.minus(rules.after()));
  }

  private Set<String> unread(TaskDefinitionArn revision) {
    String where = revision.where();
    Set<String> unread = new LinkedHashSet<>(rules.unmet());
    if (rules.listed().filter(listed -> listed.include(revision, 1).isEmpty()).isPresent()
        && rules.unmet().isEmpty()) {
      unread.add(
          "ECS did not list the newest revisions of %s."
              .formatted(new Family(where, revision.family())));
    }
    if (!running.isComplete(where)) {
      unread.add("Services and tasks of %s were not read completely.".formatted(where));
    }
    if (!rules.starters().isComplete(where) && rules.unmet().isEmpty()) {
      unread.addAll(rules.starters().missing());
      unread.add("Rules and schedules of %s were not read completely.".formatted(where));
    }
    return unread;
  }
}
