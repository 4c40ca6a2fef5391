package ecrimagecleanup.decision.question;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.words.Durations;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the image is in the archive, and is to stay there.
 *
 * <p>It is asked before any source: ECR gives no manifest of an archived index. What it lists stays
 * unknown, and so who uses that; only after it could not be pulled for as long as the policy says
 * does this not count any more. What is being restored is neither there nor in the archive, and
 * wanted.
 */
public final class InArchiveQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("in-archive");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "Time in the archive";
  }

  @Override
  public String remedy() {
    return "Wait until it has been in the archive for long enough, or restore it: ecr-image-cleanup restore.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    if (given.findings().image().filter(Image::activating).isPresent()) {
      return Optional.of(
          given.postponeAfterVeto(ID, "ECR is restoring it from the archive: somebody wants it."));
    }
    Cause cause = given.check().cause();
    if (given.findings().image().filter(Image::archived).isEmpty()) {
      // What it presumes is from before the image went there, and much may have used it since.
      return cause.isOfTheArchive() || isRestoredSinceTheSweep(given)
          ? Optional.of(
              new Keep(ID, "It is not in the archive any more: a sweep looks at it anew."))
          : Optional.empty();
    }
    if (cause.isOfStale() && !cause.isOfTheArchive()) {
      return Optional.of(new Keep(ID, "It is in the archive already."));
    }
    return switch (given.own().action()) {
      case ARCHIVE -> Optional.of(new Keep(ID, "It is in the archive already."));
      case ARCHIVE_THEN_DELETE, REPORT, DELETE -> archivedForLong(given);
    };
  }

  private static boolean isRestoredSinceTheSweep(DecisionCase given) {
    Optional<Instant> restored = given.findings().image().flatMap(Image::lastActivatedAt);
    return given
        .check()
        .sweptAt(given.policy().rollout())
        .filter(swept -> restored.filter(swept::isBefore).isPresent())
        .isPresent();
  }

  private static Optional<Objection> archivedForLong(DecisionCase given) {
    Optional<Instant> since = given.image().archivedAt();
    if (since.isEmpty()) {
      return Optional.of(new Keep(ID, "It is in the archive. ECR does not say since when."));
    }
    Instant until = since.get().plus(given.policy().archiveFor());
    return until.isAfter(given.now())
        ? Optional.of(
            given.postpone(
                ID,
                "It has been in the archive since %s and stays there for %s."
                    .formatted(
                        Times.utc(since.get()), Durations.inWords(given.policy().archiveFor())),
                until,
                given.check().presumedUnusedSince(),
                // What is in the archive is used by nobody; a check of it that was restored ends.
                given.check().cause().isOfTheArchive()
                    ? given.check().lastLook()
                    : given.lookThatStoppedHere()))
        : Optional.empty();
  }
}
