package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RepositoryNamesTest {
  private static final Repository IN_IRELAND =
      new Repository(new Registry("999988887777", "eu-west-1"), "team/orders");
  private static final Repository IN_VIRGINIA =
      new Repository(new Registry("999988887777", "us-east-1"), "team/orders");
  private static final RepositoryNames NAMES =
      new RepositoryNames(REPOSITORY, Set.of(IN_VIRGINIA, IN_IRELAND));

  @Test
  void includeTheRepositoryAndItsReplicas() {
    assertThat(NAMES.include(REPOSITORY)).isTrue();
    assertThat(NAMES.include(IN_IRELAND)).isTrue();
    assertThat(NAMES.include(IN_VIRGINIA)).isTrue();
  }

  @Test
  void doNotIncludeAnotherRepositoryWhereverItIs() {
    assertThat(NAMES.include(new Repository(REGISTRY, "team/orders-api"))).isFalse();
    assertThat(NAMES.include(new Repository(IN_IRELAND.registry(), "orders"))).isFalse();
    assertThat(
            NAMES.include(new Repository(new Registry("999988887777", "eu-west-2"), "team/orders")))
        .isFalse();
    assertThat(RepositoryNames.of(REPOSITORY).include(IN_IRELAND)).isFalse();
  }

  @Test
  void theHostsAreThoseOfTheRepositoryAndThenOfItsReplicasInTheSameOrderAlways() {
    assertThat(NAMES.hosts())
        .containsExactly(
            "999988887777.dkr.ecr.eu-central-1.amazonaws.com",
            "999988887777.dkr.ecr-fips.eu-central-1.amazonaws.com",
            "999988887777.dkr-ecr.eu-central-1.on.aws",
            "999988887777.dkr-ecr-fips.eu-central-1.on.aws",
            "999988887777.dkr.ecr.eu-west-1.amazonaws.com",
            "999988887777.dkr.ecr-fips.eu-west-1.amazonaws.com",
            "999988887777.dkr-ecr.eu-west-1.on.aws",
            "999988887777.dkr-ecr-fips.eu-west-1.on.aws",
            "999988887777.dkr.ecr.us-east-1.amazonaws.com",
            "999988887777.dkr.ecr-fips.us-east-1.amazonaws.com",
            "999988887777.dkr-ecr.us-east-1.on.aws",
            "999988887777.dkr-ecr-fips.us-east-1.on.aws");
    assertThat(RepositoryNames.of(REPOSITORY).hosts()).isEqualTo(REGISTRY.hosts());
  }
}
