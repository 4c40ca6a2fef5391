package ecrimagecleanup.evidence.ecr;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.pulled;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PullTimesTest {
  private static final Instant EARLIER = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = Instant.parse("2026-03-02T12:00:00Z");

  private static Map<EvidenceQuestion, Evidence> about(Image image, Image... listed) {
    List<Digest> below = Stream.of(listed).map(Image::digest).toList();
    ImageNames names = ImageNames.of(RepositoryNames.of(REPOSITORY), image, below, List.of(listed));
    return new PullTimes().about(new Candidate(image, List.of(listed), names, DEREGISTERED, DUE));
  }

  private static Map<EvidenceQuestion, Evidence> until(Instant time) {
    return Map.of(
        EvidenceQuestion.PULLED,
        new UsedUntil("It was last pulled on %s.".formatted(Times.utc(time)), time));
  }

  @Test
  void itWasUsedUntilItsLastPull() {
    assertThat(about(pulled(image(1), LATER))).isEqualTo(until(LATER));
  }

  @Test
  void anIndexWasUsedUntilTheLastPullOfAnyImageThatItLists() {
    assertThat(about(pulled(index(10), EARLIER), image(1), pulled(image(2), LATER), image(3)))
        .isEqualTo(until(LATER));
    assertThat(about(pulled(index(10), LATER), pulled(image(2), EARLIER))).isEqualTo(until(LATER));
    assertThat(about(index(10), pulled(image(2), EARLIER))).isEqualTo(until(EARLIER));
  }

  @Test
  void withoutARecordedPullNothingSpeaksForAUse() {
    assertThat(about(index(10), image(1)))
        .isEqualTo(Map.of(EvidenceQuestion.PULLED, new Unused("ECR has recorded no pull.")));
  }

  @Test
  void aPullIsNoProofOfWhichDigestsAreInUse() {
    assertThat(new PullTimes().knowsDigests()).isFalse();
  }
}
