package ecrimagecleanup.evidence.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.RandomNames;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found by tags and digests is what looking at each running image finds. */
@Tag("many-cases")
class LiveUsePropertyTest {
  @Test
  void theFirstUseOfAnImageIsTheOneThatAScanFinds() {
    int found = 0;
    for (long seed = RandomNames.SEED; seed < RandomNames.SEED + RandomNames.SAMPLES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<RunningImage> running =
          IntStream.range(0, random.nextInt(8)).mapToObj(i -> running(random, i)).toList();
      ImageNames image = RandomNames.image(random);

      Optional<Use> scanned =
          running.stream().filter(one -> one.isOf(image)).map(RunningImage::use).findFirst();
      Evidence said = new LiveUse(List.of(), running, List.of(), List.of()).of(image);

      assertThat(said instanceof Used used ? Optional.of(used.use()) : Optional.empty())
          .as("seed %d", seed)
          .isEqualTo(scanned);
      found += scanned.isPresent() ? 1 : 0;
    }
    assertThat(found)
        .isBetween(RandomNames.SAMPLES / 10, RandomNames.SAMPLES - RandomNames.SAMPLES / 10);
  }

  private static RunningImage running(SplittableRandom random, int number) {
    boolean named = random.nextInt(4) > 0;
    Optional<ImageReference> reference =
        named
            ? Optional.of(ImageReference.parse(RandomNames.anyReference(random)))
            : Optional.empty();
    Optional<Digest> digest =
        !named || random.nextInt(2) == 0
            ? Optional.of(RandomNames.anyDigest(random))
            : Optional.empty();
    return new RunningImage(reference, digest, Use.by("task " + number));
  }
}
