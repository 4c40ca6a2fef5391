package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static ecrimagecleanup.sweep.SurveyedRepository.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.policy.Brake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private static final long SEED = 20260303L;

  private static Image[] images(int number) {
    return IntStream.range(0, number).mapToObj(i -> image(number - i)).toArray(Image[]::new);
  }

  @Test
  void portionsAreOfAtMost3000ImagesAndHaveAllOfThemOnceInTheOrderOfTheirDigests() {
    SurveyedRepository repository = new SurveyedRepository().with(images(6001));
    List<Integer> portions = new ArrayList<>();
    List<Digest> seen = new ArrayList<>();
    Survey survey = repository.begin();
    while (survey.hasNext()) {
      Assessment portion = survey.next(NOW);
      portions.add(portion.check().images().size());
      seen.addAll(portion.check().images());
      survey = survey.with(repository.decide(portion), portion);
    }

    assertThat(portions).containsExactly(3000, 3000, 1);
    assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 6001).mapToObj(i -> digest(i)).toList());
    assertThat(survey.decided()).extracting(ImageDecision::digest).isEqualTo(seen);
  }

  @Test
  void aRepositoryWithoutImagesIsCompleteAtOnce() {
    assertThat(new SurveyedRepository().begin().hasNext()).isFalse();
    assertThat(new SurveyedRepository().forecast()).isEmpty();
  }

  /** A plan of many repositories knows the pending checks of all images, also of those in use. */
  @Test
  void noPendingCheckPutsOffWhatIsOnlyReportedOfStaleRevisions() {
    Survey survey = new SurveyedRepository().with(image(1)).survey();
    String pending =
        new SurveyedRepository()
            .with(image(1))
            .begin()
            .next(NOW)
            .check()
            .nameFor(digest(1))
            .toString();
    Survey known = survey.withPending(List.of(pending));

    assertThat(known.pendingOf(digest(1))).hasSize(1);
    assertThat(known.decidedOtherwise(known.decided()).pendingOf(digest(1))).isEmpty();
  }

  @Test
  void theCheckPresumesNothingAndIsDueNow() {
    Assessment begun = new SurveyedRepository().with(image(1)).brake("held").begin().next(NOW);

    assertThat(begun.check())
        .isEqualTo(
            new ImageDeletionCheck(
                REPOSITORY,
                List.of(digest(1)),
                new Cause.Swept(),
                Instant.EPOCH,
                LastLook.CLEAR,
                Instant.parse("2026-03-02T03:00:00Z")));
    assertThat(begun.brake()).contains(Brake.on("held"));
    assertThat(begun.pending()).isPresent();
  }

  @Test
  @Tag("many-cases")
  void decidesOnEachImageInPortionsAsItWouldOnItAlone() {
    for (long seed = SEED; seed < SEED + 3; seed++) {
      SurveyedRepository repository = large(new SplittableRandom(seed));
      RepositoryContents contents = repository.contents();

      Survey survey = repository.survey();

      assertThat(survey.order()).hasSizeGreaterThan(ImageDeletionCheck.MAXIMUM_IMAGES);
      for (ImageDecision decided : survey.decided()) {
        Image alone = decided.image().orElseThrow();
        ImageDecision expected = repository.decide(ofOne(contents, alone)).get(0);
        // Not by way of assertThat for each: there are thousands.
        if (!decided.decision().equals(expected.decision())) {
          throw new AssertionError(
              "seed %d: %s, and alone %s".formatted(seed, decided.decision(), expected.decision()));
        }
      }
      assertThat(survey.decided().stream().map(one -> one.decision().decidedBy()).distinct())
          .hasSizeGreaterThan(2);
    }
  }

  /** The assessment of a check of one image alone, with all that the registry says. */
  private static Assessment ofOne(RepositoryContents contents, Image image) {
    ImageDeletionCheck check =
        new ImageDeletionCheck(
            REPOSITORY,
            List.of(image.digest()),
            new Cause.Swept(),
            Instant.EPOCH,
            LastLook.CLEAR,
            Instant.parse("2026-03-02T03:00:00Z"));
    return Assessment.begin(check, RepositoryNames.of(REPOSITORY))
        .withRegistry(contents.view(List.of(image)))
        .withPending(List.of())
        .withBrake(Brake.off());
  }

  private static SurveyedRepository large(SplittableRandom random) {
    SurveyedRepository repository = new SurveyedRepository().keepNewest(5);
    int number = 3001 + random.nextInt(500);
    for (int i = 1; i <= number; i++) {
      boolean isIndex = random.nextInt(20) == 0;
      repository.with(isIndex ? index(i) : image(i));
      if (isIndex) {
        repository.with(
            indexManifest(
                i, digest(1 + random.nextInt(number)), digest(1 + random.nextInt(number))));
      }
      if (random.nextInt(10) == 0) {
        repository.used(digest(i));
      }
      if (random.nextInt(50) == 0) {
        repository.unknown(digest(i));
      }
    }
    return repository;
  }
}
