package ecrimagecleanup.evidence;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References that somebody wrote down, one on each line. */
class ReferencesInUseTest {
  private static final String URI = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders";
  private static final ImageNames NAMES =
      ImageNames.of(RepositoryNames.of(REPOSITORY), image(1, "1.41.0"), List.of(), List.of());

  private static SourceAnswer of(String text) {
    return ReferencesInUse.ofLines("batch-jobs", text);
  }

  private static void assertSays(String text, Evidence evidence) {
    assertThat(of(text).about(candidate(DEREGISTERED, NAMES)))
        .isEqualTo(Map.of(EvidenceQuestion.FURTHER_EVIDENCE, evidence));
  }

  @Test
  void whatALineMeansIsUsed() {
    String byTag = URI + ":1.41.0";
    String byDigest = URI + "@" + digest(1);

    assertSays(
        "nginx\n" + byTag + "\n",
        new Used(Use.by("batch-jobs"), "batch-jobs refers to it as %s.".formatted(byTag)));
    assertSays(
        byDigest,
        new Used(Use.by("batch-jobs"), "batch-jobs refers to it as %s.".formatted(byDigest)));
  }

  @Test
  void whatNoLineMeansIsUnused() {
    assertSays(
        URI + ":1.42.0\n" + URI + "-api:1.41.0\nnginx:1.41.0",
        new Unused("3 references in batch-jobs; none names the image."));
  }

  @Test
  void emptyLinesAndCommentsMeanNothing() {
    assertSays(
        "# what the nightly jobs run\r\n\r\n   \n  # " + URI + ":1.41.0\n\t" + URI + ":2 \r\n",
        new Unused("1 reference in batch-jobs; none names the image."));
  }

  @Test
  void aTextThatNamesNoImageOfEcrProvesNothing() {
    assertSays(
        "nginx:1.41.0\nteam/orders:1.41.0",
        new Unknown("No line of batch-jobs names an image of ECR, so it proves nothing."));
  }

  @Test
  void aLineWithTheNameOfTheRepositoryAndNoHostMayMeanTheImage() {
    for (String without : List.of("team/orders", "team/orders:2", "team/orders@" + digest(2))) {
      assertSays(
          URI + ":2\n" + without,
          new Unknown(
              "A reference in batch-jobs has the name of the repository and no host, and may mean the image."));
    }
    assertSays(
        URI + ":2\nteam/orders-api:1.41.0\nghcr.io/team/orders:1.41.0",
        new Unused("3 references in batch-jobs; none names the image."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "# nothing yet\n", "#"})
  void aTextWithoutAReferenceProvesNothing(String text) {
    assertSays(
        text, new Unknown("No line of batch-jobs names an image of ECR, so it proves nothing."));
  }

  @Test
  void aLineThatCannotBeReadMayMeanIt() {
    assertSays(
        URI + ":1.42.0\n" + URI + ":1.41.0 # the jobs\n" + URI + ":\n<html>",
        new Unknown("3 references in batch-jobs cannot be read and may name the image."));
    assertSays(
        "\ufeff", new Unknown("1 reference in batch-jobs cannot be read and may name the image."));
  }

  @Test
  void aLineThatMeansItCountsWhateverCannotBeRead() {
    assertThat(of("?\n" + URI + ":1.41.0").about(candidate(DEREGISTERED, NAMES)))
        .extractingByKey(EvidenceQuestion.FURTHER_EVIDENCE)
        .isInstanceOf(Used.class);
  }

  @Test
  void referencesAreNoProofOfWhichDigestsAreInUse() {
    assertThat(of(URI + ":1").knowsDigests()).isFalse();
  }
}
