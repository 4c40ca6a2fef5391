package ecrimagecleanup.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"ab", "team/orders", "a.b_c-d/e1/2f", "0/1"})
  void takesNamesThatEcrAllows(String name) {
    assertThat(new Repository(ImageFixtures.REGISTRY, name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "Team/orders",
        "team//orders",
        "/team",
        "team/",
        "-team",
        "team-",
        "te__am",
        "te.-am",
        "team orders",
        "team'orders",
        "team%",
        "team\n",
        "téam",
        "team:1",
        "team@x"
      })
  void refusesNamesThatEcrDoesNotAllow(String name) {
    assertThatThrownBy(() -> new Repository(ImageFixtures.REGISTRY, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The repository name does not follow ECR's grammar.");
  }

  @Test
  void aNameHasAtMost256Characters() {
    assertThat(Repository.isName("a".repeat(256))).isTrue();
    assertThat(Repository.isName("a".repeat(257))).isFalse();
  }

  @Test
  void itsArnIsOfThePartitionOfItsRegion() {
    assertThat(ImageFixtures.REPOSITORY.arn())
        .isEqualTo("arn:aws:ecr:eu-central-1:999988887777:repository/team/orders");
    assertThat(new Repository(new Registry("999988887777", "cn-north-1"), "ab").arn())
        .isEqualTo("arn:aws-cn:ecr:cn-north-1:999988887777:repository/ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders",
        "999988887777.dkr-ecr.eu-central-1.on.aws/team/orders"
      })
  void readsItsUri(String uri) {
    assertThat(Repository.parse(uri))
        .isEqualTo(new Repository(new Registry("999988887777", "eu-central-1"), "team/orders"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "team/orders",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com/Team",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:latest"
      })
  void refusesAnotherText(String uri) {
    assertThatThrownBy(() -> Repository.parse(uri)).isInstanceOf(IllegalArgumentException.class);
  }
}
