package ecrimagecleanup.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.message.MalformedMessageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistriesTest {
  private static final Registry ONE = new Registry("999988887777", "eu-central-1");
  private static final Registry TWO = new Registry("999988887777", "eu-west-1");
  private static final Registry OTHER = new Registry("111122223333", "eu-central-1");

  private final Registries registries =
      new Registries("999988887777/eu-central-1, 999988887777/eu-west-1,999988887777/eu-central-1");

  @Test
  void eachCountsOnceInItsOrder() {
    assertThat(registries.all()).containsExactly(ONE, TWO);
    assertThat(registries.anyRepositories())
        .extracting(Repository::registry)
        .containsExactly(ONE, TWO);
  }

  @Test
  void ofAnyOtherNothingIsAsked() {
    assertThat(registries.contains(TWO)).isTrue();
    assertThat(registries.contains(OTHER)).isFalse();
    assertThatNoException().isThrownBy(() -> registries.require(TWO));
    assertThatThrownBy(() -> registries.require(OTHER))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("The registry 111122223333/eu-central-1 is not one of cleanup.registries.");
    Repository own = new Repository(TWO, "orders");
    assertThat(registries.named(own)).isSameAs(own);
    assertThatThrownBy(() -> registries.named(new Repository(OTHER, "orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The registry 111122223333/eu-central-1 is not one of cleanup.registries.");
  }

  @Test
  void theRepositoriesAreThoseThatWereDescribed() {
    Repository own = new Repository(ONE, "orders");

    assertThat(registries.repositories(Map.of(own, new TagMutability("IMMUTABLE", List.of()))))
        .containsExactly(own);
  }
}
