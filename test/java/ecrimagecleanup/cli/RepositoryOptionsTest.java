package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    "te*/o*s, team/orders, true",
    "Team/orders, team/orders, false"
  })
  void anAsteriskStandsForAnythingAndNamesAreMatchedAsAWhole(
      String pattern, String name, boolean matches) {
    assertThat(options("--repository", pattern).match(repository(name))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "a.b, axb, false",
    "a.b, a.b, true",
    "team/.*, team/orders, false",
    "[a-z]*, team/orders, false",
    "team/orders|x1, team/orders, false",
    "(team)/orders, team/orders, false",
    "te?m, team, false",
    "\\Qteam\\E, team, false",
    "team\\E.*, teamx, false",
    "^team$, team, false"
  })
  void whatMeansSomethingInARegularExpressionMeansItself(
      String pattern, String name, boolean matches) {
    assertThat(options("--repository", pattern).match(repository(name))).isEqualTo(matches);
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
