package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.decision.CheckFixtures.POLICY;
import static ecrimagecleanup.decision.CheckFixtures.checkOf;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.imageOf;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Keep;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.BrakeQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.decision.question.TaskDefinitionsQuestion;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.MutableTags;
import ecrimagecleanup.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cap on how many images one check removes counts, and what is above it comes back later. */
class RemovalCapTest {
  private static final Decision REMOVE = new Remove("b. c.", Action.DELETE);
  private static final Decision KEEP = new Keep(TaskDefinitionsQuestion.ID, "It is named.");

  private static RemovalCap cap(int maximumRemovals) {
    Policy capped = policy(POLICY.defaults(), MutableTags.VERIFY, maximumRemovals);
    return new RemovalCap(capped, Questions.table(capped));
  }

  /** Its digest begins with a part of all digests, so that times are spread. */
  private static Digest digest(int number, int of) {
    long share = (1L << 32) * number / of;
    return new Digest("sha256:%08x%056x".formatted(share, number));
  }

  private static ImageDecision decided(Digest digest, RepositoryTags tags, Decision decision) {
    Image image = imageOf(digest);
    return new ImageDecision(
        checkOf(DEREGISTERED, digest),
        digest,
        Optional.of(image),
        new FindingsBuilder().image(image).repository(tags).build(),
        decision,
        NOW);
  }

  private static List<ImageDecision> decided(Decision... decisions) {
    List<ImageDecision> all = new ArrayList<>();
    for (Decision decision : decisions) {
      all.add(decided(digest(all.size(), decisions.length), OPTED_IN, decision));
    }
    return all;
  }

  private static List<String> words(List<ImageDecision> decisions) {
    return decisions.stream().map(one -> one.decision().word()).toList();
  }

  @Test
  void whatIsOnlyReportedDoesNotCount() {
    Decision report = new Remove("b. c.", Action.REPORT);

    assertThat(words(cap(1).apply(decided(report, REMOVE, report, REMOVE))))
        .containsExactly("remove", "remove", "remove", "postpone");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "4, 3", "5, 3", "300, 3"})
  void noMoreThanTheCapGo(int images, int removed) {
    List<ImageDecision> capped =
        cap(3)
            .apply(
                decided(IntStream.range(0, images).mapToObj(i -> REMOVE).toArray(Decision[]::new)));

    assertThat(capped).hasSize(images);
    assertThat(capped).filteredOn(ImageDecision::removes).hasSize(removed);
    assertThat(capped).filteredOn(ImageDecision::postpones).hasSize(images - removed);
  }

  @Test
  void theFirstGoAndWhatIsNotRemovedDoesNotCount() {
    List<ImageDecision> decisions =
        decided(KEEP, REMOVE, KEEP, REMOVE, REMOVE, REMOVE, KEEP, REMOVE);

    List<ImageDecision> capped = cap(3).apply(decisions);

    assertThat(words(capped))
        .containsExactly(
            "keep", "remove", "keep", "remove", "remove", "postpone", "keep", "postpone");
    assertThat(capped.subList(0, 5)).isEqualTo(decisions.subList(0, 5));
    assertThat(capped)
        .extracting(ImageDecision::digest)
        .isEqualTo(decisions.stream().map(ImageDecision::digest).toList());
  }

  @Test
  void whatIsTooMuchIsPostponedByTheBrakeAndPresumesWhatItDid() {
    ImageDecision last = cap(3).apply(decided(REMOVE, REMOVE, REMOVE, REMOVE)).get(3);

    assertThat(last.decision()).isInstanceOf(Postpone.class);
    assertThat(last.decision().decidedBy()).contains(BrakeQuestion.ID);
    assertThat(last.decision().reason())
        .isEqualTo("A check removes at most 3 images, and others come first.");
    assertThat(((Postpone) last.decision()).presumedUnusedSince()).isEqualTo(ENDED);
    assertThat(((Postpone) last.decision()).lastLook()).isEqualTo(LastLook.NONE);
  }

  @Test
  void whatIsTooMuchDoesNotComeBackAtOnce() {
    List<ImageDecision> capped =
        cap(1)
            .apply(decided(IntStream.range(0, 97).mapToObj(i -> REMOVE).toArray(Decision[]::new)));

    Map<Instant, Long> byHour =
        capped.subList(1, 97).stream()
            .collect(
                Collectors.groupingBy(
                    one -> ((Postpone) one.decision()).until(), Collectors.counting()));
    assertThat(byHour.keySet())
        .hasSizeGreaterThanOrEqualTo(24)
        .allSatisfy(
            until ->
                assertThat(until)
                    .isAfter(DUE.plus(GRACE))
                    .isBeforeOrEqualTo(DUE.plus(GRACE).plus(GRACE)));
    assertThat(byHour.values()).allSatisfy(images -> assertThat(images).isLessThanOrEqualTo(5));
  }

  @Test
  void theGraceOfTheOwnerSaysForHowLong() {
    RepositoryTags tags =
        new RepositoryTags(
            true, Map.of("ecr-image-cleanup", "enabled", "ecr-image-cleanup:grace", "P4D"));
    List<ImageDecision> decisions =
        List.of(decided(digest(0, 4), tags, REMOVE), decided(digest(1, 4), tags, REMOVE));

    Decision held = cap(1).apply(decisions).get(1).decision();

    assertThat(held)
        .isEqualTo(
            new Postpone(
                BrakeQuestion.ID,
                "A check removes at most 1 image, and others come first.",
                DUE.plus(Duration.ofDays(5)),
                ENDED,
                LastLook.NONE));
  }

  @Test
  void nothingIsCappedIfNothingGoes() {
    List<ImageDecision> decisions = decided(KEEP, KEEP);

    assertThat(cap(1).apply(decisions)).isEqualTo(decisions);
    assertThat(cap(1).apply(List.of())).isEmpty();
  }
}
