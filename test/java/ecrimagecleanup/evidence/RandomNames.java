package ecrimagecleanup.evidence;

import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Images of one repository and references to them, at random, so few that they often meet. */
public final class RandomNames {
  /** The first seed. */
  public static final long SEED = 20260305L;

  /** How many seeds are tried. */
  public static final int SAMPLES = 3000;

  private static final Repository REPLICA =
      new Repository(new Registry("999988887777", "eu-west-1"), REPOSITORY.name());
  public static final RepositoryNames NAMES = new RepositoryNames(REPOSITORY, Set.of(REPLICA));

  private RandomNames() {}

  public static ImageNames image(SplittableRandom random) {
    return new ImageNames(
        NAMES,
        IntStream.rangeClosed(1, 1 + random.nextInt(3))
            .mapToObj(i -> anyDigest(random))
            .collect(Collectors.toSet()),
        IntStream.range(0, random.nextInt(3))
            .mapToObj(i -> anyTag(random))
            .collect(Collectors.toSet()));
  }

  public static Digest anyDigest(SplittableRandom random) {
    return digest(1 + random.nextInt(6));
  }

  private static String anyTag(SplittableRandom random) {
    return "v" + random.nextInt(5);
  }

  /** Of this repository, its replica or another, by tag, digest, both or neither. */
  public static String anyReference(SplittableRandom random) {
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
}
