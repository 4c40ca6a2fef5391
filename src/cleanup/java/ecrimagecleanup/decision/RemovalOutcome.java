package ecrimagecleanup.decision;

import static java.util.Locale.ROOT;

import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.words.OneLine;
import java.util.List;

/**
 * What became of the removal of one image.
 *
 * @param decided the decision that it was removed by
 * @param action what was done: delete or archive
 * @param removal what ECR answered
 */
public record RemovalOutcome(ImageDecision decided, Action action, Removal removal) {
  private static final String REMOVED = "removed";
  private static final String ALREADY_GONE = "already gone";
  private static final String REFUSED = "refused";

  /** The words for what became of a removal, in records and metrics. */
  public static final List<String> WORDS = List.of(REMOVED, ALREADY_GONE, REFUSED);

  /** The word for what became of it. */
  public String word() {
    return removal instanceof Removal.Done
        ? REMOVED
        : removal instanceof Removal.AlreadyGone ? ALREADY_GONE : REFUSED;
  }

  /** What is no longer stored, in bytes: of an image that is deleted now; otherwise 0. */
  public long bytesFreed() {
    return action == Action.DELETE && removal instanceof Removal.Done ? bytes() : 0;
  }

  /** What the image stored, in bytes. */
  long bytes() {
    return decided.image().map(Image::storedBytes).orElse(0L);
  }

  /** What became of it, for the log. */
  public String sentence() {
    String image = "%s@%s".formatted(decided.check().repository(), decided.digest());
    if (removal instanceof Removal.Refused refused) {
      return OneLine.of(
          "ECR refused to %s %s: %s: %s"
              .formatted(action.word(), image, refused.code(), refused.reason()));
    }
    String done = action == Action.DELETE ? "Deleted" : "Archived";
    return removal instanceof Removal.Done
        ? "%s %s, %d bytes.".formatted(done, image, bytes())
        : "%s was gone before it could be %s.".formatted(image, done.toLowerCase(ROOT));
  }
}
