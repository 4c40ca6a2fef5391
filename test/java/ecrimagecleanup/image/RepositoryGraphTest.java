package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.activating;
import static ecrimagecleanup.image.ImageFixtures.belongingTo;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static ecrimagecleanup.image.ImageFixtures.rank;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryGraphTest {
  private static RepositoryGraph of(Image... images) {
    return new RepositoryGraph(List.of(images), List.of());
  }

  private static String tagFor(Digest subject, String suffix) {
    return subject.value().replace(':', '-') + suffix;
  }

  @Test
  void whatAnIndexListsIsNoRoot() {
    RepositoryGraph graph =
        new RepositoryGraph(
            List.of(index(10), image(1), image(2)),
            List.of(indexManifest(10, digest(1), digest(2))));

    assertThat(graph.parents(digest(1))).containsExactly(digest(10));
    assertThat(graph.parents(digest(2))).containsExactly(digest(10));
    assertThat(graph.isRoot(digest(1))).isFalse();
    assertThat(graph.parents(digest(10))).isEmpty();
    assertThat(graph.isRoot(digest(10))).isTrue();
  }

  @Test
  void aChildOfTwoIndexesHasBothAsParents() {
    RepositoryGraph graph =
        new RepositoryGraph(
            List.of(index(10), index(11), image(1)),
            List.of(indexManifest(10, digest(1)), indexManifest(11, digest(1))));

    assertThat(graph.parents(digest(1))).containsExactly(digest(10), digest(11));
    assertThat(rank(graph, digest(10))).contains(1);
    assertThat(rank(graph, digest(11))).contains(2);
  }

  @Test
  void whoeverListsSomeOfWhatAnIndexListsOrHasItAttachedWantsItAsWell() {
    RepositoryGraph graph =
        new RepositoryGraph(
            List.of(
                index(10),
                index(11),
                index(12),
                index(13),
                image(1),
                image(2),
                image(3),
                image(4),
                belongingTo(digest(4), image(5))),
            List.of(
                indexManifest(10, digest(11), digest(2), digest(5)),
                indexManifest(11, digest(1)),
                indexManifest(12, digest(1), digest(3)),
                indexManifest(13, digest(3))));

    assertThat(graph.parts(digest(10)).others()).containsExactlyInAnyOrder(digest(12), digest(4));
    assertThat(graph.parts(digest(12)).others()).containsExactlyInAnyOrder(digest(11), digest(13));
    assertThat(graph.parts(digest(13)).others()).containsExactly(digest(12));
    assertThat(graph.parts(digest(1))).isEqualTo(Parts.NONE);
  }

  @Test
  void anIndexThatIsBeingRestoredMayListWhateverOthersList() {
    Image restoring = activating(index(12));
    RepositoryGraph graph =
        new RepositoryGraph(
            List.of(index(10), image(1), restoring), List.of(indexManifest(10, digest(1))));

    assertThat(graph.parts(digest(10)).restoring()).contains(restoring.digest());
    assertThat(graph.parts(digest(1)).restoring()).isEmpty();
  }

  @Test
  void whatAnIndexListsChangedWhenTheLastOfItWasPushedOrRestored() {
    Instant lately = Instant.parse("2026-03-05T00:00:00Z");
    Image restored = pushed(image(1), lately.minusSeconds(60), Optional.of(lately));
    RepositoryGraph graph =
        new RepositoryGraph(
            List.of(index(10), restored, image(2)),
            List.of(indexManifest(10, digest(1), digest(2))));

    assertThat(graph.parts(digest(10)).changedAt()).contains(lately);
  }

  @Test
  void theTagsOfWhatAnIndexListsAreThoseThatWereReadLast() {
    RegistryView view =
        RegistryView.UNREAD.withGraph(
            new RepositoryGraph(
                List.of(index(10), image(1, "amd64")), List.of(indexManifest(10, digest(1)))));

    assertThat(tagsBelow(view)).containsExactly("amd64");
    assertThat(tagsBelow(view.withTree(ImageTree.EMPTY.withListed(List.of(image(1, "prod"))))))
        .containsExactly("prod");
  }

  private static List<String> tagsBelow(RegistryView view) {
    return view.graph().orElseThrow().parts(digest(10)).tags();
  }

  /** What is read right before a removal ranks the image as it is then. */
  @Test
  void anImageThatGotATagIsRankedByIt() {
    RepositoryGraph before = of(image(1, "old"), image(2, "prod-2"));
    NewestRules prod = NewestRules.parse("prod-@=1");

    List<NewestPlace> tagged =
        of(image(1, "old", "prod-3"), image(2, "prod-2")).places(digest(1), prod);

    assertThat(before.places(digest(1), prod)).isNotEqualTo(tagged);
    assertThat(before.with(List.of(image(1, "old")))).isSameAs(before);
    assertThat(before.with(List.of(image(1, "old", "prod-3"))).places(digest(1), prod))
        .isEqualTo(tagged);
    assertThat(
            RegistryView.UNREAD
                .withGraph(before)
                .withImages(List.of(image(1, "old", "prod-3")))
                .graph()
                .orElseThrow()
                .places(digest(1), prod))
        .isEqualTo(tagged);
  }

  @Test
  void whatIsKnownOfIndexesStaysWhenAnImageIsReadAgain() {
    RepositoryGraph graph =
        new RepositoryGraph(List.of(index(10), image(1)), List.of(indexManifest(10, digest(1))))
            .with(List.of(image(1, "new")));

    assertThat(graph.parents(digest(1))).containsExactly(digest(10));
  }

  @Test
  void ofNestedIndexesOnlyTheOuterOneIsARoot() {
    RepositoryGraph graph =
        new RepositoryGraph(
            List.of(index(10), index(11), image(1)),
            List.of(indexManifest(10, digest(11)), indexManifest(11, digest(1))));

    assertThat(graph.parents(digest(1))).containsExactly(digest(11));
    assertThat(graph.parents(digest(11))).containsExactly(digest(10));
    assertThat(graph.isRoot(digest(11))).isFalse();
    assertThat(graph.isRoot(digest(10))).isTrue();
  }

  @Test
  void anImageBelongsToTheSubjectThatItsManifestNames() {
    RepositoryGraph graph = of(image(1), belongingTo(digest(1), image(2)));

    assertThat(graph.subject(digest(2))).contains(digest(1));
    assertThat(graph.referrers(digest(1))).containsExactly(digest(2));
    assertThat(graph.isRoot(digest(2))).isFalse();
    assertThat(graph.subject(digest(1))).isEmpty();
    assertThat(graph.isRoot(digest(1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".sig", ".att", ".sbom", ".1.sig"})
  void anImageBelongsToTheSubjectThatItsTagNames(String suffix) {
    RepositoryGraph graph = of(image(1), image(2, "other", tagFor(digest(1), suffix)));

    assertThat(graph.subject(digest(2))).contains(digest(1));
    assertThat(graph.referrers(digest(1))).containsExactly(digest(2));
    assertThat(graph.isRoot(digest(2))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-sig", "."})
  void aTagThatOnlyLooksLikeItNamesNoSubject(String suffix) {
    RepositoryGraph graph = of(image(1), image(2, tagFor(digest(1), suffix)));

    assertThat(graph.subject(digest(2))).isEmpty();
    assertThat(graph.isRoot(digest(2))).isTrue();
  }

  @Test
  void aSubjectThatDoesNotExistProtectsNothing() {
    RepositoryGraph graph =
        of(belongingTo(digest(9), image(1)), image(2, tagFor(digest(9), ".sig")));

    for (int number : List.of(1, 2)) {
      assertThat(graph.subject(digest(number))).isEmpty();
      assertThat(graph.isRoot(digest(number))).isTrue();
    }
    assertThat(graph.referrers(digest(9))).isEmpty();
  }

  @Test
  void anySubjectThatExistsProtectsAlsoIfAnotherDoesNot() {
    RepositoryGraph graph =
        of(
            image(1),
            image(2, tagFor(digest(8), ".sig"), tagFor(digest(1), ".sig")),
            belongingTo(digest(9), image(3, tagFor(digest(1), ".att"))));

    assertThat(graph.subject(digest(2))).contains(digest(1));
    assertThat(graph.subject(digest(3))).contains(digest(1));
    assertThat(graph.referrers(digest(1))).containsExactly(digest(2), digest(3));
  }

  @Test
  void anImageIsNotItsOwnSubject() {
    RepositoryGraph graph =
        of(belongingTo(digest(1), image(1)), image(2, tagFor(digest(2), ".sig")));

    for (int number : List.of(1, 2)) {
      assertThat(graph.subject(digest(number))).isEmpty();
      assertThat(graph.referrers(digest(number))).isEmpty();
      assertThat(graph.isRoot(digest(number))).isTrue();
    }
  }
}
