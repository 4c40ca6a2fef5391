package ecrimagecleanup.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Registries;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTest {
  private static final Registries REGISTRIES =
      new Registries("999988887777/eu-central-1, 111122223333/us-east-1");
  private static final Repository ORDERS =
      new Repository(new Registry("999988887777", "eu-central-1"), "team/orders");
  private static final Repository ELSEWHERE =
      new Repository(new Registry("111122223333", "us-east-1"), "team/orders");
  private static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));

  /** What is named completely needs no list of images. */
  private static final Gateway NOBODY = new FakeGateway();

  private static ImageReference.Ecr image(Repository repository, String tag) {
    return new ImageReference.Ecr(repository, Optional.of(tag), Optional.empty());
  }

  @Test
  void anImageIsNamedAsInAContainerDefinitionAsInRecordsOrByItsNameAlone() {
    for (String text :
        new String[] {
          "team/orders:1.4",
          "999988887777/eu-central-1/team/orders:1.4",
          "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1.4"
        }) {
      assertThat(Named.image(text, REGISTRIES, NOBODY)).as(text).isEqualTo(image(ORDERS, "1.4"));
    }
    assertThat(Named.image("111122223333/us-east-1/team/orders:1.4", REGISTRIES, NOBODY))
        .isEqualTo(image(ELSEWHERE, "1.4"));
  }

  @Test
  void anImageIsNamedByItsDigestWithOrWithoutATag() {
    for (String text :
        new String[] {
          "team/orders@" + DIGEST,
          "999988887777/eu-central-1/team/orders@" + DIGEST,
          "999988887777.dkr.ecr.eu-central-1.amazonaws.com:443/team/orders@" + DIGEST
        }) {
      assertThat(Named.image(text, REGISTRIES, NOBODY))
          .as(text)
          .isEqualTo(new ImageReference.Ecr(ORDERS, Optional.empty(), Optional.of(DIGEST)));
    }
    assertThat(Named.image("team/orders:1.4@" + DIGEST, REGISTRIES, NOBODY))
        .isEqualTo(new ImageReference.Ecr(ORDERS, Optional.of("1.4"), Optional.of(DIGEST)));
  }

  @Test
  void withoutATagItIsLatestAsEverywhere() {
    assertThat(Named.image("team/orders", REGISTRIES, NOBODY)).isEqualTo(image(ORDERS, "latest"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Team/Orders:1",
        "team/orders:",
        "team/orders@sha256:",
        "team/orders@sha256:xyz123",
        "team/orders@12AB34CD",
        "team orders",
        "../x:1"
      })
  void whatIsNoImageIsSaidInASentence(String text) {
    assertThatThrownBy(() -> Named.image(text, REGISTRIES, NOBODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " is no reference to an image of ECR, like team/orders:1.4.");
  }

  @Test
  void someDigitsAreOfARepositoryOfOneOfTheRegistries() {
    assertThatThrownBy(() -> Named.image("team/orders:1.4@12ab34cd56ef", REGISTRIES, NOBODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("team/orders:1.4 is no name of a repository of ECR, like team/orders.");
    assertThatThrownBy(
            () ->
                Named.image("777788889999/us-east-1/team/orders@12ab34cd56ef", REGISTRIES, NOBODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The registry 777788889999/us-east-1 is not one of cleanup.registries.");
  }

  @Test
  void aRegistryThatCannotBeIsSaidInASentence() {
    assertThatThrownBy(() -> Named.image("999988887777/nowhere/team/orders:1", REGISTRIES, NOBODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A region is written like eu-central-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team/orders",
        "999988887777/eu-central-1/team/orders",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com:443/team/orders"
      })
  void aRepositoryIsNamedInTheSameWays(String text) {
    assertThat(Named.repository(text, REGISTRIES)).isEqualTo(ORDERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team/orders:1.4",
        "team/orders:latest",
        "999988887777/eu-central-1/team/orders:1",
        "team/orders@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "team/*",
        "TEAM",
        ""
      })
  void anImageOrAPatternIsNoRepository(String text) {
    assertThatThrownBy(() -> Named.repository(text, REGISTRIES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " is no name of a repository of ECR, like team/orders.");
  }
}
