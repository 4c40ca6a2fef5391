package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.belongingTo;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static ecrimagecleanup.image.ImageFixtures.pulled;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static ecrimagecleanup.sweep.SurveyedRepository.MINIMUM_AGE;
import static ecrimagecleanup.sweep.SurveyedRepository.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.policy.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private final SurveyedRepository repository = new SurveyedRepository();

  private static String fate(PlannedImage one) {
    return "%s %s%s%s"
        .formatted(
            one.image().digest().value().replaceFirst("sha256:0*", ""),
            one.verdict().kind().key(),
            one.decision().decidedBy().map(question -> " " + question).orElse(""),
            one.goesAfter()
                .map(parent -> " after " + parent.value().replaceFirst("sha256:0*", ""))
                .orElse(""));
  }

  private List<String> fates() {
    return repository.forecast().stream().map(ForecastTest::fate).toList();
  }

  @Test
  void whatNobodyUsesCanGoByItself() {
    repository.with(image(2), image(1), image(3)).used(digest(3));

    assertThat(fates()).containsExactly("1 removable", "2 removable", "3 in-use task-definitions");
  }

  @Test
  void whatAnIndexListsAndWhatBelongsToItGoAfterIt() {
    repository
        .with(index(1), image(2), image(3), belongingTo(digest(1), image(4)))
        .with(indexManifest(1, digest(2), digest(3)));

    assertThat(fates())
        .containsExactly(
            "1 removable", "2 removable after 1", "3 removable after 1", "4 removable after 1");
  }

  @Test
  void soDoesWhatHangsOnThatOneAfterTheOther() {
    repository
        .with(
            index(1),
            index(2),
            image(3),
            belongingTo(digest(3), image(4)),
            belongingTo(digest(4), image(5)))
        .with(indexManifest(1, digest(2)), indexManifest(2, digest(3)));

    assertThat(fates())
        .containsExactly(
            "1 removable",
            "2 removable after 1",
            "3 removable after 2",
            "4 removable after 3",
            "5 removable after 4");
  }

  @Test
  void whatTwoIndexesListGoesOnlyIfBothGo() {
    repository
        .with(index(1), index(2), image(3), image(4))
        .with(indexManifest(1, digest(3)), indexManifest(2, digest(3), digest(4)));

    assertThat(fates()).contains("3 removable after 1", "4 removable after 2");

    repository.used(digest(4));

    assertThat(fates())
        .containsExactly(
            "1 removable",
            "2 in-use task-definitions",
            "3 in-use part-of-another",
            "4 in-use task-definitions");
  }

  @Test
  void aChildThatIsUsedByItsDigestStaysAndItsIndexAndWhatItListsWithIt() {
    repository
        .with(index(1), image(2), image(3))
        .with(indexManifest(1, digest(2), digest(3)))
        .used(digest(2));

    assertThat(fates())
        .containsExactly(
            "1 in-use task-definitions", "2 in-use task-definitions", "3 in-use part-of-another");
  }

  @Test
  void aChildWithAProtectedTagStaysWhenItsIndexGoes() {
    repository
        .with(index(1), image(2, "release-7"), belongingTo(digest(2), image(3)))
        .with(indexManifest(1, digest(2)));

    assertThat(fates())
        .containsExactly("1 removable", "2 protected protected-tag", "3 protected part-of-another");
    assertThat(repository.forecast(digest(2)).decision().reason())
        .isEqualTo("Its tag release-7 is protected by the pattern release-*.");
  }

  @Test
  void anIndexThatStaysKeepsItsChildrenAndTheyAreUsedOnlyIfItIs() {
    repository.with(index(1), image(2)).with(indexManifest(1, digest(2))).unknown(digest(1));

    assertThat(fates()).containsExactly("1 unknown task-definitions", "2 unknown part-of-another");
  }

  @Test
  void whatIsUnknownIsNeverRemovable() {
    repository
        .with(index(1), image(2), index(3))
        .with(indexManifest(1, digest(2)))
        .unknown(digest(2));

    assertThat(fates())
        .as("3 is an index whose manifest cannot be read")
        .containsExactly(
            "1 unknown task-definitions",
            "2 unknown task-definitions",
            "3 unknown task-definitions");
    assertThat(PlanSummary.of(planOf(repository)).of(Verdict.Kind.UNKNOWN).images()).isEqualTo(3);
  }

  private static RepositoryPlan planOf(SurveyedRepository surveyed) {
    return new RepositoryPlan(
        ImageFixtures.REPOSITORY, surveyed.contents().tags(), true, surveyed.forecast());
  }

  @Test
  void manifestsThatGoRoundInACircleEndAndStay() {
    repository
        .with(index(1), index(2), index(3))
        .with(
            indexManifest(1, digest(2)), indexManifest(2, digest(1)), indexManifest(3, digest(3)));

    assertThat(fates())
        .containsExactly(
            "1 protected part-of-another",
            "2 protected part-of-another",
            "3 protected part-of-another");

    repository.used(digest(2));

    assertThat(fates())
        .containsExactly(
            "1 in-use task-definitions",
            "2 in-use task-definitions",
            "3 protected part-of-another");
  }

  @Test
  void anImageThatIsYoungOrWasRestoredLatelyWaits() {
    Instant old = NOW.minus(MINIMUM_AGE);
    repository.with(
        pushed(image(1), old, Optional.empty()),
        pushed(image(2), old.plusSeconds(1), Optional.empty()),
        pushed(image(3), old, Optional.of(old.plusSeconds(2))),
        pushed(image(4), old, Optional.of(old.minusSeconds(2))));

    assertThat(fates())
        .containsExactly(
            "1 removable", "2 waiting grace-period", "3 waiting grace-period", "4 removable");
    assertThat(repository.forecast(digest(2)).decision())
        .isInstanceOfSatisfying(
            Decision.Postpone.class,
            wait -> {
              assertThat(wait.until()).isEqualTo(NOW.plusSeconds(1));
              assertThat(wait.reason())
                  .isEqualTo(
                      "It was pushed, restored or pulled on 16 Feb 2026 03:00 UTC; a sweep"
                          + " nominates it 14 days later.");
            });
  }

  @Test
  void reality08TheMinimumAgeCountsFromTheLastPullToo() {
    Instant old = NOW.minus(MINIMUM_AGE);
    repository
        .with(
            pulled(image(1), old),
            pulled(image(2), old.plusSeconds(1)),
            index(3),
            pulled(image(4), old.plusSeconds(3)),
            index(5),
            pulled(image(6), old.minusSeconds(3)))
        .with(indexManifest(3, digest(4)), indexManifest(5, digest(6)));

    assertThat(fates())
        .containsExactly(
            "1 removable",
            "2 waiting grace-period",
            "3 waiting grace-period",
            "4 waiting part-of-another",
            "5 removable",
            "6 removable after 5");
    assertThat(repository.forecast(digest(3)).decision())
        .isInstanceOfSatisfying(
            Decision.Postpone.class,
            wait -> assertThat(wait.until()).isEqualTo(NOW.plusSeconds(3)));
  }

  @Test
  void theNewestStayAlsoOnceOthersAreGone() {
    repository
        .with(
            pushed(index(1), daysAgo(30), Optional.empty()),
            pushed(image(2), daysAgo(31), Optional.empty()),
            pushed(image(3), daysAgo(40), Optional.empty()),
            // The signature of what goes is younger than all, and a root of its own from then on.
            belongingTo(digest(3), pushed(image(4), daysAgo(20), Optional.empty())))
        .with(indexManifest(1, digest(2)))
        .keepNewest(1);

    assertThat(fates())
        .containsExactly(
            "1 protected newest",
            "2 protected part-of-another",
            "3 removable",
            "4 protected newest");
    assertThat(repository.forecast(digest(4)).decision().reason())
        .startsWith("It is number 1 of the newest");
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  @Test
  void whatWaitsForACheckOfItsOwnIsKept() {
    repository
        .with(image(1))
        .pending(
            ScheduleName.of(
                    ImageFixtures.REPOSITORY,
                    digest(1),
                    NOW.plusSeconds(3600),
                    new Cause.ParentRemoved(digest(9)))
                .value());

    assertThat(fates()).containsExactly("1 waiting later-check");
  }

  @Test
  void reality29APendingCheckIsADateAndNoReason() {
    Instant due = NOW.plusSeconds(3600).truncatedTo(ChronoUnit.MINUTES);
    repository
        .with(image(1))
        .pending(
            ScheduleName.of(ImageFixtures.REPOSITORY, digest(1), due, new Cause.Swept()).value());

    assertThat(repository.forecast(digest(1)).decision())
        .isInstanceOfSatisfying(
            Decision.Postpone.class,
            waiting -> {
              assertThat(waiting.until()).isEqualTo(due);
              assertThat(waiting.reason()).isEqualTo("Its next check decides.");
            });
  }

  @Test
  void aPendingCheckOfASweepSupersedesNothing() {
    repository
        .with(image(1))
        .pending(SweepName.of(ImageFixtures.REPOSITORY, NOW.plusSeconds(90_000), '0').value());

    assertThat(fates()).containsExactly("1 removable");
  }

  @Test
  void theBrakeHoldsWhatWouldBeRemovedAndNotWhatIsReported() {
    repository.with(image(1)).brake("The file is there.");

    assertThat(fates()).containsExactly("1 waiting brake");
    assertThat(repository.action(Action.REPORT).forecast())
        .extracting(one -> one.verdict().kind())
        .containsExactly(Verdict.Kind.REMOVABLE);
  }

  @Test
  void aLongChainOfSignaturesTakesNoStack() {
    int length = 3000;
    IntStream.rangeClosed(2, length)
        .mapToObj(i -> belongingTo(digest(i - 1), image(i)))
        .forEach(repository::with);
    repository.with(image(1)).used(digest(1));

    assertThat(repository.forecast())
        .hasSize(length)
        .allMatch(one -> one.verdict().kind() == Verdict.Kind.IN_USE);
  }

  @Test
  void theImagesAreInTheOrderOfTheirDigestsAndEachIsThereOnce() {
    Image[] many = IntStream.rangeClosed(1, 50).mapToObj(i -> image(51 - i)).toArray(Image[]::new);
    repository.with(many);

    assertThat(repository.forecast())
        .extracting(one -> one.image().digest())
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(50);
    assertThat(repository.forecast(digest(1)).decision().decidedBy()).isEmpty();
  }
}
