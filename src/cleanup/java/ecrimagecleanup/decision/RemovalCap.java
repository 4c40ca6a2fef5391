package ecrimagecleanup.decision;

import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * How many images one message may remove: a mistake in a large check harms only so many, and
 * somebody can stop the rest. What is only reported does not count. What is too much is postponed,
 * spread in time.
 *
 * @param policy holds the number
 * @param table decides until when
 */
public record RemovalCap(Policy policy, DecisionTable table) {

  /** The decisions, of which no more than the number removes; the first of them do. */
  public List<ImageDecision> apply(List<ImageDecision> decisions) {
    List<ImageDecision> capped = new ArrayList<>();
    int removals = 0;
    for (ImageDecision decided : decisions) {
      boolean acts =
          decided.decision() instanceof Decision.Remove remove && remove.action() != Action.REPORT;
      boolean tooMuch = acts && removals >= policy.maximumRemovals();
      removals += acts && !tooMuch ? 1 : 0;
      capped.add(
          tooMuch
              ? decided.with(
                  table.hold(
                      decided,
                      "A check removes at most %s, and others come first."
                          .formatted(Counts.of(policy.maximumRemovals(), "image"))))
              : decided);
    }
    return List.copyOf(capped);
  }
}
