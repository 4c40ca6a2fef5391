package ecrimagecleanup.evidence.inspector;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Silent;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectorUseTest {
  private static final Instant EARLIER = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = EARLIER.plusSeconds(60);
  private static final Candidate IMAGE = candidate(image(1));

  /** An index of two images and an index of a third one. */
  private static final Candidate INDEX =
      candidate(index(10), image(1), image(2), index(11), image(3));

  @Test
  void isUsedIfAnyOfItsDigestsIsWhateverElseIsUnknown() {
    Evidence used =
        new Used(
            Use.by("3 tasks or pods"),
            "Amazon Inspector sees %s in use by 3 tasks or pods.".formatted(digest(1)));
    ScannedImage inUse = covered(1, "INACTIVE", Optional.of(3L), Optional.empty());

    assertThat(of(IMAGE, inUse)).isEqualTo(used);
    assertThat(of(INDEX, unused(2), inUse)).isEqualTo(used);
    assertThat(new InspectorUse(REPOSITORY, List.of(inUse), List.of("Blind.")).about(INDEX))
        .isEqualTo(Map.of(EvidenceQuestion.FURTHER_EVIDENCE, used));
    assertThat(
            of(
                INDEX,
                unused(1),
                unused(2),
                unused(3),
                covered(10, "ACTIVE", Optional.of(1L), EARLIER)))
        .isInstanceOf(Used.class);
  }

  @Test
  void isUsedByTheSecondRowOfADigest() {
    assertThat(of(IMAGE, unused(1), covered(1, "ACTIVE", Optional.of(1L), EARLIER)))
        .isInstanceOf(Used.class);
  }

  @Test
  void isUnusedIfItIsCoveredAndWasNeverSeenInUse() {
    assertThat(of(IMAGE, unused(1), covered(2, "ACTIVE", Optional.of(5L), EARLIER)))
        .isEqualTo(
            new Unused(
                "Amazon Inspector sees no task and no pod that runs its digest, and never saw one."));
  }

  @Test
  void isUsedUntilItWasLastSeen() {
    assertThat(
            of(
                INDEX,
                unused(1),
                covered(2, "ACTIVE", Optional.of(0L), LATER),
                covered(3, "ACTIVE", Optional.of(0L), EARLIER)))
        .isEqualTo(
            new UsedUntil(
                "Amazon Inspector sees no task and no pod that runs one of its 3 digests; the last ran on"
                    + " 1 Mar 2026 12:01 UTC.",
                LATER));
  }

  @Test
  void isUnknownIfItIsNotCovered() {
    assertThat(of(IMAGE, unused(2)))
        .isEqualTo(new Unknown("Amazon Inspector does not cover %s.".formatted(image(1))));
    assertThat(of(IMAGE)).isInstanceOf(Unknown.class);
    assertThat(of(INDEX, unused(1), unused(2)).text()).contains("not cover", digest(3).value());
  }

  @Test
  void isUnknownIfItIsNotScannedOrNotCounted() {
    assertThat(of(IMAGE, covered(1, "INACTIVE", Optional.of(0L), Optional.empty())))
        .isEqualTo(
            new Unknown(
                "Amazon Inspector does not say whether %s is in use: the scan status is INACTIVE (WHY)."
                    .formatted(image(1))));
    assertThat(of(IMAGE, covered(1, "PAUSED", Optional.of(0L), Optional.empty())).text())
        .contains("the scan status is PAUSED (WHY)");
    assertThat(
            of(IMAGE, new ScannedImage(digest(1), "", "", Optional.of(0L), Optional.empty()))
                .text())
        .endsWith("the scan status is missing.");
    assertThat(of(IMAGE, covered(1, "ACTIVE", Optional.empty(), Optional.empty())))
        .isInstanceOf(Unknown.class);
    assertThat(of(IMAGE, covered(1, "ACTIVE", Optional.of(-1L), EARLIER)))
        .isInstanceOf(Unknown.class);
    assertThat(of(IMAGE, unused(1), covered(1, "INACTIVE", Optional.of(0L), EARLIER)))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void needsNoCoverageOfIndexesButDoubtsOneThatIsListed() {
    assertThat(of(INDEX, unused(1), unused(2), unused(3))).isInstanceOf(Unused.class);
    assertThat(of(INDEX, unused(1), unused(2), unused(3), unused(10))).isInstanceOf(Unused.class);
    assertThat(
            of(
                INDEX,
                unused(1),
                unused(2),
                unused(3),
                covered(10, "INACTIVE", Optional.of(0L), EARLIER)))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void isUnknownIfAnIndexListsNoImageThatIsKnown() {
    assertThat(of(candidate(index(10)), unused(10)))
        .isEqualTo(
            new Unknown(
                "Amazon Inspector does not scan indexes, and the images that %s lists are unknown."
                    .formatted(index(10))));
    assertThat(of(candidate(index(10), index(11)), unused(10), unused(11)))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void needsCoverageOfAnImageOfUnknownType() {
    Image untyped = image(1);
    untyped =
        new Image(
            REPOSITORY,
            digest(4),
            List.of(),
            untyped.pushedAt(),
            Optional.empty(),
            Optional.empty(),
            1,
            "",
            false,
            Optional.empty(),
            Optional.empty());

    assertThat(of(candidate(index(10), image(1), untyped), unused(1))).isInstanceOf(Unknown.class);
    assertThat(of(candidate(untyped), unused(4))).isInstanceOf(Unused.class);
  }

  @Test
  void isUnknownForEverythingNotInUseIfARowCannotBeRead() {
    assertThat(new InspectorUse(REPOSITORY, List.of(unused(1)), List.of("Blind.")).about(IMAGE))
        .isEqualTo(Map.of(EvidenceQuestion.FURTHER_EVIDENCE, new Unknown("Blind.")));
    assertThat(
            new InspectorUse(REPOSITORY, List.of(unused(1)), List.of("Blind.", "More."))
                .about(IMAGE))
        .isEqualTo(
            Map.of(
                EvidenceQuestion.FURTHER_EVIDENCE,
                new Unknown("Blind. (1 more problem; run ecr-image-cleanup doctor.)")));
  }

  @Test
  void saysNothingOfTheSameDigestInAnotherRepository() {
    InspectorUse use =
        new InspectorUse(new Repository(REGISTRY, "team/copies"), List.of(unused(1)), List.of());

    assertThat(use.about(IMAGE).values()).hasOnlyElementsOfType(Unknown.class);
  }

  @Test
  void reality09InspectorAloneNeverShowsThatNobodyRunsADigest() {
    assertThat(new InspectorUse(REPOSITORY, List.of(unused(1)), List.of()).knowsDigests())
        .isFalse();
  }

  @Test
  void reality21CoverageThatHasExpiredIsNoStatement() {
    assertThat(of(IMAGE, expired(1, Optional.empty(), Optional.empty())))
        .isEqualTo(
            new Silent(
                "Amazon Inspector no longer scans it: its re-scan duration has lapsed; it never"
                    + " saw it run."));
    assertThat(of(IMAGE, expired(1, Optional.of(0L), Optional.empty()))).isInstanceOf(Silent.class);
    assertThat(of(INDEX, unused(1), unused(2), expired(3, Optional.of(0L), Optional.empty())))
        .isInstanceOf(Silent.class);
  }

  @Test
  void reality21TheLastUseBeforeCoverageExpiredCounts() {
    assertThat(of(IMAGE, expired(1, Optional.of(0L), Optional.of(LATER))))
        .isEqualTo(
            new UsedUntil(
                "Amazon Inspector no longer scans it: its re-scan duration has lapsed; it last saw it"
                    + " run on 1 Mar 2026 12:01 UTC.",
                LATER));
  }

  @Test
  void reality21ExpiredCoverageHidesNeitherAUseNorAnotherDoubt() {
    assertThat(of(IMAGE, expired(1, Optional.of(1L), Optional.empty()))).isInstanceOf(Used.class);
    assertThat(of(IMAGE, expired(1, Optional.of(-1L), Optional.empty())))
        .isInstanceOf(Unknown.class);
    assertThat(of(INDEX, unused(1), expired(2, Optional.empty(), Optional.empty())))
        .isInstanceOf(Unknown.class);
    assertThat(
            of(
                IMAGE,
                new ScannedImage(
                    digest(1),
                    "PAUSED",
                    "SCAN_ELIGIBILITY_EXPIRED",
                    Optional.of(0L),
                    Optional.empty())))
        .isInstanceOf(Unknown.class);
    assertThat(
            new InspectorUse(
                    REPOSITORY,
                    List.of(expired(1, Optional.empty(), Optional.empty())),
                    List.of("Blind."))
                .about(IMAGE))
        .isEqualTo(Map.of(EvidenceQuestion.FURTHER_EVIDENCE, new Unknown("Blind.")));
  }

  private static ScannedImage expired(int n, Optional<Long> count, Optional<Instant> last) {
    return new ScannedImage(digest(n), "INACTIVE", "SCAN_ELIGIBILITY_EXPIRED", count, last);
  }

  private static Evidence of(Candidate candidate, ScannedImage... images) {
    return new InspectorUse(REPOSITORY, List.of(images), List.of())
        .about(candidate)
        .values()
        .iterator()
        .next();
  }

  private static Candidate candidate(Image image, Image... listed) {
    return new Candidate(
        image,
        List.of(listed),
        ImageNames.of(
            RepositoryNames.of(image.repository()),
            image,
            List.of(listed).stream().map(Image::digest).toList(),
            List.of(listed)),
        DEREGISTERED,
        DUE);
  }

  private static ScannedImage unused(int number) {
    return covered(number, "ACTIVE", Optional.of(0L), Optional.empty());
  }

  private static ScannedImage covered(
      int number, String status, Optional<Long> inUseCount, Instant lastInUseAt) {
    return covered(number, status, inUseCount, Optional.of(lastInUseAt));
  }

  private static ScannedImage covered(
      int number, String status, Optional<Long> inUseCount, Optional<Instant> lastInUseAt) {
    return new ScannedImage(digest(number), status, "WHY", inUseCount, lastInUseAt);
  }
}
