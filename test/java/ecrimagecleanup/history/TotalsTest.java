package ecrimagecleanup.history;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private static final Repository ORDERS =
      new Repository(new Registry("999988887777", "eu-central-1"), "team/orders");
  private static final long BYTES = 1_234_567_890;

  private static Entry removed(String action) {
    return entry(Entry.Kind.OUTCOME, "removed", action);
  }

  private static Entry entry(Entry.Kind kind, String word, String action) {
    return new Entry(
        Instant.parse("2026-03-04T10:00:00Z"),
        kind,
        word,
        action,
        ORDERS,
        new Digest("sha256:" + "ab".repeat(32)),
        List.of(),
        "sweep",
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        BYTES);
  }

  private static Totals of(Entry... entries) {
    Totals totals = new Totals();
    List.of(entries).forEach(totals::add);
    return totals;
  }

  @Test
  void whatWentIntoTheArchiveIsNotFreedUntilItIsDeletedThere() {
    Totals.Gone gone =
        of(
                removed("archive"),
                removed("delete"),
                removed("archive"),
                removed("delete"),
                entry(Entry.Kind.DECISION, "remove", "delete"),
                entry(Entry.Kind.OUTCOME, "refused", "delete"))
            .all();

    assertThat(gone.deleted()).isEqualTo(new Tally(2, 2 * BYTES));
    assertThat(gone.archived()).isEqualTo(new Tally(2, 2 * BYTES));
    assertThat(gone.deleted().monthlyCost(new BigDecimal("0.10"))).isEqualTo("0.25");
  }

  @Test
  void aRemovalOfWhichAnOlderRecordDoesNotSayWhatItDidCountsAsDeleted() {
    assertThat(of(removed("")).all()).isEqualTo(new Totals.Gone(new Tally(1, BYTES), Tally.NONE));
  }
}
