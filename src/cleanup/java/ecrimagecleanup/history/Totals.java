package ecrimagecleanup.history;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What went, by month in UTC and by repository. It holds no record, so that it can count any number
 * of them. For one thread.
 */
public final class Totals {
  /**
   * Images that went.
   *
   * @param images how many
   * @param bytes how large they were, as ECR gave their sizes
   */
  public record Gone(long images, long bytes) {
    private Gone plus(Gone other) {
      return new Gone(images + other.images, bytes + other.bytes);
    }
  }

  private final SortedMap<YearMonth, Gone> byMonth = new TreeMap<>();
  private final SortedMap<String, Gone> byRepository = new TreeMap<>();
  private long records;
  private long unreadable;

  /** Counts a record that was asked for. */
  public void add(Entry entry) {
    records++;
    if (entry.isRemoval()) {
      Gone gone = new Gone(1, entry.bytes());
      YearMonth month = YearMonth.from(entry.time().atZone(ZoneOffset.UTC));
      byMonth.merge(month, gone, Gone::plus);
      byRepository.merge(entry.repository().name(), gone, Gone::plus);
    }
  }

  /** Counts a record that cannot be read. */
  public void addUnreadable() {
    unreadable++;
  }

  /** How many records were counted. */
  public long records() {
    return records;
  }

  /** How many records could not be read. */
  public long unreadable() {
    return unreadable;
  }

  /** What went, by month. */
  public SortedMap<YearMonth, Gone> byMonth() {
    return new TreeMap<>(byMonth);
  }

  /** What went, by the name of the repository. */
  public SortedMap<String, Gone> byRepository() {
    return new TreeMap<>(byRepository);
  }

  /** Everything that went. */
  public Gone all() {
    return byMonth.values().stream().reduce(new Gone(0, 0), Gone::plus);
  }
}
