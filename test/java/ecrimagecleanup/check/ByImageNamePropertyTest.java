package ecrimagecleanup.check;

import static ecrimagecleanup.check.CheckFixtures.arn;
import static ecrimagecleanup.check.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Evidence.Used;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found by tags and digests is what looking at each thing finds. */
@Tag("many-cases")
class ByImageNamePropertyTest {
  private static final long SEED = 20260305L;
  private static final int SAMPLES = 3000;
  private static final Repository REPLICA =
      new Repository(new Registry("999988887777", "eu-west-1"), REPOSITORY.name());
  private static final RepositoryNames NAMES = new RepositoryNames(REPOSITORY, Set.of(REPLICA));

  private static ImageNames image(SplittableRandom random) {
    return new ImageNames(
        NAMES,
        IntStream.rangeClosed(1, 1 + random.nextInt(3))
            .mapToObj(i -> anyDigest(random))
            .collect(Collectors.toSet()),
        IntStream.range(0, random.nextInt(3))
            .mapToObj(i -> anyTag(random))
            .collect(Collectors.toSet()));
  }

  private static Digest anyDigest(SplittableRandom random) {
    return digest(1 + random.nextInt(6));
  }

  private static String anyTag(SplittableRandom random) {
    return "v" + random.nextInt(5);
  }

  /** Of this repository, its replica or another, by tag, digest, both or neither. */
  private static String anyReference(SplittableRandom random) {
    String host = REGISTRY.hosts().get(random.nextInt(REGISTRY.hosts().size()));
    String of =
        switch (random.nextInt(6)) {
          case 0 -> REPLICA.registry().hosts().get(0) + "/" + REPLICA.name();
          case 1 -> host + "/team/invoices";
          case 2 -> "mirror.example.com/team/orders";
          default -> host + "/" + REPOSITORY.name();
        };
    String tag = random.nextInt(3) > 0 ? ":" + anyTag(random) : "";
    return of + tag + (random.nextInt(3) == 0 ? "@" + anyDigest(random) : "");
  }

  @Test
  void theTaskDefinitionsThatNameAnImageAreThoseThatAScanFinds() {
    int found = 0;
    for (long seed = SEED; seed < SEED + SAMPLES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<JsonNode> rows =
          IntStream.range(0, random.nextInt(12))
              .mapToObj(
                  i ->
                      taskDefinition(
                          arn("orders", i + 1),
                          "ACTIVE",
                          Instant.EPOCH,
                          IntStream.range(0, 1 + random.nextInt(3))
                              .mapToObj(j -> anyReference(random))
                              .toArray(String[]::new)))
              .toList();
      ImageNames image = image(random);

      List<TaskDefinitionItem> scanned =
          rows.stream()
              .flatMap(row -> TaskDefinitionItem.parse(row, NAMES).stream())
              .filter(item -> item.references().stream().anyMatch(image::include))
              .toList();

      assertThat(ListedTaskDefinitions.read(NAMES, rows).naming(image).toList())
          .as("seed %d", seed)
          .isEqualTo(scanned);
      found += scanned.size();
    }
    assertThat(found).isGreaterThan(SAMPLES);
  }

  @Test
  void theFirstUseOfAnImageIsTheOneThatAScanFinds() {
    int found = 0;
    for (long seed = SEED; seed < SEED + SAMPLES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<RunningImage> running =
          IntStream.range(0, random.nextInt(8)).mapToObj(i -> running(random, i)).toList();
      ImageNames image = image(random);

      Optional<Use> scanned =
          running.stream().filter(one -> one.isOf(image)).map(RunningImage::use).findFirst();
      Evidence said = new LiveUse(running, List.of()).of(image);

      assertThat(said instanceof Used used ? Optional.of(used.use()) : Optional.empty())
          .as("seed %d", seed)
          .isEqualTo(scanned);
      found += scanned.isPresent() ? 1 : 0;
    }
    assertThat(found).isBetween(SAMPLES / 10, SAMPLES - SAMPLES / 10);
  }

  private static RunningImage running(SplittableRandom random, int number) {
    boolean named = random.nextInt(4) > 0;
    Optional<ImageReference> reference =
        named ? Optional.of(ImageReference.parse(anyReference(random))) : Optional.empty();
    Optional<Digest> digest =
        !named || random.nextInt(2) == 0 ? Optional.of(anyDigest(random)) : Optional.empty();
    return new RunningImage(reference, digest, Use.by("task " + number));
  }

  @Test
  void aThingWithOneNameTwiceIsFoundOnceAndAllInTheirOrder() {
    List<String> things = List.of("v1 v1", "v2", "v1 v2");
    ByImageName<String> byName =
        new ByImageName<>(things, thing -> Arrays.<Object>stream(thing.split(" ", -1)));

    assertThat(byName.find(new ImageNames(NAMES, Set.of(digest(1)), Set.of("v2", "v1"))))
        .containsExactly("v1 v1", "v2", "v1 v2");
    assertThat(byName.find(new ImageNames(NAMES, Set.of(digest(1)), Set.of("v1"))))
        .containsExactly("v1 v1", "v1 v2");
    assertThat(byName.find(new ImageNames(NAMES, Set.of(digest(1)), Set.of()))).isEmpty();
  }
}
