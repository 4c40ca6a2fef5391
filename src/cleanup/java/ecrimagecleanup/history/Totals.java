package ecrimagecleanup.history;

import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.Tally;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What went, by month in UTC and by repository. It holds no record, so that it can count any number
 * of them. For one thread.
 */
public final class Totals {
  /**
   * Images that went, with the sizes that ECR gave. One that went into the archive and was deleted
   * there is among both.
   *
   * @param deleted those that went for good, and those of which an older record does not say it
   * @param archived those that went into the archive
   */
  public record Gone(Tally deleted, Tally archived) {
    private static final Gone NOTHING = new Gone(Tally.NONE, Tally.NONE);

    private static Gone of(Entry entry) {
      Tally one = new Tally(1, entry.bytes());
      return entry.isArchiving() ? new Gone(Tally.NONE, one) : new Gone(one, Tally.NONE);
    }

    private Gone plus(Gone other) {
      return new Gone(deleted.plus(other.deleted), archived.plus(other.archived));
    }
  }

  /**
   * Images that went in a month.
   *
   * @param of what their repositories belong to
   */
  public record Sum(YearMonth month, String of, Gone gone) {}

  private final SortedMap<YearMonth, Map<Repository, Gone>> gone = new TreeMap<>();
  private long records;
  private long unreadable;

  /** Counts a record that was asked for. */
  public void add(Entry entry) {
    records++;
    if (entry.isRemoval()) {
      gone.computeIfAbsent(
              YearMonth.from(entry.time().atZone(ZoneOffset.UTC)),
              month -> new TreeMap<>(Comparator.comparing(Repository::toString)))
          .merge(entry.repository(), Gone.of(entry), Gone::plus);
    }
  }

  /** Counts records that cannot be read. */
  public void addUnreadable(long more) {
    unreadable += more;
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
    SortedMap<YearMonth, Gone> months = new TreeMap<>();
    gone.forEach((month, all) -> months.put(month, sum(all)));
    return months;
  }

  /**
   * What went, by what its repository belongs to, such as its name.
   *
   * @param group what a repository belongs to
   */
  public SortedMap<String, Gone> by(Function<Repository, String> group) {
    SortedMap<String, Gone> groups = new TreeMap<>();
    gone.values()
        .forEach(
            all ->
                all.forEach(
                    (repository, some) -> groups.merge(group.apply(repository), some, Gone::plus)));
    return groups;
  }

  /**
   * What went, by month and by what its repository belongs to, in this order.
   *
   * @param group what a repository belongs to
   */
  public List<Sum> sums(Function<Repository, String> group) {
    List<Sum> sums = new ArrayList<>();
    gone.forEach(
        (month, all) -> {
          SortedMap<String, Gone> groups = new TreeMap<>();
          all.forEach(
              (repository, some) -> groups.merge(group.apply(repository), some, Gone::plus));
          groups.forEach((of, some) -> sums.add(new Sum(month, of, some)));
        });
    return sums;
  }

  /** Everything that went. */
  public Gone all() {
    return byMonth().values().stream().reduce(Gone.NOTHING, Gone::plus);
  }

  private static Gone sum(Map<Repository, Gone> some) {
    return some.values().stream().reduce(Gone.NOTHING, Gone::plus);
  }
}
