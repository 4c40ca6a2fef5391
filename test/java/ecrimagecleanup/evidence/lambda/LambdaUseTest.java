package ecrimagecleanup.evidence.lambda;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LambdaUseTest {
  private static final String PLACE = "111122223333/eu-central-1";
  private static final List<String> PLACES = List.of(PLACE, "222233334444/eu-central-1");
  private static final FunctionVersion SEVENTH = new FunctionVersion(PLACE, "orders", "7");
  private static final FunctionVersion LATEST =
      new FunctionVersion(PLACE, "orders", FunctionVersion.LATEST);
  private static final Doubt GLOBAL = Doubt.ofEverything("AWS Lambda in x: It cannot be read.");

  private static ImageReference.Ecr named(Repository repository, String tag) {
    return new ImageReference.Ecr(repository, Optional.of(tag), Optional.empty());
  }

  private static ImageReference.Ecr resolved(int number) {
    return new ImageReference.Ecr(REPOSITORY, Optional.empty(), Optional.of(digest(number)));
  }

  private static FunctionImage has(FunctionVersion function, ImageReference.Ecr... references) {
    return new FunctionImage(function, List.of(references));
  }

  private static Evidence of(LambdaUse use, Image image, Image... listed) {
    ImageNames names =
        ImageNames.of(
            RepositoryNames.of(image.repository()),
            image,
            List.of(listed).stream().map(Image::digest).toList(),
            List.of());
    Map<EvidenceQuestion, Evidence> said =
        use.about(new Candidate(image, List.of(listed), names, DEREGISTERED, DUE));
    assertThat(said).containsOnlyKeys(EvidenceQuestion.FURTHER_EVIDENCE);
    return requireNonNull(said.get(EvidenceQuestion.FURTHER_EVIDENCE));
  }

  @Test
  void anImageIsUsedByEveryVersionThatRunsItsDigest() {
    LambdaUse use =
        new LambdaUse(
            PLACES, List.of(has(SEVENTH, resolved(1), named(REPOSITORY, "1"))), List.of());

    Evidence used =
        new Used(
            new Use(
                "function orders of 111122223333/eu-central-1, version 7", PLACE, Optional.empty()),
            "The function orders of 111122223333/eu-central-1, version 7, runs it.");
    assertThat(of(use, image(1))).isEqualTo(used);
    assertThat(of(use, index(10), image(1), image(2))).as("an index that lists it").isEqualTo(used);
  }

  @Test
  void anImageIsUsedThatTheTagOfAFunctionDenotesNow() {
    LambdaUse use =
        new LambdaUse(
            PLACES, List.of(has(LATEST, resolved(1), named(REPOSITORY, "live"))), List.of());

    assertThat(of(use, image(2, "live")))
        .isInstanceOf(Used.class)
        .extracting(Evidence::text)
        .isEqualTo(
            "The function orders of 111122223333/eu-central-1, version $LATEST, was made from"
                + " 999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:live, which denotes it now.");
  }

  @Test
  void aUseThatWasSeenCountsWhateverElseCouldNotBeSeen() {
    LambdaUse use = new LambdaUse(PLACES, List.of(has(SEVENTH, resolved(1))), List.of(GLOBAL));

    assertThat(of(use, image(1))).isInstanceOf(Used.class);
  }

  @Test
  void nothingIsUnusedWhereAWorkloadCameAfterLambdaWasAsked() {
    LambdaUse kept = new LambdaUse(PLACES, List.of(has(SEVENTH, resolved(1))), List.of());
    Workloads more = new Workloads(PLACES).with(List.of("444455556666/eu-central-1"));

    assertThat(of(kept.askedOf(new Workloads(PLACES)), image(2))).isInstanceOf(Unused.class);
    assertThat(of(kept.askedOf(more).askedOf(more), image(2)))
        .isEqualTo(
            new Unknown(
                "AWS Lambda was not asked about 444455556666/eu-central-1, which was no workload when it was last asked."));
    assertThat(of(kept.askedOf(more), image(1))).isInstanceOf(Used.class);
  }

  @Test
  void nothingIsUnusedWhereAWorkloadCouldNotBeRead() {
    LambdaUse one = new LambdaUse(PLACES, List.of(has(SEVENTH, resolved(1))), List.of(GLOBAL));
    LambdaUse two =
        new LambdaUse(PLACES, List.of(), List.of(GLOBAL, Doubt.ofEverything("Neither can that.")));

    assertThat(of(one, image(2))).isEqualTo(new Unknown(GLOBAL.text()));
    assertThat(of(two, image(2)))
        .isEqualTo(
            new Unknown(
                "AWS Lambda in x: It cannot be read. (1 more problem; run ecr-image-cleanup doctor.)"));
  }

  @Test
  void aDoubtOfAnotherRepositoryKeepsNothingElse() {
    Scope.Repositories other = new Scope.Repositories(Set.of(new Repository(REGISTRY, "other")));
    Scope.Repositories same = new Scope.Repositories(Set.of(REPOSITORY));

    assertThat(of(new LambdaUse(PLACES, List.of(), List.of(new Doubt("Why.", other))), image(1)))
        .isInstanceOf(Unused.class);
    assertThat(of(new LambdaUse(PLACES, List.of(), List.of(new Doubt("Why.", same))), image(1)))
        .isEqualTo(new Unknown("Why.", same));
  }

  @Test
  void anImageThatNoFunctionHasIsUnusedAndTheTextSaysWhatWasLookedAt() {
    Repository elsewhere =
        new Repository(new Registry("999988887777", "eu-west-1"), REPOSITORY.name());
    LambdaUse use =
        new LambdaUse(
            PLACES,
            List.of(has(SEVENTH, resolved(1)), has(LATEST, named(elsewhere, "2"))),
            List.of());

    assertThat(of(use, image(2, "2")))
        .as("the tag is of a repository in another region")
        .isEqualTo(
            new Unused(
                "AWS Lambda has 2 function versions with an image in 2 workloads; none has this one."));
    assertThat(of(new LambdaUse(PLACES, List.of(), List.of()), image(2)))
        .isEqualTo(new Unused("AWS Lambda has no function with an image in 2 workloads."));
  }

  @Test
  void whoWasAskedNowhereKnowsNothing() {
    assertThat(of(new LambdaUse(List.of(), List.of(), List.of()), image(1)))
        .isEqualTo(new Unknown("AWS Lambda was asked in no account, so nothing is known."));
  }

  @Test
  void itIsNotTheSourceThatShowsThatNobodyRunsADigest() {
    assertThat(new LambdaUse(PLACES, List.of(), List.of()).knowsDigests()).isFalse();
  }

  @Test
  void equalsByWhatItSays() {
    LambdaUse use = new LambdaUse(PLACES, List.of(has(SEVENTH, resolved(1))), List.of(GLOBAL));

    assertThat(use)
        .isEqualTo(new LambdaUse(PLACES, List.of(has(SEVENTH, resolved(1))), List.of(GLOBAL)))
        .hasSameHashCodeAs(
            new LambdaUse(PLACES, List.of(has(SEVENTH, resolved(1))), List.of(GLOBAL)))
        .isNotEqualTo(new LambdaUse(List.of(), use.images(), use.doubts()))
        .isNotEqualTo(new LambdaUse(PLACES, List.of(), use.doubts()))
        .isNotEqualTo(new LambdaUse(PLACES, use.images(), List.of()))
        .isNotEqualTo("use");
  }

  @Test
  void anImageHasAReference() {
    assertThatThrownBy(() -> has(SEVENTH)).isInstanceOf(IllegalArgumentException.class);
  }
}
