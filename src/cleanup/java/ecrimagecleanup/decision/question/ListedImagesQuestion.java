package ecrimagecleanup.decision.question;

import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Objection;
import ecrimagecleanup.decision.DecisionCase;
import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.image.Parts;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.words.Durations;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether anybody but the image itself wants what it lists, if it is an index that is to go to the
 * archive: AWS does not say what goes there with it. ECR deletes an index alone.
 *
 * <p>Who uses what it lists uses the image, and was asked for before.
 */
public final class ListedImagesQuestion implements Question {
  /** Its id. */
  public static final QuestionId ID = new QuestionId("listed-images");

  @Override
  public QuestionId id() {
    return ID;
  }

  @Override
  public String text() {
    return "What it lists, if it is to go to the archive";
  }

  @Override
  public String remedy() {
    return "If nobody needs the others, archive or delete them first, let the action be delete, or set cleanup.archive-index to what a rehearsal finds.";
  }

  @Override
  public Optional<Objection> answer(DecisionCase given) {
    Parts parts = given.archivedParts();
    return parts
        .restoring()
        .<Objection>map(
            image ->
                given.postponeAfterVeto(
                    ID,
                    "ECR is restoring %s, which may need what this index lists.".formatted(image)))
        .or(() -> wanted(parts))
        .or(() -> protectedTag(given, parts))
        .or(() -> changed(given, parts));
  }

  private static Optional<Objection> wanted(Parts parts) {
    return parts.others().stream()
        .sorted()
        .findFirst()
        .map(
            other ->
                new Keep(
                    ID,
                    "It lists images that belong to %s as well, and they may go to the archive with it."
                        .formatted(other)));
  }

  private static Optional<Objection> protectedTag(DecisionCase given, Parts parts) {
    TagPattern protectedTags = given.own().protectedTags();
    return parts.tags().stream()
        .flatMap(
            tag ->
                protectedTags.wordFor(tag).stream()
                    .<Objection>map(
                        word ->
                            new Keep(
                                ID,
                                "It lists an image whose tag %s is protected by the pattern %s, and that may go to the archive with it."
                                    .formatted(tag, word))))
        .findFirst();
  }

  private static Optional<Objection> changed(DecisionCase given, Parts parts) {
    return parts
        .changedAt()
        .filter(changed -> given.graceAfter(changed).isAfter(given.now()))
        .map(
            changed ->
                given.postponeUnchanged(ID, reason(given, changed), given.graceAfter(changed)));
  }

  private static String reason(DecisionCase given, Instant changed) {
    return "It lists an image that was pushed or restored on %s; the grace period is %s."
        .formatted(Times.utc(changed), Durations.inWords(given.own().grace()));
  }
}
