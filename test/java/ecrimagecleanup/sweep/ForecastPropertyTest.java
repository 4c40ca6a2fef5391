package ecrimagecleanup.sweep;

import static ecrimagecleanup.image.ImageFixtures.archived;
import static ecrimagecleanup.image.ImageFixtures.belongingTo;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static ecrimagecleanup.image.ImageFixtures.indexManifest;
import static ecrimagecleanup.image.ImageFixtures.pushed;
import static ecrimagecleanup.sweep.SurveyedRepository.MINIMUM_AGE;
import static ecrimagecleanup.sweep.SurveyedRepository.NOW;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for the forecast of any small repository, written down without the graph. */
@Tag("many-cases")
class ForecastPropertyTest {
  private static final long SEED = 20260302L;
  private static final int REPOSITORIES = 2000;

  /**
   * A repository, and what of it is used or unknown.
   *
   * @param keepNewest how many of its newest roots stay
   */
  private record Sample(
      List<Image> images,
      List<Manifest> manifests,
      Set<Digest> used,
      Set<Digest> unknown,
      int keepNewest) {

    SurveyedRepository repository() {
      return new SurveyedRepository()
          .with(images.toArray(Image[]::new))
          .with(manifests.toArray(Manifest[]::new))
          .used(used.toArray(Digest[]::new))
          .unknown(unknown.toArray(Digest[]::new))
          .keepNewest(keepNewest);
    }

    /** The existing images that list an image, or that it belongs to. */
    Set<Digest> relatives(Image image) {
      Set<Digest> above = new HashSet<>();
      manifests.stream()
          .filter(index -> index.children().contains(image.digest()))
          .forEach(index -> above.add(index.digest()));
      image
          .subject()
          .filter(subject -> images.stream().anyMatch(i -> i.digest().equals(subject)))
          .filter(subject -> !subject.equals(image.digest()))
          .ifPresent(above::add);
      return above;
    }

    /** An image and all that it lists, directly or not. */
    Set<Digest> below(Digest image) {
      Set<Digest> found = new HashSet<>();
      Deque<Digest> open = new ArrayDeque<>(List.of(image));
      while (!open.isEmpty()) {
        Digest next = open.pop();
        if (found.add(next)) {
          manifests.stream()
              .filter(index -> index.digest().equals(next))
              .forEach(index -> open.addAll(index.children()));
        }
      }
      return found;
    }

    boolean isAmongTheNewest(Image image) {
      return relatives(image).isEmpty()
          && images.stream()
                  .filter(i -> !i.archived() && relatives(i).isEmpty())
                  .filter(i -> worth(i) >= worth(image))
                  .filter(i -> i.pushedAt().isAfter(image.pushedAt()))
                  .count()
              < keepNewest
          && !image.archived();
    }
  }

  /** A tag is worth something; to have belonged to what is gone is worth nothing. */
  private static int worth(Image image) {
    boolean orphan = image.subject().filter(s -> !s.equals(image.digest())).isPresent();
    return orphan ? 0 : image.tags().isEmpty() ? 1 : 2;
  }

  private static Sample sample(SplittableRandom random) {
    int number = 1 + random.nextInt(9);
    List<Image> images = new ArrayList<>();
    List<Manifest> manifests = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      boolean isIndex = random.nextInt(3) == 0;
      String[] tags = random.nextInt(8) == 0 ? new String[] {"release-" + i} : new String[0];
      Image one = isIndex ? index(i, tags) : image(i, tags);
      // No two at the same time, so that it is clear which is newer.
      Duration age = Duration.ofDays(5 + random.nextInt(40)).plusSeconds(i);
      one = pushed(one, NOW.minus(age), Optional.empty());
      if (random.nextInt(3) == 0) {
        one = belongingTo(digest(1 + random.nextInt(number + 1)), one);
      }
      boolean isArchived = random.nextInt(12) == 0;
      images.add(isArchived ? archived(one) : one);
      if (isIndex && !isArchived && random.nextInt(12) != 0) {
        manifests.add(indexManifest(i, some(random, number, 2)));
      }
    }
    return new Sample(
        images,
        manifests,
        Set.of(some(random, number, 8)),
        Set.of(some(random, number, 12)),
        random.nextInt(3));
  }

  /** Each of the images by a chance of one to a number. */
  private static Digest[] some(SplittableRandom random, int number, int of) {
    return IntStream.rangeClosed(1, number)
        .filter(i -> random.nextInt(of) == 0)
        .mapToObj(i -> digest(i))
        .toArray(Digest[]::new);
  }

  @Test
  void nothingGoesThatIsUsedUnknownProtectedOrAPartOfWhatStays() {
    int removable = 0;
    int following = 0;
    for (long seed = SEED; seed < SEED + REPOSITORIES; seed++) {
      Sample sample = sample(new SplittableRandom(seed));
      List<PlannedImage> planned = sample.repository().forecast();
      Set<Digest> goes =
          planned.stream()
              .filter(one -> one.verdict().kind() == Verdict.Kind.REMOVABLE)
              .map(one -> one.image().digest())
              .collect(toSet());
      for (PlannedImage one : planned) {
        if (goes.contains(one.image().digest())) {
          assertThat(mistake(sample, one, goes)).as("seed %d: %s", seed, one.image()).isEmpty();
          removable++;
          following += one.goesAfter().isPresent() ? 1 : 0;
        } else {
          assertThat(one.goesAfter()).as("seed %d", seed).isEmpty();
        }
      }
    }
    assertThat(removable).isGreaterThan(500);
    assertThat(following).isGreaterThan(100);
  }

  /** Why an image should not have been taken for one that can go; nothing if it is right. */
  private static String mistake(Sample sample, PlannedImage one, Set<Digest> goes) {
    Image image = one.image();
    Set<Digest> relatives = sample.relatives(image);
    if (sample.below(image.digest()).stream().anyMatch(sample.used()::contains)) {
      return "it is used";
    }
    if (sample.below(image.digest()).stream().anyMatch(sample.unknown()::contains)
        || (image.isIndex()
            && sample.manifests().stream().noneMatch(m -> m.digest().equals(image.digest())))) {
      return "it is unknown";
    }
    if (image.tags().stream().anyMatch(tag -> tag.startsWith("release-"))) {
      return "its tag is protected";
    }
    if (!goes.containsAll(relatives)) {
      return "it is a part of something that stays, or belongs to that";
    }
    if (sample.isAmongTheNewest(image)) {
      return "it is among the newest";
    }
    return one.goesAfter().isPresent() ? ofPart(one, relatives) : ofRoot(image, relatives);
  }

  private static String ofPart(PlannedImage one, Set<Digest> relatives) {
    return relatives.contains(one.goesAfter().orElseThrow()) ? "" : "it goes after a stranger";
  }

  private static String ofRoot(Image image, Set<Digest> relatives) {
    if (!relatives.isEmpty()) {
      return "it goes by itself before what it is a part of";
    }
    return image.pushedAt().isAfter(NOW.minus(MINIMUM_AGE)) ? "it is too young" : "";
  }

  @Test
  void nominatedIsExactlyWhatCanGoByItself() {
    int nominated = 0;
    for (long seed = SEED; seed < SEED + REPOSITORIES; seed++) {
      SurveyedRepository repository = sample(new SplittableRandom(seed)).repository();
      List<Digest> images =
          repository.nominations().stream()
              .flatMap(check -> check.check().images().stream())
              .toList();

      assertThat(images)
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(
              repository.forecast().stream()
                  .filter(one -> one.verdict().kind() == Verdict.Kind.REMOVABLE)
                  .filter(one -> one.goesAfter().isEmpty())
                  .map(one -> one.image().digest())
                  .toList());
      nominated += images.size();
    }
    assertThat(nominated).isGreaterThan(500);
  }
}
