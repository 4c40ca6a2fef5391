package ecrimagecleanup.decision;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Durations;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people read of an image that nothing but stale revisions holds.
 *
 * @param rules when revisions are stale
 * @param mode what becomes of the image
 */
public record StaleNote(StaleRules rules, StaleMode mode) {

  /**
   * The verdict for such an image.
   *
   * @param by the stale revisions that name it, or what it is a part of
   * @param earliest when it could go to the archive; empty if no sweep is planned
   */
  public Verdict verdict(Collection<TaskDefinitionArn> by, Optional<Instant> earliest) {
    return inUse(
        by,
        earliest
            .map(
                time ->
                    "The next sweep nominates it, and it goes to the archive after %s"
                        .formatted(Times.utc(time)))
            .orElse("No sweep is planned. The next one nominates it, and it goes to the archive"));
  }

  /**
   * The verdict for one that a sweep has nominated.
   *
   * @param by the stale revisions that name it
   * @param check the name of the check that is pending
   * @param latest when that fires at the latest
   */
  public Verdict nominated(Collection<TaskDefinitionArn> by, String check, Instant latest) {
    return inUse(
        by,
        "It waits for its second look until %s at the latest, by the check %s, and then goes to the archive"
            .formatted(Times.utc(latest), check));
  }

  /** The verdict for one whose revisions would be stale if nothing were missing. */
  public Verdict unless(Verdict verdict, Collection<String> missing) {
    return missing.isEmpty()
        ? verdict
        : new Verdict(
            verdict.kind(),
            "%s It does not count as stale: %s"
                .formatted(verdict.reason(), String.join(" ", missing.stream().sorted().toList())),
            verdict.when());
  }

  private Verdict inUse(Collection<TaskDefinitionArn> by, String next) {
    String what =
        mode == StaleMode.ARCHIVE
            ? next + " if that is still so."
            : "It stays, since cleanup.stale-revisions is %s."
                .formatted(mode.name().toLowerCase(Locale.ROOT));
    return new Verdict(Verdict.Kind.IN_USE, "%s %s".formatted(because(by), what), Optional.empty());
  }

  private String because(Collection<TaskDefinitionArn> by) {
    List<TaskDefinitionArn> sorted =
        by.stream().sorted(Comparator.comparing(TaskDefinitionArn::toString)).toList();
    return "Only stale task definitions name it: %s%s. Each is ACTIVE and not one of the %d newest of its family; it was registered, and its images were pushed and last pulled, more than %s ago; nobody runs it, and no rule or schedule starts it."
        .formatted(
            sorted.stream().findFirst().map(StaleNote::brief).orElse("none"),
            sorted.size() > 1 ? " and %s more".formatted(Counts.of(sorted.size() - 1)) : "",
            rules.newest(),
            Durations.inWords(rules.after()));
  }

  private static String brief(TaskDefinitionArn revision) {
    return "%s:%d in %s".formatted(revision.family(), revision.revision(), revision.where());
  }
}
