package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Interval;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Judges the application by the world's own record of use, which it cannot see. It shares no code
 * with the application.
 */
public final class Judge {
  /** What nobody can see: the latency of events and of the aggregator. */
  private static final Duration BLIND = Duration.ofMinutes(10);

  /**
   * A removal to be judged.
   *
   * @param image which image
   * @param at when
   */
  public record Removed(ImageKey image, Instant at) {}

  private final UseLedger ledger;
  private final Duration grace;
  private final Duration neverUsedFor;

  /**
   * A judge.
   *
   * @param ledger who used what when
   * @param grace how long an image must have been unused before it may be removed
   * @param neverUsedFor how long after its push an image has to be gone that nobody ever used
   */
  public Judge(UseLedger ledger, Duration grace, Duration neverUsedFor) {
    this.ledger = ledger;
    this.grace = grace;
    this.neverUsedFor = neverUsedFor;
  }

  /**
   * Judges.
   *
   * @param removals what was removed
   * @param census what is there at the end
   * @param end when that is
   */
  public Verdict judge(List<Removed> removals, RegistryCensus census, Instant end) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Boolean> optedIn = new HashMap<>();
    census.repositories().forEach(each -> optedIn.put(each.key().name(), each.optedIn()));
    for (Removed removal : removals) {
      if (!optedIn.getOrDefault(removal.image().repository().name(), false)) {
        findings.add(finding(Finding.Kind.REMOVED_WITHOUT_OPT_IN, removal));
      }
      removedInUse(removal).map(kind -> finding(kind, removal)).ifPresent(findings::add);
    }
    List<ImageKey> gone = removals.stream().map(Removed::image).toList();
    for (RegistryCensus.Repository repository : census.repositories()) {
      repository.images().stream()
          .filter(image -> repository.optedIn() && !gone.contains(image.key()))
          .filter(image -> image.tags().stream().noneMatch(repository.lockedTags()::contains))
          .filter(image -> isLeft(image, end))
          .map(image -> left(image))
          .forEach(findings::add);
    }
    ledger.failedPulls().stream()
        .map(
            pull ->
                new Finding(
                    Finding.Kind.FAILED_PULL,
                    "%s at %s for %s".formatted(pull.image(), time(pull.at()), pull.by())))
        .forEach(findings::add);
    return new Verdict(List.copyOf(findings));
  }

  private Optional<Finding.Kind> removedInUse(Removed removal) {
    Instant at = removal.at();
    Interval forbidden = forbidden(removal);
    List<Finding.Kind> found = new ArrayList<>();
    for (Interval use : ledger.uses(removal.image())) {
      if (use.intersection(forbidden).isEmpty()) {
        continue;
      }
      found.add(
          use.from().isBefore(at.minus(BLIND))
              ? Finding.Kind.REMOVED_IN_USE
              : Finding.Kind.BEGAN_JUST_BEFORE);
    }
    return found.stream().sorted().findFirst();
  }

  private boolean isLeft(RegistryCensus.Present image, Instant end) {
    Instant unused =
        ledger
            .lastUse(image.key())
            .map(last -> last.plus(grace))
            .orElse(image.pushedAt().plus(neverUsedFor));
    return !image.inIndex() && unused.isBefore(end);
  }

  private Finding finding(Finding.Kind kind, Removed removal) {
    Interval forbidden = forbidden(removal);
    return new Finding(
        kind,
        "%s was removed at %s; used %s"
            .formatted(
                name(removal.image()),
                time(removal.at()),
                users(removal.image(), use -> use.time().intersection(forbidden).isPresent())));
  }

  private Interval forbidden(Removed removal) {
    return new Interval(removal.at().minus(grace), removal.at());
  }

  private Finding left(RegistryCensus.Present image) {
    return new Finding(
        Finding.Kind.LEFT,
        "%s %s; used %s"
            .formatted(name(image.key()), image.tags(), users(image.key(), use -> true)));
  }

  private String users(ImageKey image, Predicate<UseLedger.Use> which) {
    String users =
        ledger.usesWithUsers(image).stream()
            .filter(which)
            .map(
                use ->
                    "from %s to %s by %s"
                        .formatted(
                            time(use.time().from()),
                            use.time().open() ? "now" : time(use.time().to()),
                            use.by()))
            .distinct()
            .collect(Collectors.joining(", "));
    return users.isEmpty() ? "by nobody" : users;
  }

  private static String name(ImageKey image) {
    return "%s@%s".formatted(image.repository().name(), image.digest().substring(0, 19));
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
