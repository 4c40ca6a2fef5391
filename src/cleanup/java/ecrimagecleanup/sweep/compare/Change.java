package ecrimagecleanup.sweep.compare;

import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.sweep.PlannedImage;
import java.util.Optional;

/**
 * One image under two policies.
 *
 * @param now what becomes of it under the policy that is set
 * @param then what would become of it under the other
 */
public record Change(PlannedImage now, PlannedImage then) {

  /** Whether its verdict differs, or what is done with an image that goes under both. */
  public boolean isOne() {
    return now.verdict().kind() != then.verdict().kind() || !action(now).equals(action(then));
  }

  /** Whether it could be removed under the other policy alone. */
  public boolean isAdded() {
    return !goes(now) && goes(then);
  }

  /** Whether it could be removed under the policy that is set alone. */
  public boolean isDropped() {
    return goes(now) && !goes(then);
  }

  /** Whether it could be removed. */
  public static boolean goes(PlannedImage image) {
    return image.verdict().kind() == Kind.REMOVABLE;
  }

  /** What is done with an image that can go; empty of one that stays. */
  public static Optional<Action> action(PlannedImage image) {
    return goes(image) && image.decision() instanceof Decision.Remove remove
        ? Optional.of(remove.action())
        : Optional.empty();
  }

  /**
   * What becomes of one of the two, for people: the word of its verdict, with the action if both go
   * and that is all that differs.
   */
  public String word(PlannedImage image) {
    String word = image.verdict().kind().word();
    return goes(now) && goes(then)
        ? action(image).map(action -> word + ": " + action.word()).orElse(word)
        : word;
  }
}
