package ecrimagecleanup.sandbox.simulation;

import java.util.List;
import java.util.Map;

/**
 * What became of a history of processes.
 *
 * @param kills how many processes were killed when, and at which call
 * @param processes how many ran
 * @param messages how many messages were dealt with
 * @param again how often a message was received again
 * @param removals how many images were removed
 * @param violations the promises that were not kept, in sentences
 */
public record ProcessOutcome(
    Map<String, Integer> kills,
    int processes,
    int messages,
    int again,
    int removals,
    List<String> violations) {

  /** How many processes were killed. */
  public int killed() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }
}
