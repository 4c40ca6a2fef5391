package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.TABLE;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Brake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people are told first of an image. */
class VerdictTest {
  private static final Used USED = new Used(Use.by("orders:42"), "orders:42 names it.");
  private static final Unused UNUSED = new Unused("a.");
  private static final Instant SWEEP = NOW.plus(Duration.ofHours(7));

  private static ImageDecision decided(Findings findings) {
    return new ImageDecision(
        check(), digest(1), findings.image(), findings, TABLE.decide(check(), findings, NOW), NOW);
  }

  private static Verdict verdict(FindingsBuilder findings) {
    ImageDecision decided = decided(findings.build());
    List<ScheduleName> pending = decided.findings().pending().orElse(List.of());
    return TABLE.verdict(decided.with(TABLE.foretell(decided, pending)), Optional.of(SWEEP));
  }

  private static FindingsBuilder uses(Evidence taskDefinitions, Evidence services) {
    return new FindingsBuilder().uses(UNUSED, taskDefinitions, services);
  }

  @Test
  void inUseSaysByWhat() {
    assertThat(verdict(uses(USED, UNUSED)))
        .isEqualTo(new Verdict(Kind.IN_USE, "orders:42 names it.", Optional.empty()));
    assertThat(verdict(uses(UNUSED, USED)).kind())
        .as("a use that is looked at again later is a use and no date")
        .isEqualTo(Kind.IN_USE);
  }

  @Test
  void unknownSaysWhatIsMissing() {
    assertThat(verdict(uses(new Unknown("AWS Config did not answer."), UNUSED)))
        .isEqualTo(new Verdict(Kind.UNKNOWN, "AWS Config did not answer.", Optional.empty()));
    assertThat(verdict(new FindingsBuilder().unasked("ecs-live")).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(verdict(new FindingsBuilder().silent(EvidenceQuestion.TASK_DEFINITIONS)).kind())
        .isEqualTo(Kind.UNKNOWN);
    assertThat(
            verdict(
                    new FindingsBuilder()
                        .repository(
                            new RepositoryTags(
                                true,
                                Map.of(
                                    "ecr-image-cleanup",
                                    "enabled",
                                    "ecr-image-cleanup:grace",
                                    "soon"))))
                .kind())
        .as("a tag that nobody understands")
        .isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void blindIsUnknownThoughItHasADate() {
    ScheduleName strange =
        ScheduleName.of(
            check().repository(),
            digest(1),
            check().due().plus(Duration.ofHours(2)),
            new Cause.Unlisted(CheckFixtures.DEREGISTERED));
    Verdict verdict = verdict(new FindingsBuilder().pending(Optional.of(List.of(strange))));

    assertThat(verdict.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(verdict.when()).isEmpty();
  }

  @Test
  void protectedSaysWhy() {
    assertThat(
            verdict(new FindingsBuilder().repository(new RepositoryTags(true, Map.of("team", "x"))))
                .reason())
        .isEqualTo("The repository has not opted in: it has no tag ecr-image-cleanup=enabled.");
    assertThat(
            verdict(
                new FindingsBuilder()
                    .repository(
                        new RepositoryTags(
                            true,
                            Map.of(
                                "ecr-image-cleanup",
                                "enabled",
                                "ecr-image-cleanup:protected-tags",
                                "1.*")))))
        .isEqualTo(
            new Verdict(
                Kind.PROTECTED,
                "Its tag 1.41.0 is protected by the pattern 1.*.",
                Optional.empty()));
    assertThat(verdict(new FindingsBuilder().parents(digest(2))))
        .isEqualTo(
            new Verdict(
                Kind.PROTECTED, "The index %s lists it.".formatted(digest(2)), Optional.empty()));
  }

  @Test
  void waitingSaysUntilWhen() {
    Instant until = NOW.minus(Duration.ofHours(3));
    Verdict ended = verdict(uses(new UsedUntil("orders:41 ended.", until), UNUSED));

    assertThat(ended.kind()).isEqualTo(Kind.WAITING);
    assertThat(ended.when().orElseThrow()).isAfter(NOW);
    assertThat(verdict(new FindingsBuilder().brake(Optional.of(Brake.on("Stop.")))).kind())
        .isEqualTo(Kind.WAITING);
  }

  @Test
  void aPendingCheckIsADateAndNoReason() {
    ScheduleName later =
        ScheduleName.of(
            check().repository(),
            digest(1),
            check().due().plus(Duration.ofHours(2)),
            new Cause.Swept());
    Verdict verdict = verdict(new FindingsBuilder().pending(Optional.of(List.of(later))));

    assertThat(verdict)
        .isEqualTo(new Verdict(Kind.WAITING, "Its next check decides.", Optional.of(later.due())));
    assertThat(verdict(uses(USED, UNUSED).pending(Optional.of(List.of(later)))).kind())
        .as("use is said first")
        .isEqualTo(Kind.IN_USE);
  }

  @Test
  void removableSaysFromWhenAtTheEarliest() {
    Verdict verdict = verdict(new FindingsBuilder());

    assertThat(verdict.kind()).isEqualTo(Kind.REMOVABLE);
    assertThat(verdict.when())
        .hasValueSatisfying(when -> assertThat(when).isAfter(SWEEP.plus(CheckFixtures.GRACE)));
    ImageDecision decided = decided(new FindingsBuilder().build());
    assertThat(TABLE.verdict(decided, Optional.empty()).when())
        .as("without a sweep nobody knows when")
        .isEmpty();
  }

  @Test
  void whatPeopleReadHasASpaceAndWhatMachinesReadHasNone() {
    assertThat(Kind.values())
        .extracting(Kind::word)
        .containsExactly("in use", "unknown", "protected", "waiting", "removable");
    assertThat(Kind.values())
        .extracting(Kind::key)
        .containsExactly("in-use", "unknown", "protected", "waiting", "removable");
  }
}
