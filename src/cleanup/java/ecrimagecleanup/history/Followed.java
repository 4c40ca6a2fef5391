package ecrimagecleanup.history;

import java.util.List;
import java.util.Optional;

/**
 * What became of the use of an image that was to go.
 *
 * @param proposal the image
 * @param uses every sign of use since, of the records and of now
 * @param unknown why it cannot be known whether there was one; empty if it is known
 */
public record Followed(Proposal proposal, List<SeenUse> uses, Optional<String> unknown) {
  public Followed {
    uses = List.copyOf(uses);
  }

  /** Whether somebody used it, or wanted to. */
  public boolean isUsed() {
    return !uses.isEmpty();
  }

  /** Whether nobody knows. A sign of use counts whatever else is unknown. */
  public boolean isUnknown() {
    return uses.isEmpty() && unknown.isPresent();
  }
}
