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

  private static Entry decided(int image, String action) {
    return entry(image, Entry.Kind.DECISION, "remove", action, 0);
  }

  private static Entry removed(int image) {
    return entry(image, Entry.Kind.OUTCOME, "removed", "", BYTES);
  }

  private static Entry entry(int image, Entry.Kind kind, String word, String action, long bytes) {
    return new Entry(
        Instant.parse("2026-03-04T10:00:00Z"),
        kind,
        word,
        action,
        ORDERS,
        new Digest("sha256:%064x".formatted(image)),
        List.of(),
        "sweep",
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        bytes);
  }

  private static Totals of(Entry... entries) {
    RemovalActions actions = new RemovalActions();
    Totals totals = new Totals();
    List.of(entries).forEach(entry -> totals.add(actions.complete(entry)));
    return totals;
  }

  @Test
  void whatWentIntoTheArchiveIsNotFreedUntilItIsDeletedThere() {
    Totals.Gone gone =
        of(
                decided(1, "archive"),
                decided(2, "delete"),
                removed(1),
                removed(2),
                decided(1, "delete"),
                removed(1),
                decided(3, "archive"),
                removed(3))
            .all();

    assertThat(gone.deleted()).isEqualTo(new Tally(2, 2 * BYTES));
    assertThat(gone.archived()).isEqualTo(new Tally(2, 2 * BYTES));
    assertThat(gone.deleted().monthlyCost(new BigDecimal("0.10"))).isEqualTo("0.25");
  }

  @Test
  void aRemovalWhoseDecisionTheLogDoesNotHaveCountsAsDeleted() {
    assertThat(of(removed(1)).all()).isEqualTo(new Totals.Gone(new Tally(1, BYTES), Tally.NONE));
  }

  @Test
  void onlySoManyDecisionsAreHeld() {
    RemovalActions actions = new RemovalActions();
    for (int image = 0; image <= RemovalActions.MOST; image++) {
      actions.complete(decided(image, "archive"));
    }

    assertThat(actions.complete(removed(0)).isArchiving()).isFalse();
    assertThat(actions.complete(removed(1)).isArchiving()).isTrue();
    assertThat(actions.complete(removed(RemovalActions.MOST)).isArchiving()).isTrue();
  }
}
