package ecrimagecleanup.history;

import ecrimagecleanup.words.Durations;
import ecrimagecleanup.words.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what the records and what is known now say of an image that was to go.
 *
 * @param least how long an image has to be followed
 * @param last until when the records go
 */
public record Following(Duration least, Instant last) {
  /**
   * What is known of an image that is there.
   *
   * @param now what is known now
   * @param missing why what is known now is not all; empty if it is
   */
  public Followed present(Proposal proposal, List<SeenUse> now, Optional<String> missing) {
    return new Followed(proposal, both(proposal, now), missing.or(() -> tooShort(proposal, last)));
  }

  /**
   * What is known of an image that is gone: who wanted it since is not recorded, so that only the
   * time until then counts.
   *
   * @param now what names it now all the same
   */
  public Followed gone(Proposal proposal, List<SeenUse> now) {
    Optional<String> unknown =
        proposal
            .deletedAt()
            .map(
                at ->
                    tooShort(proposal, at)
                        .map(
                            text ->
                                "It was deleted for good less than %s after that was decided; who tried to pull it since is not recorded."
                                    .formatted(Durations.inWords(least))))
            .orElse(Optional.of("Somebody else deleted it, and nobody knows when."));
    return new Followed(proposal, both(proposal, now), unknown);
  }

  private static List<SeenUse> both(Proposal proposal, List<SeenUse> now) {
    List<SeenUse> all = new ArrayList<>(proposal.uses());
    all.addAll(now);
    return all;
  }

  private Optional<String> tooShort(Proposal proposal, Instant until) {
    return Duration.between(proposal.at(), until).compareTo(least) < 0
        ? Optional.of(
            "The records end on %2$s, less than %1$s after the decision."
                .formatted(Durations.inWords(least), Times.utc(last)))
        : Optional.empty();
  }
}
