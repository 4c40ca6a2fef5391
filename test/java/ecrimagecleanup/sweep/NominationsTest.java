package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.imageOf;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static ecrimagecleanup.sweep.SurveyedRepository.GRACE;
import static ecrimagecleanup.sweep.SurveyedRepository.MAXIMUM_REMOVALS;
import static ecrimagecleanup.sweep.SurveyedRepository.NOW;
import static ecrimagecleanup.sweep.SurveyedRepository.ROLLOUT;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.CheckName;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.evidence.stale.StaleHeld.Held;
import ecrimagecleanup.evidence.stale.StaleRevisions;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NominationsTest {
  /** What EventBridge Scheduler takes for certain as the input of a target. */
  private static final int MAXIMUM_INPUT_BYTES = 200_000;

  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

  private final SurveyedRepository repository = new SurveyedRepository();

  /** Images of one bucket. */
  private static Image[] images(int number, String digit) {
    return IntStream.range(0, number)
        .mapToObj(i -> digit + "%063x".formatted(i * 0x9E3779B97F4A7C15L))
        .map(hex -> imageOf(new Digest("sha256:" + hex)))
        .toArray(Image[]::new);
  }

  private static List<Digest> digests(ScheduledCheck check) {
    return check.check().images();
  }

  @Test
  void whatGoesAfterAnotherIsNotNominated() {
    repository.with(index(1), image(2), image(3)).with(indexManifest(1, digest(2))).used(digest(3));

    assertThat(repository.forecast(digest(2)).verdict().kind()).isEqualTo(Verdict.Kind.REMOVABLE);
    assertThat(repository.nominations())
        .singleElement()
        .satisfies(check -> assertThat(digests(check)).containsExactly(digest(1)));
  }

  @Test
  void whatWaitsForACheckOfItsOwnIsNotNominatedWheneverThatIsDue() {
    for (Instant due : List.of(NOW.minusSeconds(7200), NOW.plusSeconds(7200))) {
      SurveyedRepository two = new SurveyedRepository().with(image(1), image(2));
      two.pending(
          ScheduleName.of(REPOSITORY, digest(1), due, new Cause.ParentRemoved(digest(9))).value(),
          "somebody-elses");

      assertThat(two.nominations())
          .singleElement()
          .satisfies(check -> assertThat(digests(check)).containsExactly(digest(2)));
    }
  }

  @Test
  void aPendingCheckOfTheSameDigestInAnotherRepositoryDoesNotCount() {
    Repository other = new Repository(REGISTRY, "team/invoices");
    repository
        .with(image(1))
        .pending(
            ScheduleName.of(other, digest(1), TOMORROW, new Cause.ParentRemoved(digest(9)))
                .value());

    assertThat(repository.nominations()).hasSize(1);
  }

  @Test
  void aCheckHasNeverMoreImagesThanOneMayRemove() {
    repository.with(images(350, "0")).with(images(99, "a")).with(images(100, "b"));

    assertThat(repository.nominations())
        .extracting(check -> digests(check).size())
        .containsExactly(MAXIMUM_REMOVALS, 99, 100);
  }

  @Test
  void aCheckThatOnlyReportsHasUpTo2600ImagesAndFitsIntoASchedule() {
    repository.with(images(3200, "c")).action(Action.REPORT);

    assertThat(repository.nominations())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(digests(check)).hasSize(2600);
              assertThat(check.input().getBytes(StandardCharsets.UTF_8))
                  .hasSizeLessThan(MAXIMUM_INPUT_BYTES);
            });
  }

  @Test
  void theLargestCheckOfTheLongestNameFitsIntoASchedule() {
    Repository longest =
        new Repository(new Registry("999988887777", "us-gov-west-1"), "x".repeat(256));
    List<PlannedImage> reported =
        IntStream.range(0, 3000).mapToObj(i -> planned(imageOf(digest(i)), Action.REPORT)).toList();

    ScheduledCheck check =
        new Nominations(repository.policy(), NOW, NOW).of(survey(longest), reported).get(0);

    assertThat(digests(check)).hasSize(2600);
    assertThat(check.input().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAXIMUM_INPUT_BYTES);
  }

  private static PlannedImage planned(Image image, Action action) {
    return new PlannedImage(
        image,
        new Verdict(Verdict.Kind.REMOVABLE, "Nobody.", Optional.empty()),
        new Decision.Remove("Nobody.", action),
        Optional.empty(),
        List.of());
  }

  private static Survey survey(Repository of) {
    return Survey.begin(
            RepositoryNames.of(of),
            RepositoryContents.of(
                new RepositoryTags(true, Map.of()),
                List.of(),
                List.of(),
                new TagMutability("IMMUTABLE", List.of())),
            Brake.off())
        .withPending(List.of());
  }

  @Test
  void oneImageThatWouldBeRemovedLimitsTheCheck() {
    List<PlannedImage> planned =
        IntStream.range(0, 500)
            .mapToObj(i -> planned(imageOf(digest(i)), i == 7 ? Action.ARCHIVE : Action.REPORT))
            .toList();

    assertThat(new Nominations(repository.policy(), NOW, NOW).of(survey(REPOSITORY), planned))
        .singleElement()
        .satisfies(check -> assertThat(digests(check)).hasSize(MAXIMUM_REMOVALS));
  }

  @Test
  void aCheckIsDueAGraceAndARolloutAfterItWasSeenAndAtMostTheSpreadLater() {
    repository.with(images(20, "0")).with(images(20, "7")).with(images(20, "f"));
    for (int second = 0; second < 130; second += 13) {
      Instant now = NOW.plusSeconds(second).plusMillis(second);
      Instant earliest = now.plus(ROLLOUT).plus(GRACE).plus(Policy.SKEW);

      assertThat(
              new Nominations(repository.policy(), NOW, now)
                  .of(repository.survey(), repository.forecast()))
          .isNotEmpty()
          .allSatisfy(
              check -> {
                assertThat(check.check().due())
                    .isAfterOrEqualTo(earliest)
                    .isBeforeOrEqualTo(earliest.plus(Nominations.SPREAD))
                    .isEqualTo(check.check().due().truncatedTo(ChronoUnit.MINUTES));
                assertThat(check.at()).isEqualTo(check.check().due());
                assertThat(check.check().presumedUnusedSince()).isEqualTo(now.plus(ROLLOUT));
                assertThat(check.check().lastLook()).isEqualTo(LastLook.CLEAR);
                assertThat(check.check().cause()).isEqualTo(new Cause.Swept());
              });
    }
  }

  @Test
  void theGraceOfTheOwnerCounts() {
    repository.with(image(1)).tag("ecr-image-cleanup:grace", "P9D");

    assertThat(repository.nominations().get(0).check().due())
        .isAfterOrEqualTo(NOW.plus(ROLLOUT).plus(Duration.ofDays(9)).plus(Policy.SKEW))
        .isBeforeOrEqualTo(
            NOW.plus(ROLLOUT).plus(Duration.ofDays(9)).plus(Policy.SKEW).plus(Nominations.SPREAD));
  }

  @Test
  void theCheckIsReadFromItsScheduleAsItIs() {
    repository.with(images(20, "d"));
    ScheduledCheck check = repository.nominations().get(0);

    assertThat(ImageDeletionCheckJson.read(check.input())).isEqualTo(check.check());
    assertThat(check.description())
        .isEqualTo("999988887777/eu-central-1/team/orders: 20 images of a sweep");
  }

  @Test
  void thereIsOneCheckForEachBucketAndNoneForAnEmptyOne() {
    repository.with(images(3, "1")).with(images(2, "e"));

    assertThat(repository.nominations())
        .extracting(ScheduledCheck::name)
        .containsExactly(SweepName.of(REPOSITORY, NOW, '1'), SweepName.of(REPOSITORY, NOW, 'e'));
    assertThat(repository.nominations())
        .allSatisfy(
            check -> assertThat(digests(check)).isSorted().allMatch(image -> isOf(check, image)));
  }

  private static boolean isOf(ScheduledCheck check, Digest image) {
    return SweepName.isOf(check.name().value(), SweepName.bucket(image));
  }

  @Test
  void aPushBetweenTwoSweepsOfADayChangesNoName() {
    repository.with(images(150, "5")).with(images(4, "6"));
    List<CheckName> before = names(repository.nominations());

    repository.with(images(151, "5")[150]).with(images(30, "7"));

    assertThat(names(repository.nominations())).containsAll(before).hasSize(3);
  }

  private static List<CheckName> names(List<ScheduledCheck> checks) {
    return checks.stream().map(ScheduledCheck::name).toList();
  }

  @Test
  void theSameSweepNominatesTheSameAndThatOfAnotherDayOthersOfAFullBucket() {
    repository.with(images(300, "8"));

    List<ScheduledCheck> today = repository.nominations(NOW);

    assertThat(repository.nominations(NOW)).isEqualTo(today);
    assertThat(repository.nominations(NOW.plusSeconds(3600)))
        .extracting(NominationsTest::digests)
        .containsExactly(digests(today.get(0)));
    assertThat(digests(repository.nominations(TOMORROW).get(0)))
        .hasSize(MAXIMUM_REMOVALS)
        .isNotEqualTo(digests(today.get(0)));
  }

  /** What ECR refuses to remove must not take the place of others for ever. */
  @Test
  @Tag("many-cases")
  void inAWhileEveryImageOfAFullBucketHasItsTurn() {
    repository.with(images(300, "9"));
    List<Digest> nominated =
        IntStream.range(0, 40)
            .mapToObj(day -> repository.nominations(NOW.plus(Duration.ofDays(day))).get(0))
            .flatMap(check -> digests(check).stream())
            .distinct()
            .toList();

    assertThat(nominated).hasSize(300);
  }

  @Test
  void whatIsHeldByTheBrakeOrTooYoungIsNotNominated() {
    assertThat(new SurveyedRepository().with(image(1)).brake("held").nominations()).isEmpty();
    assertThat(
            new SurveyedRepository()
                .with(pushed(image(1), NOW.minusSeconds(3600 * 30), Optional.empty()))
                .nominations())
        .isEmpty();
  }

  @Test
  void aRepositoryWhoseOwnerCannotBeUnderstoodHasNothingNominated() {
    repository.with(image(1)).tag("ecr-image-cleanup:grace", "soon");

    assertThat(repository.nominations()).isEmpty();
  }

  private List<ScheduledCheck> ofStale(Held... held) {
    return new Nominations(repository.policy(), NOW, NOW)
        .ofStale(
            repository.survey(),
            new StaleHeld(new StaleRevisions.Sorted(Set.of(), Set.of(), Set.of()), List.of(held)));
  }

  private static Held held(int image, Optional<Digest> goesAfter) {
    return new Held(digest(image), 1000, Set.of(), goesAfter, Optional.empty());
  }

  @Test
  void whatOnlyStaleRevisionsHoldIsNominatedByACheckOfItsOwn() {
    repository.with(image(1), image(2));

    assertThat(ofStale(held(1, Optional.empty()), held(2, Optional.of(digest(1)))))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(SweepName.isOfStale(check.name().value())).isTrue();
              assertThat(check.check().cause()).isEqualTo(new Cause.Stale(new Cause.Swept()));
              assertThat(digests(check)).as("what goes by itself").containsExactly(digest(1));
            });
  }

  @Test
  void whatStaleRevisionsHoldAndACheckOfItsOwnWaitsForIsNotNominated() {
    repository
        .with(image(1))
        .pending(
            ScheduleName.of(REPOSITORY, digest(1), TOMORROW, new Cause.ParentRemoved(digest(9)))
                .value());

    assertThat(ofStale(held(1, Optional.empty()))).isEmpty();
  }
}
