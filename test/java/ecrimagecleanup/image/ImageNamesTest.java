package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.byDigest;
import static ecrimagecleanup.image.ImageFixtures.byTag;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static ecrimagecleanup.image.ImageFixtures.index;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.ImageReference.Ecr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageNamesTest {
  private static final RepositoryNames NAME = RepositoryNames.of(REPOSITORY);
  private static final ImageNames NAMES =
      ImageNames.of(NAME, image(1, "1.0", "latest"), List.of(), List.of(image(2, "2.0")));

  @Test
  void includeEveryTagAndTheDigest() {
    assertThat(NAMES.include(byTag("1.0"))).isTrue();
    assertThat(NAMES.include(byTag("latest"))).isTrue();
    assertThat(NAMES.include(byDigest(1))).isTrue();
  }

  @Test
  void doNotIncludeThoseOfAnotherImage() {
    assertThat(NAMES.include(byTag("2.0"))).isFalse();
    assertThat(NAMES.include(byDigest(2))).isFalse();
  }

  @Test
  void doNotIncludeThoseOfAnotherRepositoryOrRegistry() {
    Repository longer = new Repository(REPOSITORY.registry(), "team/orders-api");
    Repository elsewhere = new Repository(new Registry("999988887777", "eu-west-1"), "team/orders");

    assertThat(NAMES.include(new Ecr(longer, Optional.of("1.0"), Optional.empty()))).isFalse();
    assertThat(NAMES.include(new Ecr(elsewhere, Optional.of("1.0"), Optional.of(digest(1)))))
        .isFalse();
  }

  @Test
  void includeAReferenceWithItsDigestUnderAMovedTag() {
    assertThat(NAMES.include(new Ecr(REPOSITORY, Optional.of("moved"), Optional.of(digest(1)))))
        .isTrue();
  }

  @Test
  void includeAReferenceWithItsTagAndTheDigestOfAnother() {
    assertThat(NAMES.include(new Ecr(REPOSITORY, Optional.of("1.0"), Optional.of(digest(2)))))
        .isTrue();
  }

  @Test
  void ofAnIndexIncludeThoseOfAllThatItLists() {
    ImageNames names =
        ImageNames.of(
            NAME,
            index(10, "multi"),
            List.of(digest(11), digest(12), digest(13)),
            List.of(image(11, "amd64"), index(12, "nested"), image(99, "other")));

    assertThat(names.digests()).isEqualTo(Set.of(digest(10), digest(11), digest(12), digest(13)));
    assertThat(names.tags()).isEqualTo(Set.of("multi", "amd64", "nested"));
    assertThat(names.include(byDigest(13))).as("a child that is not described").isTrue();
    assertThat(names.include(byTag("other"))).isFalse();
  }

  @Test
  void ofAnUntaggedImageDoNotIncludeLatest() {
    assertThat(ImageNames.of(NAME, image(1), List.of(), List.of()).include(byTag("latest")))
        .isFalse();
  }

  @Test
  void theLongestReferenceHasTheLongestHostThePortTheLongestTagAndADigest() {
    String longest =
        "999988887777.dkr.ecr-fips.eu-central-1.amazonaws.com:443/team/orders:latest@" + digest(1);

    assertThat(NAMES.longestReference()).isEqualTo(longest.length());
    assertThat(ImageNames.of(NAME, image(1), List.of(), List.of()).longestReference())
        .isEqualTo(longest.length() - ":latest".length());
  }

  @Test
  void ofAReplicatedRepositoryIncludeThoseOfItsReplicas() {
    Registry replica = new Registry("999988887777", "us-east-1");
    Replicas replicas = new Replicas(Map.of(replica, REPOSITORY.registry()));
    ImageNames names =
        ImageNames.of(replicas.of(REPOSITORY), image(1, "1.0"), List.of(), List.of());

    for (String host : replica.hosts()) {
      Ecr reference = (Ecr) ImageReference.parse(host + "/team/orders:1.0");
      assertThat(names.include(reference)).as(host).isTrue();
      assertThat(NAMES.include(reference)).as(host).isFalse();
    }
  }
}
