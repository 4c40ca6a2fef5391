package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.history.Entry;
import ecrimagecleanup.history.HistoryFilter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which records are meant by what people write. */
class HistoryOptionsTest {
  private static final String DIGITS = "a".repeat(64);

  private static HistoryFilter filter(String image) {
    return HistoryOptions.filter(image, repository -> true, Optional.empty(), List.of());
  }

  private static Entry entry(char digest, String... tags) {
    return new Entry(
        CliFixtures.DUE,
        Entry.Kind.OUTCOME,
        "removed",
        "delete",
        CliFixtures.ORDERS,
        CliFixtures.digest(digest),
        List.of(tags),
        "",
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team/orders:1.4@sha256:",
        "team/orders@sha256:",
        "team/orders@",
        "999988887777/eu-central-1/team/orders:1.4@sha256:",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1.4@sha256:"
      })
  void aDigestDecidesAndATagBesideItIsARemark(String name) {
    HistoryFilter filter = filter(name + DIGITS);

    assertThat(filter.asksFor(entry('a'))).isTrue();
    assertThat(filter.asksFor(entry('b', "1.4"))).isFalse();
    assertThat(AskedImage.of(name + DIGITS).exactRepository()).contains("team/orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team/orders:1.4",
        "999988887777/eu-central-1/team/orders:1.4",
        "999988887777.dkr.ecr.eu-central-1.amazonaws.com:443/team/orders:1.4",
        "999988887777.dkr-ecr-fips.eu-central-1.on.aws/team/orders:1.4"
      })
  void aTagAloneAsksForTheImagesThatHadIt(String image) {
    assertThat(filter(image).asksFor(entry('a', "1.4"))).isTrue();
    assertThat(filter(image).asksFor(entry('a', "1.5"))).isFalse();
    assertThat(AskedImage.of(image).exactRepository()).contains("team/orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999988887777/us-east-1/team/orders:1.4",
        "999988887777.dkr.ecr.us-east-1.amazonaws.com/team/orders:1.4",
        "111122223333/eu-central-1/team/orders:1.4"
      })
  void theSameNameInAnotherRegistryIsAnotherImage(String image) {
    assertThat(filter(image).asksFor(entry('a', "1.4"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team/orders",
        "team/orders:",
        "team/orders@",
        "team/orders:1.4@",
        "team/orders@sha256:",
        ":1.4",
        "@12ab"
      })
  void aTextWithoutATagOrDigitsIsNoImage(String image) {
    assertThatThrownBy(() -> filter(image))
        .hasMessage(
            image + " is no image: give one like team/orders:1.4 or team/orders@12ab34cd56ef.");
  }

  @Test
  void nothingAsksForAnyImage() {
    assertThat(filter("").asksFor(entry('a'))).isTrue();
    assertThat(AskedImage.of("").exactRepository()).isEmpty();
    assertThat(AskedImage.of("team/*:1.4").exactRepository()).isEmpty();
  }
}
