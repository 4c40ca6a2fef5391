package ecrimagecleanup.check;

import static ecrimagecleanup.check.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.check.CheckFixtures.NOW;
import static ecrimagecleanup.check.CheckFixtures.OPTED_IN;
import static ecrimagecleanup.check.CheckFixtures.TABLE;
import static ecrimagecleanup.check.CheckFixtures.arn;
import static ecrimagecleanup.check.CheckFixtures.checkOf;
import static ecrimagecleanup.check.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.INDEX_TYPE;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssessmentTest {
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  private static Assessment of(Image... images) {
    Digest[] digests = Stream.of(images).map(Image::digest).toArray(Digest[]::new);
    return Assessment.ofRegistry(checkOf(DEREGISTERED, digests), OPTED_IN, List.of(images));
  }

  private static Assessment shown(Assessment assessment, JsonNode... taskDefinitions) {
    return assessment
        .withPending(List.of())
        .withUsage(Usage.read(assessment.check(), List.of(taskDefinitions), List.of()));
  }

  private static List<String> words(Assessment assessment) {
    return assessment.decide(TABLE, NOW).stream().map(d -> d.decision().word()).toList();
  }

  @Test
  void decidesForEachImageInTheOrderOfTheCheckAlsoForThoseThatAreGone() {
    Assessment assessment =
        Assessment.ofRegistry(
            checkOf(DEREGISTERED, digest(3), digest(1), digest(2)),
            OPTED_IN,
            List.of(image(1, "used"), image(2, "unused")));

    assertThat(words(shown(assessment, taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, ":used"))))
        .containsExactly("gone", "keep", "remove");
  }

  @Test
  void withoutAnyQuestionNothingIsRemoved() {
    assertThat(words(of(image(1)))).containsExactly("postpone");
    assertThat(words(of(image(1)).withPending(List.of()))).containsExactly("postpone");
    assertThat(
            words(
                of(image(1))
                    .withUsage(Usage.read(checkOf(DEREGISTERED, digest(1)), List.of(), List.of()))))
        .containsExactly("postpone");
  }

  @Test
  void anIndexIsUsedByAReferenceToAnythingBelowIt() {
    Assessment assessment =
        of(index(10, "multi"))
            .withManifests(
                List.of(
                    new Manifest(
                        digest(10),
                        INDEX_TYPE,
                        List.of(digest(11), digest(12)),
                        List.of(digest(12)),
                        Optional.empty())))
            .withManifests(List.of(indexManifest(12, digest(13))))
            .withListed(List.of(image(11, "amd64"), index(12), image(13, "nested")));

    assertThat(assessment.unreadIndexes()).isEmpty();
    assertThat(words(shown(assessment))).containsExactly("remove");
    for (String reference : List.of(":multi", ":amd64", ":nested", "@" + digest(13))) {
      assertThat(
              words(
                  shown(assessment, taskDefinition(arn("web", 1), "ACTIVE", LONG_AGO, reference))))
          .as(reference)
          .containsExactly("keep");
    }
  }

  @Test
  void indexesThatListEachOtherAreReadOnce() {
    Manifest one =
        new Manifest(
            digest(10), INDEX_TYPE, List.of(digest(11)), List.of(digest(11)), Optional.empty());
    Manifest other =
        new Manifest(
            digest(11), INDEX_TYPE, List.of(digest(10)), List.of(digest(10)), Optional.empty());

    Assessment assessment = of(index(10)).withManifests(List.of(one)).withManifests(List.of(other));

    assertThat(assessment.unreadIndexes()).isEmpty();
    assertThat(assessment.names().get(0).digests())
        .containsExactlyInAnyOrder(digest(10), digest(11));
  }

  @Test
  void anIndexWhoseManifestWasNotReadIsUnknown() {
    assertThat(of(index(10)).unreadIndexes()).containsExactly(digest(10));
    assertThat(words(shown(of(index(10))))).containsExactly("postpone");
  }

  @Test
  void anArchivedIndexIsNotReadAndIsKept() {
    Assessment assessment = of(archived(index(10)));

    assertThat(assessment.unreadIndexes()).isEmpty();
    assertThat(words(shown(assessment))).containsExactly("keep");
  }

  @Test
  void anIndexWhoseManifestWentMissingIsTriedAgain() {
    Assessment assessment = of(index(10));

    assertThatThrownBy(() -> assessment.withManifests(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(digest(10).value());
  }

  @Test
  void aNestedIndexThatDoesNotExistListsNothing() {
    Assessment assessment =
        of(index(10))
            .withManifests(
                List.of(
                    new Manifest(
                        digest(10),
                        INDEX_TYPE,
                        List.of(digest(12)),
                        List.of(digest(12)),
                        Optional.empty())))
            .withManifests(List.of());

    assertThat(assessment.unreadIndexes()).isEmpty();
    assertThat(words(shown(assessment))).containsExactly("remove");
  }

  @Test
  void whatAnExistingIndexListsIsKept() {
    Assessment assessment =
        of(image(1), image(2)).withParents(List.of(indexManifest(9, digest(1))));

    assertThat(words(shown(assessment))).containsExactly("keep", "remove");
  }

  @Test
  void namesOfOtherSchedulesAreLeftOut() {
    Assessment assessment =
        shown(of(image(1))).withPending(List.of("backup", "e9a325556ec853d7-sweep-0123-0a", "zzz"));

    assertThat(assessment.pending()).contains(List.of());
    assertThat(words(assessment)).containsExactly("remove");
  }

  @Test
  void tagsThatAreReadAgainCount() {
    Assessment assessment = shown(of(image(1)));

    assertThat(words(assessment)).containsExactly("remove");
    assertThat(words(assessment.withRepositoryTags(new RepositoryTags(true, Map.of()))))
        .containsExactly("keep");
  }
}
