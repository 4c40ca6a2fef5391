package ecrimagecleanup.evidence.config;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Revisions of one family: four bytes for each, for there can be hundreds of thousands. */
final class RevisionNumbers {
  private final int[] sorted;

  RevisionNumbers(IntStream revisions) {
    sorted = revisions.sorted().distinct().toArray();
  }

  boolean include(int revision) {
    return Arrays.binarySearch(sorted, revision) >= 0;
  }

  int size() {
    return sorted.length;
  }
}
