package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.sweep.PlanSummary.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanSummaryTest {
  private static final RepositoryPlan PLAN =
      new RepositoryPlan(
          REPOSITORY,
          new RepositoryTags(true, Map.of()),
          true,
          new SurveyedRepository()
              .with(index(1), image(2), image(3), image(4))
              .with(indexManifest(1, digest(2)))
              .used(digest(2))
              .unknown(digest(3))
              .forecast());

  private static Reason reason(Kind verdict, QuestionId question) {
    return new Reason(verdict, Optional.of(question));
  }

  @Test
  void countsImagesAndBytesByVerdictAndReasonWithoutThoseOfIndexes() {
    PlanSummary summary = PlanSummary.of(PLAN);

    assertThat(summary.verdicts())
        .containsAllEntriesOf(
            Map.of(
                Kind.IN_USE, new Tally(2, 1234),
                Kind.UNKNOWN, new Tally(1, 1234),
                Kind.REMOVABLE, new Tally(1, 1234)));
    assertThat(summary.reasons())
        .isEqualTo(
            Map.of(
                reason(Kind.IN_USE, TaskDefinitionsQuestion.ID),
                new Tally(2, 1234),
                reason(Kind.UNKNOWN, TaskDefinitionsQuestion.ID),
                new Tally(1, 1234),
                new Reason(Kind.REMOVABLE, Optional.empty()),
                new Tally(1, 1234)));
    assertThat(summary.all()).isEqualTo(new Tally(4, 3702));
  }

  @Test
  void addsUpAndNothingIsNothing() {
    PlanSummary one = PlanSummary.of(PLAN);
    PlanSummary notOptedIn =
        PlanSummary.of(
            new RepositoryPlan(REPOSITORY, new RepositoryTags(true, Map.of()), false, List.of()));
    PlanSummary sum = one.plus(one).plus(notOptedIn).plus(PlanSummary.NONE);

    assertThat(sum.repositories()).isEqualTo(3);
    assertThat(sum.optedIn()).isEqualTo(2);
    assertThat(sum.of(Kind.UNKNOWN)).isEqualTo(new Tally(2, 2468));
    assertThat(sum.of(Kind.IN_USE)).isEqualTo(new Tally(4, 2468));
    assertThat(sum.reasons().keySet()).isEqualTo(one.reasons().keySet());
    assertThat(one.plus(PlanSummary.NONE)).isEqualTo(one);
    assertThat(PlanSummary.NONE.of(Kind.REMOVABLE)).isEqualTo(Tally.NONE);
  }

  @Test
  void theCostIsOfUnitsOf1000ToTheCent() {
    BigDecimal price = new BigDecimal("0.10");

    assertThat(new Tally(1, 1_000_000_000).monthlyCost(price)).isEqualTo("0.10");
    assertThat(new Tally(1, 10_240_000_000_000L).monthlyCost(price)).isEqualTo("1024.00");
    assertThat(new Tally(1, 49_999_999).monthlyCost(price)).isEqualTo("0.00");
    assertThat(new Tally(1, 50_000_000).monthlyCost(price)).isEqualTo("0.01");
    assertThat(Tally.NONE.monthlyCost(price)).isEqualTo("0.00");
  }
}
