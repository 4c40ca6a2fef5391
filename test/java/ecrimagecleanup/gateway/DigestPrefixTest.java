package ecrimagecleanup.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Registries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images are named by the first digits of their digests. */
class DigestPrefixTest {
  private static final Repository ORDERS =
      new Repository(new Registry("999988887777", "eu-central-1"), "team/orders");
  private static final Instant PUSHED = Instant.parse("2026-03-03T10:00:00Z");
  private static final String HEX =
      "12ab34cd56ef7890a0b1c2d3e4f5061728394a5b6c7d8e9f00112233445566aa";

  private static Image image(String hex, String... tags) {
    return new Image(
        ORDERS,
        new Digest("sha256:" + hex),
        List.of(tags),
        PUSHED,
        Optional.empty(),
        Optional.empty(),
        1000,
        "application/vnd.oci.image.manifest.v1+json",
        false,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static ImageReference.Ecr find(String text, Image... images) {
    FakeGateway gateway = new FakeGateway().answer(Endpoint.LIST_IMAGES, List.of(images));
    return Named.image(
        text, new Registries("999988887777/eu-central-1, 111122223333/us-east-1"), gateway);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team/orders@12ab34",
        "team/orders@sha256:12ab34",
        "team/orders@12ab34cd56ef",
        "team/orders@" + HEX,
        "999988887777/eu-central-1/team/orders@12ab34cd56ef",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders@12ab34cd56ef",
      })
  void theOneThatBeginsSoIsMeant(String text) {
    assertThat(find(text, image("0".repeat(64)), image(HEX)))
        .isEqualTo(
            new ImageReference.Ecr(
                ORDERS, Optional.empty(), Optional.of(new Digest("sha256:" + HEX))));
  }

  @Test
  void ifNoneBeginsSoThatIsSaid() {
    assertThatThrownBy(() -> find("team/orders@12ab35", image(HEX)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No digest in 999988887777/eu-central-1/team/orders begins with 12ab35.");
  }

  @Test
  void ifSeveralBeginSoUpToFiveAreShown() {
    Image[] images =
        IntStream.range(0, 7)
            .mapToObj(i -> image("12ab34" + i + "0".repeat(57), "v" + i))
            .toArray(Image[]::new);

    assertThatThrownBy(
            () -> find("team/orders@12ab34", images[0], image("12ab34" + "f".repeat(58))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "2 digests in 999988887777/eu-central-1/team/orders begin with 12ab34; give more digits"
                + " of one of 12ab34000000 (v0), 12ab34ffffff.");
    assertThatThrownBy(() -> find("team/orders@12ab34", images))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12ab34400000 (v4), 2 more.");
    assertThat(find("team/orders@12ab343", images).digest().orElseThrow().value())
        .startsWith("sha256:12ab343");
  }

  @Test
  void fewerThanSixDigitsAreTooFewAndNothingIsListed() {
    assertThatThrownBy(
            () ->
                Named.image(
                    "team/orders@12ab3",
                    new Registries("999988887777/eu-central-1"),
                    new FakeGateway()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "12ab3 is too short for a digest of team/orders; give at least 6 of its digits.");
  }
}
