package ecrimagecleanup.history;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProposalsTest {
  private static final Instant DECIDED = Instant.parse("2026-03-04T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Following MONTH =
      new Following(DAY.multipliedBy(30), DECIDED.plus(DAY.multipliedBy(40)));

  private static Entry entry(Instant time, String word, String cause, Said... evidence) {
    return new Entry(
        time,
        word.equals("removed") ? Entry.Kind.OUTCOME : Entry.Kind.DECISION,
        word,
        word.equals("remove") ? "delete" : "",
        new Repository(new Registry("999988887777", "eu-central-1"), "team/orders"),
        new Digest("sha256:" + "ab".repeat(32)),
        List.of("1.4"),
        cause,
        Optional.of(DECIDED),
        Optional.empty(),
        "",
        List.of(evidence),
        0);
  }

  private static Proposal after(Entry... later) {
    Proposals proposals = new Proposals(any -> true);
    proposals.add(entry(DECIDED.minus(DAY), "keep", "register", used()));
    proposals.add(entry(DECIDED, "remove", "deregister a"));
    List.of(later).forEach(proposals::add);
    assertThat(proposals.all()).hasSize(1);
    return proposals.all().get(0);
  }

  private static Said used() {
    return new Said("ecs-live", "used", Optional.empty(), "A task uses it.");
  }

  private static Said pulled(Instant until) {
    return new Said("ecr-pull-time", "used until", Optional.of(until), "It was pulled.");
  }

  @Test
  void whatWasSeenBeforeTheDecisionOrByTheSameCheckIsNoUseAfterIt() {
    assertThat(after().uses()).isEmpty();
    assertThat(after(entry(DECIDED.plus(DAY), "remove", "deregister a")).uses()).isEmpty();
    assertThat(after(entry(DECIDED.plus(DAY), "remove", "sweep", pulled(DECIDED))).uses())
        .isEmpty();
    for (String cause :
        List.of("sweep", "archived", "parent x", "child x", "blind", "postponed sweep")) {
      assertThat(after(entry(DECIDED.plus(DAY), "keep", cause)).uses()).as(cause).isEmpty();
    }
  }

  @Test
  void evidenceOfUseALaterPullAndEveryEventIsOne() {
    assertThat(after(entry(DECIDED.plus(DAY), "keep", "sweep", used())).uses())
        .containsExactly(new SeenUse(SeenUse.How.IN_USE, DECIDED.plus(DAY), "A task uses it."));
    assertThat(
            after(entry(DECIDED.plus(DAY), "remove", "sweep", pulled(DECIDED.plusSeconds(1))))
                .uses())
        .extracting(SeenUse::how)
        .containsExactly(SeenUse.How.PULLED);
    for (String cause :
        List.of(
            "register",
            "deregister b",
            "delete b",
            "stop",
            "postponed stop",
            "unlisted 111122223333/eu-central-1: register",
            "postponed unlisted 111122223333/eu-central-1: stop b")) {
      assertThat(after(entry(DECIDED.plus(DAY), "remove", cause)).uses())
          .as(cause)
          .extracting(SeenUse::how)
          .containsExactly(SeenUse.How.EVENT);
    }
  }

  @Test
  void anImageIsFollowedUntilItIsDeletedOrTheRecordsEnd() {
    Proposal deleted = after(entry(DECIDED.plus(DAY), "removed", "deregister a"));
    assertThat(deleted.deletedAt()).contains(DECIDED.plus(DAY));
    assertThat(MONTH.gone(deleted, List.of()).isUnknown()).isTrue();
    assertThat(
            MONTH
                .gone(
                    after(entry(DECIDED.plus(DAY.multipliedBy(30)), "removed", "sweep")), List.of())
                .isUnknown())
        .isFalse();
    assertThat(MONTH.gone(after(), List.of()).unknown())
        .contains("Somebody else deleted it, and nobody knows when.");
    assertThat(MONTH.present(after(), List.of(), Optional.empty()).isUnknown()).isFalse();
    assertThat(MONTH.present(after(), List.of(), Optional.of("AWS did not reply.")).isUnknown())
        .isTrue();
    assertThat(
            new Following(DAY, DECIDED.plus(DAY).minusSeconds(1))
                .present(after(), List.of(), Optional.empty())
                .isUnknown())
        .isTrue();
  }

  @Test
  void aUseCountsWhateverElseIsUnknownAndTheNumbersAddUp() {
    SeenUse use = new SeenUse(SeenUse.How.PULLED, DECIDED, "It was pulled.");
    RegretSummary summary =
        RegretSummary.of(
            List.of(
                MONTH.present(after(), List.of(use), Optional.of("why")),
                MONTH.present(after(), List.of(), Optional.of("why")),
                MONTH.present(after(), List.of(), Optional.empty())));

    assertThat(summary.headline(DAY.multipliedBy(30)))
        .isEqualTo(
            "Of 3 images 2 could be followed for at least 30 days, or until a use; 1 was seen in use; of 1 it cannot be known:");
    assertThat(summary.isTooLittle(33)).isTrue();
    assertThat(summary.isTooLittle(34)).isFalse();
    assertThat(RegretSummary.of(List.of()).isTooLittle(100)).isTrue();
  }
}
