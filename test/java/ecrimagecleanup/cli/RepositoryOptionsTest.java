package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.FakeGateway;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | There is no repository in 999988887777/eu-central-1. Correct cleanup.registries or the credentials.",
        "1 | ECR has 1 repository in 999988887777/eu-central-1, and no name matches x/* or y. Names are matched as a whole, like 'team/*'.",
        "2 | ECR has 2 repositories in 999988887777/eu-central-1, and no name matches x/* or y. Names are matched as a whole, like 'team/*'."
      },
      quoteCharacter = '`')
  void whereNothingMatchesItSaysHowManyThereAre(int number, String sentence) {
    FakeGateway gateway = new FakeGateway().answer(Endpoint.DESCRIBE_REPOSITORIES, all(number));

    assertThatThrownBy(
            () ->
                options("--repository", "x/*", "--repository", "y")
                    .find(gateway, settings("999988887777/eu-central-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void severalRegistriesAreNamedOneAfterTheOther() {
    FakeGateway gateway =
        new FakeGateway()
            .answer(Endpoint.DESCRIBE_REPOSITORIES, all(1))
            .answer(Endpoint.DESCRIBE_REPOSITORIES, Map.of());

    assertThatThrownBy(
            () ->
                options("--repository", "x")
                    .find(gateway, settings("999988887777/eu-central-1,999988887777/us-east-1")))
        .hasMessageStartingWith(
            "ECR has 1 repository in 999988887777/eu-central-1, 999988887777/us-east-1, and");
  }

  private static Map<Repository, TagMutability> all(int number) {
    return IntStream.range(0, number)
        .mapToObj(each -> repository("team/r" + each))
        .collect(
            Collectors.toMap(
                Function.identity(), each -> new TagMutability("IMMUTABLE", List.of())));
  }

  private static Settings settings(String registries) {
    return Settings.load(
        Path.of("."),
        Map.of(),
        Map.of(
            "cleanup.account-id", "999988887777",
            "cleanup.region", "eu-central-1",
            "cleanup.registries", registries,
            "cleanup.workloads", "111122223333/eu-central-1"));
  }

  @Test
  void withoutAPatternAllAreMeant() {
    assertThat(options().isAll()).isTrue();
    assertThat(options().match(repository("team/orders"))).isTrue();
  }
}
