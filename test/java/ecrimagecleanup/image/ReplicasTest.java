package ecrimagecleanup.image;

import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicasTest {
  private static final Registry IRELAND = new Registry("999988887777", "eu-west-1");
  private static final Registry OTHER_ACCOUNT = new Registry("444455556666", "eu-central-1");
  private static final String TEXT =
      "999988887777/eu-central-1>999988887777/eu-west-1, 999988887777/eu-central-1 > 444455556666/eu-central-1";

  private static Repository in(Registry registry) {
    return new Repository(registry, "team/orders");
  }

  @Test
  void aRepositoryHasTheNamesOfAllItsReplicas() {
    Replicas replicas = Replicas.parse(TEXT);

    assertThat(replicas.sources()).isEqualTo(Map.of(IRELAND, REGISTRY, OTHER_ACCOUNT, REGISTRY));
    assertThat(replicas.of(REPOSITORY))
        .isEqualTo(new RepositoryNames(REPOSITORY, Set.of(in(IRELAND), in(OTHER_ACCOUNT))));
  }

  @Test
  void aReplicaIsNotReplicatedFurther() {
    assertThat(Replicas.parse(TEXT).of(in(IRELAND))).isEqualTo(RepositoryNames.of(in(IRELAND)));
  }

  @Test
  void theSourceOfAReplicaIsTheRepositoryOfTheSameNameAndOfAnyOtherItself() {
    Replicas replicas = Replicas.parse(TEXT);

    assertThat(replicas.sourceOf(in(IRELAND))).isEqualTo(REPOSITORY);
    assertThat(replicas.sourceOf(in(OTHER_ACCOUNT))).isEqualTo(REPOSITORY);
    assertThat(replicas.sourceOf(REPOSITORY)).isEqualTo(REPOSITORY);
    assertThat(replicas.sourceOf(in(new Registry("111122223333", "eu-west-1"))))
        .isEqualTo(in(new Registry("111122223333", "eu-west-1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void nothingIsNoReplicas(String text) {
    Replicas none = Replicas.parse(text);

    assertThat(none.sources()).isEmpty();
    assertThat(none.of(REPOSITORY)).isEqualTo(RepositoryNames.of(REPOSITORY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "999988887777/eu-west-1 | A replica is written as"
            + " 999988887777/eu-central-1>999988887777/us-east-1.",
        "999988887777/eu-central-1>999988887777/eu-west-1, | A replica is written as"
            + " 999988887777/eu-central-1>999988887777/us-east-1.",
        "999988887777>999988887777/eu-west-1 | A registry is written as 999988887777/eu-central-1.",
        "1/eu-central-1>999988887777/eu-west-1 | An account id has twelve digits.",
        "999988887777/eu-central-1>444455556666/eu-west-1,111122223333/eu-west-1>444455556666/eu-west-1"
            + " | 444455556666/eu-west-1 is a replica twice.",
        "999988887777/eu-central-1>999988887777/eu-west-1,999988887777/eu-west-1>999988887777/us-east-1"
            + " | 999988887777/eu-west-1 is a replica and has replicas; ECR does not replicate"
            + " further.",
        "999988887777/eu-west-1>999988887777/eu-west-1"
            + " | 999988887777/eu-west-1 is a replica and has replicas; ECR does not replicate"
            + " further.",
      })
  void anythingElseIsRefused(String text, String sentence) {
    assertThatThrownBy(() -> Replicas.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
