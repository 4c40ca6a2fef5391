package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Interval;
import ecrimagecleanup.sandbox.UseLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nothing is removed that was in use within the grace period before, nor anything that its owner
 * wanted to stay. Judged by the world's ledger and chronicle; it shares no code with the
 * application. What that wrote down of its decisions can only take an excuse away.
 */
final class SafetyOracle {
  /**
   * What nobody can see: the latency of events and of the aggregator, and how long a call takes.
   */
  static final Duration DELTA = Duration.ofMinutes(10);

  private static final Duration GRACE = Duration.ofHours(24);
  private static final Duration ARCHIVED_FOR = Duration.ofDays(1);
  private static final Set<String> OF_SERVICES = Set.of("services", "cause-still-runs");
  private static final Duration PULL_WINDOW = Duration.ofHours(30);

  private final UseLedger ledger;
  private final Chronicle chronicle;
  private final boolean seesTasks;
  private final boolean hearsAllStops;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Excuse, Integer> excused = new EnumMap<>(Excuse.class);
  private int justBefore;

  SafetyOracle(Played history) {
    this.ledger = history.world().ledger();
    this.chronicle = history.chronicle();
    this.seesTasks = history.profile().knowsDigests();
    this.hearsAllStops = history.hearsAllStops();
  }

  /** Judges every removal that the owner did not make. */
  Verdict judge() {
    List<UseLedger.Removal> removals = ledger.removals();
    for (int i = 0; i < removals.size(); i++) {
      if (!chronicle.isByOwner(i)) {
        judge(removals.get(i), removals.subList(0, i));
      }
    }
    return new Verdict(violations, justBefore, excused);
  }

  private void judge(UseLedger.Removal removal, List<UseLedger.Removal> before) {
    Optional<Instant> archived =
        before.stream()
            .filter(earlier -> earlier.image().equals(removal.image()))
            .filter(earlier -> earlier.kind() == UseLedger.RemovalKind.ARCHIVED)
            .map(UseLedger.Removal::at)
            .max(Comparator.naturalOrder());
    if (archived.isEmpty() || removal.kind() == UseLedger.RemovalKind.ARCHIVED) {
      judgeUse(removal);
    } else if (removal.at().isBefore(archived.get().plus(ARCHIVED_FOR).minus(DELTA))) {
      violate("archive", removal, "it was in the archive only since " + archived.get());
    }
    judgeAge(removal);
    judgeWishes(removal);
  }

  private void judgeUse(UseLedger.Removal removal) {
    boolean asked = wishes(removal, OwnerWishes.TAG_GRACE).equals(Set.of(OwnerWishes.LONG_GRACE));
    Duration grace = asked ? Duration.parse(OwnerWishes.LONG_GRACE) : GRACE;
    Interval forbidden = new Interval(removal.at().minus(grace), removal.at());
    boolean late = false;
    Optional<Excuse> excuse = Optional.empty();
    Set<ImageKey> takenAway = takenAwayBefore(removal.at());
    for (UseLedger.Use use : ledger.usesWithUsers(removal.image(), takenAway)) {
      if (use.time().intersection(forbidden).isEmpty()) {
        continue;
      }
      if (!use.time().from().isBefore(removal.at().minus(DELTA))) {
        late = true;
        continue;
      }
      excuse = excuse(use, removal);
      if (excuse.isEmpty()) {
        violate(
            "safety",
            removal,
            "it was used from %s to %s by %s"
                .formatted(
                    use.time().from(), use.time().open() ? "now" : use.time().to(), use.by()));
        return;
      }
    }
    justBefore += late ? 1 : 0;
    if (!late) {
      excuse.ifPresent(each -> excused.merge(each, 1, Integer::sum));
    }
  }

  private Optional<Excuse> excuse(UseLedger.Use use, UseLedger.Removal removal) {
    if (!runs(use) || (hearsAllStops && hasCome(use, removal))) {
      return Optional.empty();
    }
    if (isForgotten(use, removal)) {
      return Optional.of(Excuse.SERVICE_DELETED);
    }
    if (isLeftBehind(use, removal)) {
      return Optional.of(Excuse.NOT_STARTED);
    }
    return hasLeftUnseen(use, removal) ? Optional.of(Excuse.FAMILY_LEFT) : Optional.empty();
  }

  /**
   * What owners had deleted by then, and not pushed again. If it was an index nobody can tell any
   * more what it listed, nor pull that by it.
   */
  private Set<ImageKey> takenAwayBefore(Instant time) {
    List<UseLedger.Removal> removals = ledger.removals();
    Set<ImageKey> deleted = new HashSet<>();
    for (int i = 0; i < removals.size(); i++) {
      UseLedger.Removal removal = removals.get(i);
      if (chronicle.isByOwner(i)
          && removal.kind() == UseLedger.RemovalKind.DELETED
          && removal.at().isBefore(time)
          && chronicle.lastBorn(removal.image()).isBefore(removal.at())) {
        deleted.add(removal.image());
      }
    }
    return deleted;
  }

  /**
   * Whether the event of the last task of that use had been dealt with before the removal: then
   * nothing excuses it. One that is on its way for hours tells of nothing yet.
   */
  private boolean hasCome(UseLedger.Use use, UseLedger.Removal removal) {
    Set<ImageKey> meant = new HashSet<>(chronicle.dependants(removal.image()));
    meant.add(removal.image());
    return chronicle.handled().stream()
        .filter(one -> one.done() && one.queue().equals(EmbeddedAws.TASK_EVENTS_QUEUE))
        .filter(one -> !one.ended().isAfter(removal.at()))
        .filter(one -> one.brought().stream().anyMatch(meant::contains))
        .map(one -> EventImages.time(one.body()))
        .anyMatch(stopped -> !stopped.isBefore(use.time().to().minus(DELTA)));
  }

  /**
   * Whether the service that ran it, to its own end or until another deployment, was deleted before
   * the removal. AWS Config forgets such a service at once, and with it when it last changed.
   */
  private boolean isForgotten(UseLedger.Use use, UseLedger.Removal removal) {
    return !use.time().open()
        && chronicle.deletedServices().stream()
            .filter(deleted -> !deleted.at().isAfter(removal.at()))
            .filter(deleted -> use.time().to().isBefore(deleted.drained()))
            .anyMatch(deleted -> isOf(deleted.taskDefinitions(), removal.image()));
  }

  /**
   * Whether the service that ran it came to run task definitions of another family, and no check of
   * the image saw it run: nothing else tells later what a service ran before.
   */
  private boolean hasLeftUnseen(UseLedger.Use use, UseLedger.Removal removal) {
    return !use.time().open()
        && chronicle.leftFamilies().stream()
            .filter(left -> !left.at().isAfter(removal.at()))
            .filter(left -> !left.at().isBefore(use.time().from()))
            .anyMatch(left -> isOf(left.taskDefinitions(), removal.image()))
        && chronicle.handled().stream()
            .filter(one -> use.time().from().isBefore(one.begun()))
            .filter(one -> one.ended().isBefore(use.time().to()))
            .flatMap(one -> one.records().stream())
            .filter(record -> Chronicle.isAbout(record, removal.image()))
            .noneMatch(SafetyOracle::sawService);
  }

  /** Whether a source said that a service ran what had ended. */
  private static boolean sawService(JsonNode record) {
    return record
        .path("evidence")
        .valueStream()
        .filter(said -> OF_SERVICES.contains(said.path("question").asText()))
        .anyMatch(said -> said.path("says").asText().equals("used"));
  }

  /**
   * Whether the service was to run something else a grace period ago, and still runs this because
   * the other cannot start. AWS Config shows what a service is to run.
   */
  private boolean isLeftBehind(UseLedger.Use use, UseLedger.Removal removal) {
    return !seesTasks
        && chronicle.replacements().stream()
            .filter(replaced -> !replaced.at().plus(GRACE).isAfter(removal.at()))
            .filter(replaced -> !replaced.at().isBefore(use.time().from()))
            .anyMatch(
                replaced ->
                    deployments(removal.image()).anyMatch(replaced.taskDefinition()::equals));
  }

  /** Whether a service deployed the image by a task definition whose ARN begins so. */
  private boolean isOf(String taskDefinitions, ImageKey image) {
    return deployments(image).anyMatch(arn -> arn.startsWith(taskDefinitions));
  }

  /** The task definitions by which services deployed it. */
  private Stream<String> deployments(ImageKey image) {
    return ledger.usesWithUsers(image).stream().flatMap(use -> use.deployment().stream());
  }

  /** Whether it is a task or a deployment, and no task definition that names the image. */
  private static boolean runs(UseLedger.Use use) {
    return !use.by().contains(":task-definition/") || use.deployment().isPresent();
  }

  private void judgeAge(UseLedger.Removal removal) {
    Instant born = chronicle.lastBorn(removal.image());
    if (removal.at().minus(GRACE).plus(DELTA).isBefore(born)) {
      violate("young", removal, "it was pushed or restored at " + born);
    }
    for (Instant pull : chronicle.pulls(removal.image())) {
      if (pull.isBefore(removal.at().minus(DELTA))
          && removal.at().isBefore(pull.plus(PULL_WINDOW).minus(DELTA))) {
        violate("pulled", removal, "it was pulled at " + pull);
        return;
      }
    }
  }

  private void judgeWishes(UseLedger.Removal removal) {
    if (!wishes(removal, OwnerWishes.TAG_OPT_IN).contains(OwnerWishes.ENABLED)) {
      violate("opt-in", removal, "its repository had not opted in");
    }
    Instant read = chronicle.lastTagsRead(removal.at());
    boolean told =
        chronicle
            .wishesBetween(removal.image().repository().name(), OwnerWishes.TAG_BRAKE, read, read)
            .equals(Set.of("on"));
    if (told || wishes(removal, OwnerWishes.TAG_BRAKE).equals(Set.of("on"))) {
      violate("brake", removal, "its repository had the brake on");
    }
    Set<String> grace = new HashSet<>(wishes(removal, OwnerWishes.TAG_GRACE));
    if (!grace.contains("") && !grace.contains(OwnerWishes.LONG_GRACE)) {
      violate("mistake", removal, "the owner's grace period could not be understood");
    }
    judgeNewest(removal);
    Set<String> locked = wishes(removal, OwnerWishes.TAG_PROTECTED);
    if (locked.size() == 1 && removal.tags().stream().anyMatch(locked::contains)) {
      violate("protected", removal, "its tag was protected: " + locked);
    }
  }

  /** Of the images that belong to no other, those that were pushed last, of all or of a kind. */
  private void judgeNewest(UseLedger.Removal removal) {
    Set<String> wished = wishes(removal, OwnerWishes.TAG_NEWEST);
    if (!belonged(removal.image(), removal.at())
        && wished.stream().allMatch(wish -> isAmongTheNewest(removal, wish))) {
      violate("newest", removal, "it is one of the newest, which stay by " + wished);
    }
  }

  private boolean isAmongTheNewest(UseLedger.Removal removal, String wish) {
    if (wish.isEmpty()) {
      return false;
    }
    if (!wish.equals(OwnerWishes.RULES)) {
      return pushedLater(removal, "") < Integer.parseInt(wish);
    }
    String tag = chronicle.firstTag(removal.image());
    return tag.startsWith("i") || (tag.startsWith("b") && pushedLater(removal, "b") < 2);
  }

  /** How many images of its repository were pushed after it, with a tag that begins so. */
  private long pushedLater(UseLedger.Removal removal, String tag) {
    Instant pushed = chronicle.pushed().getOrDefault(removal.image(), Instant.MIN);
    return chronicle.pushed().entrySet().stream()
        .filter(other -> other.getKey().repository().equals(removal.image().repository()))
        .filter(other -> !belongs(other.getKey(), removal.at()))
        .filter(other -> !other.getKey().equals(removal.image()))
        .filter(other -> chronicle.firstTag(other.getKey()).startsWith(tag))
        .filter(other -> !other.getValue().isBefore(pushed))
        .filter(other -> other.getValue().isBefore(removal.at()))
        .count();
  }

  /** Whether it had been made a part of another by then. */
  private boolean belonged(ImageKey image, Instant at) {
    return owners(image, at).findAny().isPresent();
  }

  /** Whether it was a part of another then, which was still there. */
  private boolean belongs(ImageKey image, Instant at) {
    return owners(image, at)
        .anyMatch(
            owner ->
                ledger.removals().stream()
                    .noneMatch(gone -> gone.image().equals(owner) && gone.at().isBefore(at)));
  }

  private Stream<ImageKey> owners(ImageKey image, Instant at) {
    return chronicle.owners(image).stream()
        .filter(owner -> !chronicle.pushed().getOrDefault(owner, Instant.MIN).isAfter(at));
  }

  private Set<String> wishes(UseLedger.Removal removal, String key) {
    return chronicle.wishesBetween(
        removal.image().repository().name(), key, removal.at().minus(DELTA), removal.at());
  }

  private void violate(String promise, UseLedger.Removal removal, String why) {
    ImageKey image = removal.image();
    violations.add(
        new Violation(
            promise,
            "%s@%s %s was %s at %s: %s"
                .formatted(
                    image.repository().name(),
                    image.digest(),
                    removal.tags(),
                    removal.kind(),
                    removal.at(),
                    why)));
  }
}
