package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class RepositoryOptionsTest {
  @Command(name = "look")
  static final class Look {
    @Mixin private RepositoryOptions repositories = new RepositoryOptions();
  }

  private static RepositoryOptions options(String... arguments) {
    Look look = new Look();
    new CommandLine(look).parseArgs(arguments);
    return look.repositories;
  }

  private static Repository repository(String name) {
    return new Repository(new Registry("999988887777", "eu-central-1"), name);
  }

  @ParameterizedTest
  @CsvSource({
    "team/orders, team/orders, true",
    "team/orders, team/orders2, false",
    "team/orders, my-team/orders, false",
    "team/*, team/orders, true",
    "team/*, team/a/b, true",
    "team/*, team, false",
    "*, team/orders, true",
    "**, team/orders, true",
    "*orders, team/orders, true",
    "*/ord*, team/orders, true",
    "te*/o*s, team/orders, true"
  })
  void anAsteriskStandsForAnythingAndNamesAreMatchedAsAWhole(
      String pattern, String name, boolean matches) {
    assertThat(options("--repository", pattern).match(repository(name))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"a.b, axb, false", "a.b, a.b, true", "team/.*, team/orders, false"})
  void whatMeansSomethingInARegularExpressionMeansItself(
      String pattern, String name, boolean matches) {
    assertThat(options("--repository", pattern).match(repository(name))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Team/orders", "[a-z]*", "a|b", "(team)", "te?m", "\\Qteam\\E", "^team$", ""})
  void whatNoRepositoryCouldBeCalledIsRefused(String pattern) {
    assertThatThrownBy(() -> options("--repository", pattern).match(repository("team/orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A repository is written like team/orders, several like team/*");
  }

  @Test
  void ofSeveralPatternsOneIsEnough() {
    RepositoryOptions options = options("--repository", "x/*", "--repository", "team/orders");

    assertThat(options.match(repository("team/orders"))).isTrue();
    assertThat(options.match(repository("x/y"))).isTrue();
    assertThat(options.match(repository("team/invoices"))).isFalse();
    assertThat(options.isAll()).isFalse();
  }

  @Test
  void withoutAPatternAllAreMeant() {
    assertThat(options().isAll()).isTrue();
    assertThat(options().match(repository("team/orders"))).isTrue();
  }
}
