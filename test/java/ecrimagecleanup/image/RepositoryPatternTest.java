package ecrimagecleanup.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryPatternTest {
  private static Repository repository(String name) {
    return new Repository(ImageFixtures.REPOSITORY.registry(), name);
  }

  @ParameterizedTest
  @CsvSource({
    "team/orders, team/orders",
    "team/*, team/orders",
    "*, team/orders",
    "*/orders, some/team/orders",
    "t*m/*r*, team/orders",
    "**orders, team/orders"
  })
  void anAsteriskStandsForAnything(String pattern, String name) {
    assertThat(new RepositoryPattern(pattern).matches(repository(name))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "team/orders, team/orders-api",
    "team/order, team/orders",
    "team.orders, team/orders",
    "*/orders, orders",
    "team/*, teams/orders"
  })
  void everythingElseStandsForItself(String pattern, String name) {
    assertThat(new RepositoryPattern(pattern).matches(repository(name))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Team/orders", "team orders", "team/[a-z]+", "team/orders:1"})
  void whatNoRepositoryCanBeNamedIsRefused(String text) {
    assertThatThrownBy(() -> new RepositoryPattern(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("team/*");
  }
}
