package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.decision.QuestionId;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
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
          true,
          new SurveyedRepository()
              .with(index(1), image(2), image(3), image(4))
              .with(indexManifest(1, digest(2)))
              .used(digest(2))
              .unknown(digest(3))
              .forecast());

  private static Reason reason(Standing standing, QuestionId question) {
    return new Reason(standing, Optional.of(question));
  }

  @Test
  void countsImagesAndBytesByStandingAndReasonWithoutThoseOfIndexes() {
    PlanSummary summary = PlanSummary.of(PLAN);

    assertThat(summary.standings())
        .isEqualTo(
            Map.of(
                Standing.USED, new Tally(2, 1234),
                Standing.KEPT, new Tally(1, 1234),
                Standing.REMOVABLE, new Tally(1, 1234)));
    assertThat(summary.reasons())
        .isEqualTo(
            Map.of(
                reason(Standing.USED, TaskDefinitionsQuestion.ID),
                new Tally(2, 1234),
                reason(Standing.KEPT, TaskDefinitionsQuestion.ID),
                new Tally(1, 1234),
                new Reason(Standing.REMOVABLE, Optional.empty()),
                new Tally(1, 1234)));
    assertThat(summary.unknown()).isEqualTo(1);
  }

  @Test
  void addsUpAndNothingIsNothing() {
    PlanSummary one = PlanSummary.of(PLAN);
    PlanSummary notOptedIn = PlanSummary.of(new RepositoryPlan(REPOSITORY, false, List.of()));
    PlanSummary sum = one.plus(one).plus(notOptedIn).plus(PlanSummary.NONE);

    assertThat(sum.repositories()).isEqualTo(3);
    assertThat(sum.optedIn()).isEqualTo(2);
    assertThat(sum.unknown()).isEqualTo(2);
    assertThat(sum.of(Standing.USED)).isEqualTo(new Tally(4, 2468));
    assertThat(sum.reasons().keySet()).isEqualTo(one.reasons().keySet());
    assertThat(one.plus(PlanSummary.NONE)).isEqualTo(one);
    assertThat(PlanSummary.NONE.of(Standing.REMOVABLE)).isEqualTo(Tally.NONE);
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
