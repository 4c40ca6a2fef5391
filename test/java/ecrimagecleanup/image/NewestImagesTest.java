package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.PUSHED_AT;
import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.belongingTo;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static ecrimagecleanup.image.ImageFixtures.rank;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which images are the newest of a repository. */
class NewestImagesTest {
  private static final long SEED = 20260306L;
  private static final int ROUNDS = 300;

  private static RepositoryGraph of(Image... images) {
    return new RepositoryGraph(List.of(images), List.of());
  }

  private static Image pushedAfter(Image image, int hours) {
    return pushed(image, PUSHED_AT.plus(Duration.ofHours(hours)), Optional.empty());
  }

  @Test
  void rootsAreRankedFromTheNewestAndByDigestIfTheyCameTogether() {
    RepositoryGraph graph =
        of(
            pushedAfter(image(4), 1),
            pushedAfter(image(3), 3),
            pushedAfter(image(1), 2),
            pushedAfter(image(2), 3));

    assertThat(rank(graph, digest(2))).contains(1);
    assertThat(rank(graph, digest(3))).contains(2);
    assertThat(rank(graph, digest(1))).contains(3);
    assertThat(rank(graph, digest(4))).contains(4);
    assertThat(rank(graph, digest(5))).isEmpty();
  }

  /** An owner who wants the newest image to stay may do so while it is in the archive. */
  @Test
  void rootsInTheArchiveTakeNoPlaceButHaveTheirsAmongAll() {
    RepositoryGraph graph =
        of(
            archived(pushedAfter(image(1), 3)),
            pushedAfter(image(2), 2),
            pushedAfter(image(3), 1),
            archived(pushedAfter(image(4), 0)));

    assertThat(rank(graph, digest(1))).contains(1);
    assertThat(rank(graph, digest(2))).contains(1);
    assertThat(rank(graph, digest(3))).contains(2);
    assertThat(rank(graph, digest(4))).contains(4);
  }

  /** Of an index in the archive it is not known what it lists, and it counts as one with that. */
  @Test
  void whatAnIndexInTheArchiveMayListTakesNoPlaceFromOthersInTheArchive() {
    RepositoryGraph graph =
        of(
            pushedAfter(image(1, "v1"), 5),
            archived(pushedAfter(index(2, "v2"), 4)),
            pushedAfter(image(3), 4),
            pushedAfter(image(4, "v4"), 3),
            archived(pushedAfter(image(5, "v5"), 2)),
            archived(pushedAfter(index(6, "v6"), 1)),
            pushedAfter(image(7, "v7"), 0));

    assertThat(rank(graph, digest(2))).contains(2);
    assertThat(rank(graph, digest(5))).contains(3);
    assertThat(rank(graph, digest(6))).contains(3);
    assertThat(rank(graph, digest(7))).contains(3);
  }

  /** Each can only be one of the newest among what is worth as much. */
  @Test
  void whatHasNoTagTakesNoPlaceFromWhatHasOneInTheArchive() {
    RepositoryGraph graph =
        of(
            pushedAfter(image(1), 3),
            archived(pushedAfter(image(2), 2)),
            archived(pushedAfter(image(3, "v3"), 1)),
            pushedAfter(image(4), 0));

    assertThat(rank(graph, digest(2))).contains(2);
    assertThat(rank(graph, digest(3))).contains(1);
    assertThat(rank(graph, digest(4))).contains(2);
  }

  /** What an index listed until it was removed stays for a grace period, and has no tag. */
  @Test
  void rootsWithoutATagTakeNoPlaceFromThoseWithOne() {
    RepositoryGraph graph =
        of(
            pushedAfter(image(1), 3),
            pushedAfter(image(2, "v2"), 2),
            pushedAfter(image(3), 1),
            pushedAfter(image(4, "v4"), 0));

    assertThat(rank(graph, digest(1))).contains(1);
    assertThat(rank(graph, digest(2))).contains(1);
    assertThat(rank(graph, digest(3))).contains(3);
    assertThat(rank(graph, digest(4))).contains(2);
  }

  /** Or the signature of an image that is gone would let the newest image go. */
  @Test
  void whatBelongedToAnImageThatIsGoneTakesNoPlaceFromOthers() {
    RepositoryGraph graph =
        of(
            pushedAfter(image(1, digest(9).value().replace(':', '-') + ".sig"), 3),
            pushedAfter(belongingTo(digest(9), image(2, "sbom")), 2),
            pushedAfter(image(3, "v3"), 1));

    assertThat(rank(graph, digest(1))).contains(1);
    assertThat(rank(graph, digest(2))).contains(2);
    assertThat(rank(graph, digest(3))).contains(1);
  }

  @Test
  void childrenAndReferrersAreNotCounted() {
    RepositoryGraph graph =
        new RepositoryGraph(
            List.of(
                pushedAfter(image(1), 5),
                pushedAfter(belongingTo(digest(10), image(2)), 4),
                pushedAfter(image(3, digest(10).value().replace(':', '-') + ".sig"), 3),
                pushedAfter(index(10), 2),
                pushedAfter(image(4), 1)),
            List.of(indexManifest(10, digest(1))));

    for (int number : List.of(1, 2, 3)) {
      assertThat(rank(graph, digest(number))).isEmpty();
    }
    assertThat(rank(graph, digest(10))).contains(1);
    assertThat(rank(graph, digest(4))).contains(2);
  }

  /** Others take "the last 0" of a list for all of it, or fail with fewer images than N. */
  @Test
  void ofTheNewestNExactlyNStayOrAllIfThereAreFewer() {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Image> images = new ArrayList<>();
      List<Manifest> manifests = new ArrayList<>();
      int roots = random(random, images, manifests);
      RepositoryGraph graph = new RepositoryGraph(images, manifests);

      for (int newest = 0; newest <= images.size() + 2; newest++) {
        int most = newest;
        assertThat(images)
            .as("seed %d, newest %d", seed, newest)
            .filteredOn(one -> !one.archived())
            .filteredOn(one -> rank(graph, one.digest()).filter(r -> r <= most).isPresent())
            .hasSize(Math.min(newest, roots));
      }
      assertNewerStays(seed, images, graph);
    }
  }

  /** Adds images of all kinds, and returns how many roots there are outside of the archive. */
  private static int random(SplittableRandom random, List<Image> images, List<Manifest> manifests) {
    int most = random.nextInt(13);
    int roots = 0;
    for (int number = 1; number <= most; number++) {
      Image image = pushedAfter(image(number), random.nextInt(4));
      switch (random.nextInt(4)) {
        case 0 -> images.add(archived(image));
        case 1 -> {
          manifests.add(indexManifest(100 + number, image.digest()));
          images.add(image);
          images.add(pushedAfter(index(100 + number), random.nextInt(4)));
          roots++;
        }
        case 2 -> {
          images.add(image);
          images.add(belongingTo(image.digest(), image(200 + number)));
          roots++;
        }
        default -> {
          images.add(image);
          roots++;
        }
      }
    }
    return roots;
  }

  private static void assertNewerStays(long seed, List<Image> images, RepositoryGraph graph) {
    for (Image one : images) {
      for (Image other : images) {
        Optional<Integer> rank = rank(graph, one.digest());
        Optional<Integer> otherRank = rank(graph, other.digest());
        if (one.archived() == other.archived()
            && rank.isPresent()
            && otherRank.isPresent()
            && rank.get() < otherRank.get()) {
          assertThat(one.pushedAt()).as("seed %d", seed).isAfterOrEqualTo(other.pushedAt());
        }
      }
    }
  }

  @Test
  void anEmptyRepositoryHasNoRoots() {
    RepositoryGraph graph = of();

    assertThat(IntStream.range(0, 3).filter(n -> rank(graph, digest(n)).isPresent())).isEmpty();
    assertThat(graph.parents(digest(1))).isEmpty();
  }
}
