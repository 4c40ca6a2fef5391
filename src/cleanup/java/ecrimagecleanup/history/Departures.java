package ecrimagecleanup.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When images went, and why, by the records in the order of their times. It holds the last decision
 * on each image that it is given records of. For one thread.
 */
public final class Departures {
  /**
   * An image that went.
   *
   * @param outcome the record of its removal
   * @param decision the record of the decision before; empty if the log begins too late
   */
  public record Departure(Entry outcome, Optional<Entry> decision) {}

  private final Map<ImageKey, Entry> decisions = new HashMap<>();
  private final List<Departure> gone = new ArrayList<>();
  private long records;

  /** Takes a record. */
  public void add(Entry entry) {
    records++;
    ImageKey key = ImageKey.of(entry);
    if (entry.isIntent()) {
      decisions.put(key, entry);
    } else if (entry.isRemoval()) {
      gone.add(new Departure(entry, Optional.ofNullable(decisions.get(key))));
    }
  }

  /** How many records it was given. */
  public long records() {
    return records;
  }

  /** The removals, of which one image can have several, in the order of their times. */
  public List<Departure> gone() {
    return List.copyOf(gone);
  }
}
