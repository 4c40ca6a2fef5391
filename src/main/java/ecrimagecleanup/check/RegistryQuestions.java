package ecrimagecleanup.check;

import static java.util.Comparator.naturalOrder;

import ecrimagecleanup.check.Decision.Gone;
import ecrimagecleanup.check.Decision.Keep;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.TagPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions that the check and the registry alone answer: rows 1 to 4. */
final class RegistryQuestions {
  private RegistryQuestions() {}

  static Optional<Decision> optedIn(DecisionCase one) {
    if (!one.findings().repository().exists()) {
      return Optional.of(new Gone(Row.EXISTS, "The repository does not exist."));
    }
    Policy policy = one.policy();
    return policy.optedIn(one.findings().repository())
        ? Optional.empty()
        : Optional.of(
            new Keep(
                Row.OPTED_IN,
                "The repository has not opted in: it has no tag %s=%s."
                    .formatted(policy.optInTag(), policy.optInValue())));
  }

  static Optional<Decision> exists(DecisionCase one) {
    return one.findings().image().isPresent()
        ? Optional.empty()
        : Optional.of(new Gone(Row.EXISTS, "The image does not exist."));
  }

  static Optional<Decision> ownerIsUnderstood(DecisionCase one) {
    return one.owner() instanceof OwnerPolicy.Mistaken mistaken
        ? Optional.of(
            new Keep(
                Row.PROTECTED,
                mistaken.reason() + " Until it is corrected everything in the repository is kept."))
        : Optional.empty();
  }

  /**
   * Before anyone is asked: ECR gives no manifest of an archived index. What it lists stays
   * unknown, and so who uses that; only after it could not be pulled for as long as the policy says
   * does this not count any more.
   */
  static Optional<Decision> archivedAlready(DecisionCase one) {
    if (one.findings().image().filter(Image::archived).isEmpty()) {
      return Optional.empty();
    }
    Image image = one.image();
    return switch (one.own().action()) {
      case ARCHIVE -> Optional.of(new Keep(Row.EXISTS, "It is in the archive already."));
      case ARCHIVE_THEN_DELETE, REPORT, DELETE -> archivedForLong(one, image);
    };
  }

  private static Optional<Decision> archivedForLong(DecisionCase one, Image image) {
    if (image.archivedAt().isEmpty()) {
      return Optional.of(
          new Keep(Row.EXISTS, "It is in the archive, and ECR does not say since when."));
    }
    Instant until = image.archivedAt().get().plus(one.policy().archiveFor());
    return until.isAfter(one.now())
        ? Optional.of(
            one.postponeUnchanged(
                Row.GRACE_PASSED,
                "It has been in the archive since %s, and is to stay there for %s."
                    .formatted(image.archivedAt().get(), one.policy().archiveFor()),
                until))
        : Optional.empty();
  }

  /**
   * What a message says of the past is worth something only around the time it was made for. On a
   * clock that is behind every check comes early, however often it is put off: so a little is not
   * too early, and the grace period is asked for by itself.
   */
  static Optional<Decision> handledInTime(DecisionCase one) {
    Instant due = one.check().due();
    if (one.now().isBefore(due.minus(Policy.SKEW))) {
      return Optional.of(
          one.postponeUnchanged(
              Row.GRACE_PASSED, "The check came before it was due at %s.".formatted(due), due));
    }
    if (one.now().isAfter(due.plus(Policy.FRESH))) {
      // A whole number of grace periods after the due time, so that a message that comes again
      // soon makes the same name; and at least one from now.
      long grace = one.own().grace().toMillis();
      long late = Duration.between(due, one.now()).toMillis();
      long periods = Math.floorDiv(late + grace - 1, grace) + 1;
      Instant until = due.plusMillis(periods * grace);
      return Optional.of(
          one.postpone(
              Row.GRACE_PASSED,
              "The check was due at %s and comes too late to be trusted.".formatted(due),
              until,
              until,
              LastLook.VETO));
    }
    return Optional.empty();
  }

  static Optional<Decision> gracePassed(DecisionCase one) {
    Image image = one.image();
    Stream<Instant> presumed =
        one.check().lastLook() == LastLook.VETO
            ? Stream.empty()
            : Stream.of(one.check().presumedUnusedSince());
    Instant latest =
        Stream.of(presumed, Stream.of(image.pushedAt()), image.lastActivatedAt().stream())
            .flatMap(times -> times)
            .max(naturalOrder())
            .orElseThrow();
    Instant passed = one.graceAfter(latest);
    return passed.isAfter(one.now())
        ? Optional.of(
            one.postponeUnchanged(
                Row.GRACE_PASSED,
                "The grace period of %s has not passed: it was used, pushed or restored at %s."
                    .formatted(one.own().grace(), latest),
                passed))
        : Optional.empty();
  }

  static Optional<Decision> protectedTag(DecisionCase one) {
    TagPattern protectedTags = one.own().protectedTags();
    return one.image().tags().stream()
        .flatMap(tag -> protectedTags.wordFor(tag).stream().map(word -> protectedBy(tag, word)))
        .findFirst();
  }

  /** Names one word and not all: the reason is told of many images in one event. */
  private static Decision protectedBy(String tag, String word) {
    return new Keep(
        Row.PROTECTED, "Its tag %s is protected by the pattern %s.".formatted(tag, word));
  }
}
