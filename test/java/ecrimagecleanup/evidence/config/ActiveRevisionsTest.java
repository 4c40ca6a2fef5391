package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.event.EventFixtures.ORDERS_41;
import static ecrimagecleanup.event.EventFixtures.ORDERS_42;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.image.ImageReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ECS has to be asked about every revision of which AWS Config does not tell all for certain. */
class ActiveRevisionsTest {
  private static final String NAME = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders:";

  private static KnownRevisions known(String arn, String containers) {
    return Stream.of(
            json(
                "{\"arn\": \"%s\", \"configuration\": {\"ContainerDefinitions\": %s}}"
                    .formatted(arn, containers)))
        .collect(ActiveRevisions.reader());
  }

  private static String image(String reference) {
    return "[{\"Image\": \"%s\"}]".formatted(reference);
  }

  @Test
  void oneWhoseReferencesAllCanBeReadIsKnown() {
    KnownRevisions known =
        known(
            ORDERS_41.toString(),
            "[{\"Image\": \"%s1.0\"}, {\"Image\": \"nginx\"}]".formatted(NAME));

    assertThat(known.size()).isEqualTo(1);
    assertThat(known.images(ORDERS_41).orElseThrow())
        .extracting(ImageReference.Ecr::toString)
        .containsExactly(NAME + "1.0");
    assertThat(known.images(ORDERS_42)).isEmpty();
  }

  @Test
  void aReferenceOf255CharactersIsCertainAndALongerOneIsNot() {
    String longest = NAME + "x".repeat(100);
    int more = 255 - longest.length();
    String exact = longest.replace("team/", "team/" + "y".repeat(more - 1) + "/");

    assertThat(exact).hasSize(255);
    assertThat(known(ORDERS_41.toString(), image(exact)).size()).isEqualTo(1);
    assertThat(known(ORDERS_41.toString(), image(exact + "x")).size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "null",
        "[{}]",
        "[{\"Image\": 7}]",
        "[{\"Image\": \"nginx\"}, {}]",
        "[{\"Image\": \"\"}]"
      })
  void oneThatCannotBeReadWholeIsNot(String containers) {
    assertThat(known(ORDERS_41.toString(), containers).size()).isZero();
  }

  /** AWS Config is asked for it in lower case. */
  @ParameterizedTest
  @CsvSource({"dkr.ecr.eu, DKR.ECR.eu", "amazonaws.com, AmazonAWS.com"})
  void oneWhoseHostIsNotInLowerCaseIsNot(String host, String other) {
    assertThat(known(ORDERS_41.toString(), image(NAME + "V1")).size()).isEqualTo(1);
    assertThat(known(ORDERS_41.toString(), image(NAME.replace(host, other) + "V1")).size())
        .isZero();
  }

  @Test
  void oneWithoutANameIsNot() {
    assertThat(known("", image("nginx")).size()).isZero();
  }
}
