package ecrimagecleanup.owners;

import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.decision.Verdict.Kind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/**
 * What images of a repository have in common.
 *
 * @param verdict the kind of their verdict
 * @param day the day, in UTC, on which they can go at the earliest, or until which they wait; empty
 *     for other verdicts, and where no sweep is planned
 */
public record Holding(Kind verdict, Optional<LocalDate> day) implements Comparable<Holding> {
  private static final Comparator<Holding> ORDER =
      Comparator.comparing(Holding::verdict)
          .thenComparing(holding -> holding.day().orElse(LocalDate.MAX));

  static Holding of(Verdict verdict) {
    return new Holding(
        verdict.kind(), verdict.when().map(when -> LocalDate.ofInstant(when, ZoneOffset.UTC)));
  }

  @Override
  public int compareTo(Holding other) {
    return ORDER.compare(this, other);
  }
}
