package ecrimagecleanup.sandbox.story;

import java.util.List;

/**
 * What the judge says.
 *
 * @param findings everything that was found
 */
public record Verdict(List<Finding> findings) {

  /** How many images were removed that should not have been. */
  public long inUseDeleted() {
    return count(Finding.Kind.REMOVED_IN_USE) + count(Finding.Kind.REMOVED_WITHOUT_OPT_IN);
  }

  /** How many images should have been removed and were not. */
  public long unusedLeft() {
    return count(Finding.Kind.LEFT);
  }

  /** Whether nothing was found that counts against the application. */
  public boolean isClean() {
    return findings.stream().noneMatch(finding -> finding.kind().isFault());
  }

  private long count(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }
}
