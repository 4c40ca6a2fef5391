package ecrimagecleanup.layer;

import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is freed when images go. */
class FreeingTest {
  private static final long SIZE = image(1).sizeInBytes();

  private final Map<Digest, ImageLayers> readable = new HashMap<>();
  private final List<List<Digest>> asked = new ArrayList<>();

  private Image with(int number, Blob... blobs) {
    readable.put(digest(number), new ImageLayers(digest(number), List.of(blobs)));
    return image(number);
  }

  private static Blob blob(int number) {
    return new Blob(digest(1000 + number), 1L << number);
  }

  private FreedBytes freed(List<Image> going, List<Image> staying) {
    return new Freeing(
            digests -> {
              asked.add(digests);
              return digests.stream()
                  .filter(readable::containsKey)
                  .map(digest -> readable.get(digest))
                  .toList();
            })
        .of(going, staying);
  }

  @Test
  void aLayerOfAnImageThatStaysIsKeptAndOneOfSeveralThatGoIsFreedOnce() {
    Image stays = with(1, blob(0), blob(1));
    Image goes = with(2, blob(1), blob(2), blob(2), blob(3));
    Image goesToo = with(3, blob(0), blob(3), blob(4));

    assertThat(freed(List.of(goes, goesToo), List.of(stays)))
        .isEqualTo(new FreedBytes(4 + 8 + 16, 3, 0));
  }

  @Test
  void anImageThatCannotBeReadCountsWithItsWholeSizeIfItGoes() {
    Image goes = with(1, blob(5));

    assertThat(freed(List.of(goes, image(2)), List.of(image(3))))
        .isEqualTo(new FreedBytes(32 + SIZE, 3, 2));
  }

  @Test
  void anIndexHasNoLayersAndIsNotRead() {
    Image child = with(1, blob(1));

    assertThat(freed(List.of(index(9), child), List.of(index(8))))
        .isEqualTo(new FreedBytes(2, 1, 0));
    assertThat(asked).containsExactly(List.of(digest(1)));
  }

  @Test
  void whereNothingGoesNothingIsRead() {
    assertThat(freed(List.of(), List.of(with(1, blob(1))))).isEqualTo(FreedBytes.NONE);
    assertThat(asked).isEmpty();
  }

  @Test
  void manifestsAreNotAskedForAllAtOnce() {
    List<Image> many = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      many.add(with(i, blob(i % 10)));
    }

    assertThat(freed(many, List.of())).isEqualTo(new FreedBytes(1023, 2500, 0));
    assertThat(asked).extracting(List::size).containsExactly(1000, 1000, 500);
  }

  /** What a repository stores: the sizes of all that its images have, each digest once. */
  private long stored(List<Image> images) {
    Set<Blob> blobs = new HashSet<>();
    images.forEach(
        image -> {
          ImageLayers layers = readable.get(image.digest());
          assertThat(layers).isNotNull();
          blobs.addAll(layers.blobs());
        });
    return blobs.stream().mapToLong(Blob::size).sum();
  }

  @Test
  void whatIsFreedIsWhatTheRepositoryStoresLessAfterwards() {
    SplittableRandom chance = new SplittableRandom(20260302L);
    for (int sample = 0; sample < 300; sample++) {
      readable.clear();
      List<Image> going = new ArrayList<>();
      List<Image> staying = new ArrayList<>();
      for (int number = 0; number < 1 + chance.nextInt(12); number++) {
        Blob[] blobs = new Blob[chance.nextInt(6)];
        for (int i = 0; i < blobs.length; i++) {
          blobs[i] = blob(chance.nextInt(20));
        }
        (chance.nextBoolean() ? going : staying).add(with(number, blobs));
      }
      List<Image> all = new ArrayList<>(going);
      all.addAll(staying);

      assertThat(freed(going, staying).bytes())
          .as("sample %d", sample)
          .isEqualTo(stored(all) - stored(staying));
    }
  }
}
