package ecrimagecleanup.history;

import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The images that were to go, and the signs of use since, by the records in the order of their
 * times. It holds something for each such image, and no record. For one thread.
 */
public final class Proposals {
  private static final String DELETE = "delete";

  private final Map<ImageKey, Proposal> proposals = new LinkedHashMap<>();
  private final Predicate<Repository> asked;
  private Optional<Instant> last = Optional.empty();

  /**
   * @param asked whether the images of a repository are asked for
   */
  public Proposals(Predicate<Repository> asked) {
    this.asked = asked;
  }

  /** Takes a record. */
  public void add(Entry entry) {
    last = Optional.of(last.filter(entry.time()::isBefore).orElse(entry.time()));
    if (asked.test(entry.repository())) {
      addAsked(entry);
    }
  }

  private void addAsked(Entry entry) {
    ImageKey key = ImageKey.of(entry);
    Proposal known = proposals.get(key);
    if (known == null) {
      if (entry.isIntent()) {
        proposals.put(key, first(entry));
      }
    } else if (entry.time().isAfter(known.at())) {
      proposals.put(key, later(known, entry));
    } else if (entry.isRemoval()) {
      // Decided and done at the same time, by the clock of a test or of a fast call.
      proposals.put(key, removed(known, entry));
    }
  }

  /** The images, in the order in which it was decided first. */
  public List<Proposal> all() {
    return List.copyOf(proposals.values());
  }

  /** The time of the last record of any image; empty if there was none. */
  public Optional<Instant> last() {
    return last;
  }

  private static Proposal first(Entry entry) {
    return new Proposal(
        entry.repository(),
        entry.digest(),
        entry.tags(),
        entry.time(),
        entry.cause(),
        entry.due(),
        entry.action(),
        Optional.empty(),
        List.of());
  }

  private static Proposal later(Proposal known, Entry entry) {
    List<SeenUse> uses = new ArrayList<>(known.uses());
    if (entry.kind() == Entry.Kind.DECISION
        && !entry.isOfTheSameCheckAs(known.cause(), known.due())) {
      uses.addAll(signs(known, entry));
    }
    Proposal more =
        new Proposal(
            known.repository(),
            known.digest(),
            entry.isIntent() ? entry.tags() : known.tags(),
            known.at(),
            known.cause(),
            known.due(),
            entry.isIntent() ? entry.action() : known.action(),
            known.deletedAt(),
            uses);
    return entry.isRemoval() ? removed(more, entry) : more;
  }

  private static Proposal removed(Proposal known, Entry entry) {
    return new Proposal(
        known.repository(),
        known.digest(),
        known.tags(),
        known.at(),
        known.cause(),
        known.due(),
        known.action(),
        known.action().equals(DELETE) ? Optional.of(entry.time()) : known.deletedAt(),
        known.uses());
  }

  /** A removal was decided when no check of the image was pending, so an event came after it. */
  private static List<SeenUse> signs(Proposal known, Entry entry) {
    List<SeenUse> signs = new ArrayList<>();
    CauseText.event(entry.cause())
        .ifPresent(text -> signs.add(new SeenUse(SeenUse.How.EVENT, entry.time(), text)));
    for (Said said : entry.evidence()) {
      if (said.isUse()) {
        signs.add(new SeenUse(SeenUse.How.IN_USE, entry.time(), said.text()));
      }
      said.until()
          .filter(known.at()::isBefore)
          .ifPresent(until -> signs.add(new SeenUse(SeenUse.How.PULLED, until, said.text())));
    }
    return signs;
  }
}
