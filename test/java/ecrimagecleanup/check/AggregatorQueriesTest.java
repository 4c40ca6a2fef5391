package ecrimagecleanup.check;

import static ecrimagecleanup.check.CheckFixtures.arn;
import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregatorQueriesTest {
  private static final String IMAGE = "configuration.ContainerDefinitions.Image";
  private static final AggregatorQueries QUERIES =
      new AggregatorQueries("SELECT arn WHERE ({images})", "SELECT arn WHERE ({task-definitions})");
  private static final AggregatorQueries SHIPPED =
      new AggregatorQueries(file("task-definitions.sql"), file("services.sql"));

  private static String file(String name) {
    try {
      return Files.readString(Path.of("config/queries", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> conditions(AggregatorQuery query, String before, String after) {
    return query.expressions().stream()
        .peek(expression -> assertThat(expression).startsWith(before).endsWith(after))
        .map(e -> e.substring(before.length(), e.length() - after.length()))
        .flatMap(all -> Arrays.stream(all.split(" OR ", -1)))
        .toList();
  }

  @Test
  void asksForEveryHostAndForm() {
    assertThat(conditions(QUERIES.taskDefinitionsNaming(REPOSITORY), "SELECT arn WHERE (", ")"))
        .containsExactlyElementsOf(
            REGISTRY.hosts().stream()
                .flatMap(
                    host ->
                        List.of(
                            IMAGE + " = '" + host + "/team/orders'",
                            IMAGE + " LIKE '" + host + "/team/orders:%'",
                            IMAGE + " LIKE '" + host + "/team/orders@%'",
                            IMAGE + " LIKE '" + host + ":443/team/orders%'")
                            .stream())
                .toList());
  }

  @Test
  void asksForEveryRevisionOfAFamilyOnceInBothForms() {
    AggregatorQuery query =
        QUERIES.servicesOfFamilies(List.of(arn("orders", 41), arn("orders", 40), arn("otel", 1)));

    assertThat(conditions(query, "SELECT arn WHERE (", ")"))
        .containsExactlyInAnyOrder(
            "configuration.TaskDefinition LIKE "
                + "'arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:%'",
            "configuration.TaskDefinition LIKE "
                + "'arn:aws:ecs:eu-central-1:111122223333:task-definition/otel:%'",
            "configuration.TaskDefinition LIKE 'orders:%'",
            "configuration.TaskDefinition LIKE 'otel:%'");
  }

  @Test
  void asksNothingForNoFamily() {
    assertThat(QUERIES.servicesOfFamilies(List.of()).expressions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-central-1", "us-gov-west-1", "cn-northwest-1", "eusc-de-east-1"})
  void theLongestNameIsSplitWithinTheLimitAndNothingIsLost(String region) {
    Repository longest = new Repository(new Registry("999988887777", region), "a".repeat(256));
    AggregatorQuery query = SHIPPED.taskDefinitionsNaming(longest);

    assertThat(query.expressions())
        .hasSizeGreaterThan(1)
        .allSatisfy(expression -> assertThat(expression).hasSizeLessThanOrEqualTo(4096));
    assertThat(String.join(" OR ", query.expressions()).split("\\Q" + IMAGE + "\\E (=|LIKE) ", -1))
        .as("each expression selects the image as well")
        .hasSize(4 * longest.registry().hosts().size() + 1);
    for (String host : longest.registry().hosts()) {
      String name = host + "/" + longest.name();
      for (String condition :
          List.of(
              "= '" + name + "'",
              name + ":%'",
              name + "@%'",
              host + ":443/" + longest.name() + "%'")) {
        assertThat(query.expressions()).filteredOn(e -> e.contains(condition)).hasSize(1);
      }
    }
  }

  @Test
  void thousandsOfFamiliesAreSplitWithinTheLimitAndNothingIsLost() {
    List<TaskDefinitionArn> arns =
        IntStream.rangeClosed(1, 3000).mapToObj(i -> arn("family-" + i, i)).toList();
    AggregatorQuery query = SHIPPED.servicesOfFamilies(arns);
    String all = query.toString();

    assertThat(query.expressions())
        .allSatisfy(expression -> assertThat(expression).hasSizeLessThanOrEqualTo(4096))
        .allSatisfy(
            expression -> assertThat(expression).contains("'AWS::ECS::TaskSet'").endsWith(")"));
    for (TaskDefinitionArn arn : arns) {
      assertThat(all).contains("'" + arn.familyArn() + ":%'").contains("'" + arn.family() + ":%'");
    }
  }

  @Test
  void theShippedQueriesAskForWhatIsReadAndLeaveOutRemarks() {
    String definitions = SHIPPED.taskDefinitionsNaming(REPOSITORY).expressions().get(0);
    String services = SHIPPED.servicesOfFamilies(List.of(arn("a", 1))).expressions().get(0);

    assertThat(definitions)
        .startsWith("SELECT ")
        .doesNotContain("--", "{", "\n", "INACTIVE")
        .contains("configurationItemCaptureTime", "configuration.Status", " arn,", IMAGE)
        .contains("resourceType = 'AWS::ECS::TaskDefinition' AND (");
    assertThat(services)
        .startsWith("SELECT ")
        .doesNotContain("--", "{", "\n")
        .contains("accountId", "awsRegion", "configurationItemCaptureTime")
        .contains("resourceType IN ('AWS::ECS::Service', 'AWS::ECS::TaskSet') AND (");
  }

  @Test
  void aPlaceholderInARemarkIsNoPlaceholder() {
    assertThatThrownBy(() -> new AggregatorQueries("-- {images}\nSELECT arn", "{task-definitions}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{images}");
    assertThatThrownBy(() -> new AggregatorQueries("{images}", "  -- {task-definitions}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{task-definitions}");
  }

  @Test
  void remarksAndLineBreaksAreNotSent() {
    AggregatorQueries queries =
        new AggregatorQueries(
            "-- it's {images}\r\n  SELECT arn\n\n  -- 100%\n WHERE {images}\n",
            "{task-definitions}");

    assertThat(queries.taskDefinitionsNaming(REPOSITORY).expressions().get(0))
        .startsWith("SELECT arn WHERE " + IMAGE + " = '");
  }

  @Test
  void aTemplateThatLeavesNoRoomIsRefused() {
    AggregatorQueries queries =
        new AggregatorQueries("SELECT " + "a".repeat(4050) + " {images}", "{task-definitions}");

    assertThatThrownBy(() -> queries.taskDefinitionsNaming(REPOSITORY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPlaceholderThatStandsTwiceNeverMakesATooLongQuery() {
    AggregatorQueries queries =
        new AggregatorQueries("SELECT {images} OR {images}", "{task-definitions}");
    Repository longest = new Repository(REGISTRY, "a".repeat(256));

    assertThatThrownBy(() -> queries.taskDefinitionsNaming(longest))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quotesAndPercentSignsAreOnlyThoseOfTheQuery() {
    for (String condition :
        conditions(QUERIES.taskDefinitionsNaming(REPOSITORY), "SELECT arn WHERE (", ")")) {
      assertThat(condition).matches("[A-Za-z.]+ (=|LIKE) '[a-z0-9.-]+(:443)?/[a-z0-9./-]+[:@]?%?'");
    }
  }
}
