package ecrimagecleanup.event;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Revisions of one family: four bytes for each, since there can be hundreds of thousands.
 * Immutable.
 */
public final class RevisionNumbers {
  private final int[] sorted;

  /** Of revisions in any order; one may be there twice. */
  public RevisionNumbers(IntStream revisions) {
    sorted = revisions.sorted().distinct().toArray();
  }

  /** Whether a revision is one of them. */
  public boolean include(int revision) {
    return Arrays.binarySearch(sorted, revision) >= 0;
  }

  /** How many there are. */
  public int size() {
    return sorted.length;
  }

  /** All of them, the lowest first. */
  public IntStream stream() {
    return Arrays.stream(sorted);
  }
}
