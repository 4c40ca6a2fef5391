package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * No unused image of a repository that has opted in stays for ever. Judged at the end, days after
 * the last fault, by the world's ledger and chronicle alone.
 *
 * <p>If the repositories were swept then: every image that nobody has used since before, and whose
 * owner wishes nothing else. If not: only the images that an event brought up after their last task
 * definition had ended, and what belonged to those, so that no sweep hides what an event should
 * have done.
 */
final class LivenessOracle {
  /**
   * The longest chain of postponed checks after the last use and the last fault: that of an image
   * whose events come late from the dead letters, and after it that of the index which lists it.
   */
  private static final Duration CHAIN = Duration.ofHours(223);

  private static final List<String> WISHES =
      List.of(OwnerWishes.TAG_PROTECTED, OwnerWishes.TAG_GRACE, OwnerWishes.TAG_NEWEST);

  private final Played history;
  private final UseLedger ledger;
  private final Chronicle chronicle;
  private final Instant end;
  private final Instant longAgo;

  LivenessOracle(Played history) {
    this.history = history;
    this.ledger = history.world().ledger();
    this.chronicle = history.chronicle();
    this.end = history.world().now();
    this.longAgo = end.minus(CHAIN);
  }

  List<Violation> judge() {
    List<Violation> violations = new ArrayList<>();
    for (ImageKey image : chronicle.pushed().keySet()) {
      if (isObliged(image)
          && history.isThere(image)
          && !isInDeadLetters(image)
          && !isNamedByWhatRuns(image)
          && !history.repositoriesOfUnknownDigests().contains(image.repository().name())) {
        violations.add(
            new Violation(
                "liveness",
                "%s@%s was last used at %s, and is still there"
                    .formatted(image.repository().name(), image.digest(), ledger.lastUse(image))));
      }
    }
    return violations;
  }

  private boolean isObliged(ImageKey image) {
    return canGo(image)
        && lastUse(image).filter(use -> !use.isBefore(longAgo)).isEmpty()
        && (history.swept() ? isForTheSweep(image) : isForItsEvent(image));
  }

  /**
   * Whether a service still ran a task definition lately that names the image by a tag which
   * denoted another one when it was deployed, whether or not the task definition was ACTIVE then.
   * The service may come back to the tag.
   */
  private boolean isNamedByWhatRuns(ImageKey image) {
    Set<String> names =
        Stream.concat(
                ledger.usesWithUsers(image).stream().map(UseLedger.Use::by),
                ledger.namersOfTags(image).stream())
            .collect(Collectors.toSet());
    return chronicle.pushed().keySet().stream()
        .flatMap(any -> ledger.usesWithUsers(any).stream())
        .filter(use -> use.time().to().isAfter(longAgo))
        .anyMatch(use -> use.deployment().filter(names::contains).isPresent());
  }

  private boolean isForTheSweep(ImageKey image) {
    return chronicle.lastBorn(image).isBefore(longAgo)
        && chronicle.pulls(image).stream().allMatch(pull -> pull.isBefore(longAgo))
        && isWishedAway(image, longAgo);
  }

  private boolean isForItsEvent(ImageKey image) {
    return lastBrought(image)
        .filter(brought -> brought.isBefore(longAgo))
        .filter(brought -> chronicle.lastBorn(image).isBefore(brought))
        .filter(brought -> !brought.isBefore(lastNamed(image)))
        .filter(brought -> isWishedAway(image, brought))
        .filter(brought -> removalsOfOwners(image, true).noneMatch(brought::isBefore))
        .isPresent();
  }

  private boolean isWishedAway(ImageKey image, Instant since) {
    return wishes(image, OwnerWishes.TAG_OPT_IN, since).equals(Set.of(OwnerWishes.ENABLED))
        && WISHES.stream().allMatch(key -> wishes(image, key, since).equals(Set.of("")));
  }

  private boolean canGo(ImageKey image) {
    boolean mutable =
        Cast.REPOSITORIES.stream()
            .anyMatch(each -> each.name().equals(image.repository().name()) && each.mutable());
    boolean owned = chronicle.owners(image).stream().anyMatch(this::wasThereLately);
    return !owned && !sharesWhatItLists(image) && (!mutable || history.profile().knowsDigests());
  }

  /**
   * While another index is there it is not archived: AWS does not say whether what both list would
   * go there with it. And after one went what both list is checked, and the index waits for that.
   */
  private boolean sharesWhatItLists(ImageKey index) {
    return chronicle.dependants(index).stream()
        .flatMap(listed -> chronicle.owners(listed).stream())
        .filter(other -> !other.equals(index) && wasThereLately(other))
        .anyMatch(other -> history.profile() == Profile.ARCHIVE || !history.isThere(other));
  }

  /** In the archive it is there as well: what belongs to it stays. */
  private boolean wasThereLately(ImageKey owner) {
    return history.isThere(owner)
        || ledger.removals().stream()
            .filter(removal -> removal.image().equals(owner))
            .filter(removal -> removal.kind() != UseLedger.RemovalKind.ARCHIVED)
            .allMatch(removal -> removal.at().isAfter(longAgo));
  }

  private Set<String> wishes(ImageKey image, String key, Instant since) {
    return new HashSet<>(chronicle.wishesBetween(image.repository().name(), key, since, end));
  }

  /** Whoever uses what an index lists uses the index. */
  private Optional<Instant> lastUse(ImageKey image) {
    return Stream.concat(Stream.of(image), chronicle.dependants(image).stream())
        .flatMap(each -> ledger.lastUse(each).stream())
        .max(Comparator.naturalOrder());
  }

  private Instant lastNamed(ImageKey image) {
    return Stream.concat(Stream.of(image), chronicle.dependants(image).stream())
        .flatMap(each -> ledger.usesWithUsers(each).stream())
        .filter(use -> use.by().contains(":task-definition/") && use.by().startsWith("arn:"))
        .map(use -> use.time().to())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** When an event that names it was last dealt with, or what it belonged to was removed. */
  private Optional<Instant> lastBrought(ImageKey image) {
    Stream<Instant> events =
        chronicle.handled().stream()
            .filter(one -> one.done() && one.brought().contains(image))
            .map(one -> EventImages.time(one.body()));
    return Stream.concat(events, removalsOfOwners(image, false)).max(Comparator.naturalOrder());
  }

  /** By the application, or by hand: what belonged to it is then left to a sweep. */
  private Stream<Instant> removalsOfOwners(ImageKey image, boolean byHand) {
    List<UseLedger.Removal> removals = ledger.removals();
    return IntStream.range(0, removals.size())
        .filter(number -> chronicle.isByOwner(number) == byHand)
        .mapToObj(removals::get)
        .filter(removal -> chronicle.owners(image).contains(removal.image()))
        .map(UseLedger.Removal::at);
  }

  private boolean isInDeadLetters(ImageKey image) {
    return history.dead().stream().anyMatch(message -> message.body().contains(image.digest()));
  }
}
