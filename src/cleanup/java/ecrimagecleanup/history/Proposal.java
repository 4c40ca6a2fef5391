package ecrimagecleanup.history;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An image that was to go by a decision: in a report alone, into the archive, or for good.
 *
 * @param repository the repository of the image
 * @param digest the digest of the image
 * @param tags the tags that it had when that was decided last
 * @param at when that was decided first
 * @param cause why there was the check that decided it first
 * @param due when that check was due
 * @param action what was to be done when that was decided last
 * @param deletedAt when it was deleted, if it was
 * @param uses the signs of use since then that the records have
 */
public record Proposal(
    Repository repository,
    Digest digest,
    List<String> tags,
    Instant at,
    String cause,
    Optional<Instant> due,
    String action,
    Optional<Instant> deletedAt,
    List<SeenUse> uses) {
  public Proposal {
    tags = List.copyOf(tags);
    uses = List.copyOf(uses);
  }
}
