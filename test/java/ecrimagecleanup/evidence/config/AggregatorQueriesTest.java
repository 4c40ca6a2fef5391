package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.image.ImageFixtures.REGISTRY;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregatorQueriesTest {
  private static final String IMAGE = "configuration.ContainerDefinitions.Image";
  private static final AggregatorQueries QUERIES =
      with("task-definitions.sql", "SELECT arn WHERE ({images %s})".formatted(IMAGE));
  private static final AggregatorQueries SHIPPED = new AggregatorQueries(shipped());
  private static final Instant NOW = Instant.parse("2026-03-03T10:00:05Z");
  private static final RepositoryNames NAME = RepositoryNames.of(REPOSITORY);

  private static Map<String, String> shipped() {
    Path folder = Path.of("config/queries");
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> queries = new HashMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        queries.put(folder.relativize(file).toString(), Files.readString(file));
      }
      return queries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shipped queries with another one in place of one of them. */
  private static AggregatorQueries with(String file, String query) {
    Map<String, String> queries = shipped();
    queries.put(file, query);
    queries.put(
        "services.sql", "SELECT arn WHERE ({task-definitions configuration.TaskDefinition})");
    return new AggregatorQueries(queries);
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
    assertThat(conditions(QUERIES.taskDefinitionsNaming(NAME), "SELECT arn WHERE (", ")"))
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
  void reality25AsksForAFewImagesByTheirTagsAndDigestsAndForARevision() {
    ImageNames image = ImageNames.of(NAME, image(1, "1.41.0", "latest"), List.of(), List.of());
    AggregatorQuery query =
        QUERIES.taskDefinitionsNaming(
            NAME, EndedTaskDefinitions.of(List.of(image), List.of(arn("orders", 41))));

    assertThat(conditions(query, "SELECT arn WHERE (", ")"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("arn = '%s'".formatted(arn("orders", 41))),
                    REGISTRY.hosts().stream()
                        .flatMap(
                            host ->
                                Stream.of(
                                        " = '%s/team/orders:1.41.0'",
                                        " LIKE '%s/team/orders:1.41.0@%%'",
                                        " = '%s/team/orders:latest'",
                                        " LIKE '%s/team/orders:latest@%%'",
                                        " = '%s/team/orders'",
                                        " = '%s/team/orders@" + digest(1) + "'",
                                        " LIKE '%s:443/team/orders%%'")
                                    .map(condition -> IMAGE + condition.formatted(host))))
                .toList());
  }

  @Test
  void reality25AsksNothingForNoImageAndNoRevision() {
    assertThat(QUERIES.taskDefinitionsNaming(NAME, EndedTaskDefinitions.NONE).expressions())
        .isEmpty();
  }

  @Test
  void reality25AsksInEveryFormForWhatIsActiveAndForWhatWasCapturedWithinTheGracePeriod() {
    String whole = String.join("", SHIPPED.taskDefinitionsNaming(NAME).expressions());
    String lately =
        " AND (configuration.Status = 'ACTIVE' OR configurationItemCaptureTime"
            + " BETWEEN '2026-03-02T07:00:00.000Z' AND '2026-03-03T12:00:00.000Z')";

    assertThat(SHIPPED.activeNaming(NAME, NOW.minus(Duration.ofHours(26)), NOW).expressions())
        .singleElement()
        .satisfies(
            expression ->
                assertThat(expression)
                    .contains(lately)
                    .satisfies(it -> assertThat(it.replace(lately, "")).isEqualTo(whole)));
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
  void aFamilyOfOneLetterIsTooShortForLikeAndIsAskedForByTheFirstDigitsOfItsRevisions() {
    AggregatorQuery query = QUERIES.servicesOfFamilies(List.of(arn("f", 1), arn("ff", 1)));

    assertThat(conditions(query, "SELECT arn WHERE (", ")"))
        .filteredOn(condition -> !condition.contains("arn:"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("f:1", "f:2", "f:3", "f:4", "f:5", "f:6", "f:7", "f:8", "f:9", "ff:")
                .map("configuration.TaskDefinition LIKE '%s%%'"::formatted)
                .toList());
  }

  @Test
  void asksNothingForNoFamily() {
    assertThat(QUERIES.servicesOfFamilies(List.of()).expressions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-central-1", "us-gov-west-1", "cn-northwest-1", "eusc-de-east-1"})
  void theLongestNameIsSplitWithinTheLimitAndNothingIsLost(String region) {
    Repository longest = new Repository(new Registry("999988887777", region), "a".repeat(256));
    AggregatorQuery query = SHIPPED.taskDefinitionsNaming(RepositoryNames.of(longest));

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
  @Tag("many-cases")
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
    String definitions = SHIPPED.taskDefinitionsNaming(NAME).expressions().get(0);
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
    assertThatThrownBy(() -> with("task-definitions.sql", "-- {images a.B}\nSELECT arn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("task-definitions.sql has no placeholder {images <property>}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{images}", "{images }", "{images a'b}", "{task-definitions a.B}", ""})
  void aPlaceholderNeedsAPropertyAndTheRightSubject(String placeholder) {
    assertThatThrownBy(() -> with("task-definitions.sql", "SELECT arn WHERE " + placeholder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("task-definitions.sql");
  }

  @Test
  void aQueryHasOnePlaceholder() {
    assertThatThrownBy(() -> with("task-definitions.sql", "SELECT {images a.B} OR {images a.C}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a placeholder too many");
    assertThatThrownBy(() -> with("active-task-definitions.sql", "SELECT {images a.B}"))
        .hasMessageContaining("has no placeholder {captured <property>}");
  }

  @Test
  void aMissingQueryIsNamed() {
    assertThatThrownBy(() -> new AggregatorQueries(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The query task-definitions.sql is missing.");
  }

  @Test
  void remarksAndLineBreaksAreNotSent() {
    AggregatorQueries queries =
        with(
            "task-definitions.sql",
            "-- it's {images a.B}\r\n  SELECT arn\n\n  -- 100%\n WHERE {images a.B}\n");

    assertThat(queries.taskDefinitionsNaming(NAME).expressions().get(0))
        .startsWith("SELECT arn WHERE a.B = '");
  }

  @Test
  void aTemplateThatLeavesNoRoomIsRefused() {
    AggregatorQueries queries =
        with("task-definitions.sql", "SELECT " + "a".repeat(4050) + " {images a.B}");

    assertThatThrownBy(() -> queries.taskDefinitionsNaming(NAME))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anExpressionHasAsManyCharactersAsConfigTakes() {
    String longest = "a".repeat(4096);

    assertThat(QueryFixtures.query(longest).expressions()).containsExactly(longest);
    assertThatThrownBy(() -> QueryFixtures.query(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4097 characters");
  }

  @Test
  void aReplicatedRepositoryIsAskedForByEveryHostOfItsReplicas() {
    Registry replica = new Registry("999988887777", "us-east-1");
    RepositoryNames names = new Replicas(Map.of(replica, REGISTRY)).of(REPOSITORY);
    String query = SHIPPED.taskDefinitionsNaming(names).toString();

    for (Registry registry : List.of(REGISTRY, replica)) {
      for (String host : registry.hosts()) {
        assertThat(query).contains("LIKE '" + host + "/team/orders:%'");
      }
    }
  }

  @Test
  void otherTypesAreAskedForByTheirOwnProperties() {
    String query = SHIPPED.othersNaming(NAME).toString();
    String uri = REGISTRY.hosts().get(0) + "/team/orders";

    for (String property :
        List.of(
            "configuration.SourceConfiguration.ImageRepository.ImageIdentifier",
            "configuration.PrimaryContainer.Image",
            "configuration.Containers.Image",
            "configuration.environment.image")) {
      assertThat(query).contains(property + " LIKE '" + uri + ":%'");
    }
    assertThat(SHIPPED.othersNaming(NAME).expressions())
        .allSatisfy(expression -> assertThat(expression).hasSizeLessThanOrEqualTo(4096));
  }

  private static CoverageRules rules(String family, String canaryAge, String more) {
    return CoverageRules.parse(
        family,
        "",
        canaryAge,
        0,
        1,
        "report",
        EvidenceSources.parse("config-coverage,config-task-definitions,config-services" + more),
        "PT24H");
  }

  @Test
  void theCanaryIsAskedForByItsName() {
    assertThat(SHIPPED.canaries(rules("my-canary", "", ",ecs-live"), NOW).expressions())
        .hasSize(2)
        .allSatisfy(
            expression ->
                assertThat(expression)
                    .contains(
                        "resourceType = 'AWS::ECS::TaskDefinition' AND configuration.Status = 'ACTIVE' AND configuration.Family = 'my-canary'"));
    assertThatThrownBy(() -> SHIPPED.canaries(rules("x' OR '1' = '1", "", ""), NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reality18OfCanariesOnlyThoseAreAskedForThatWereCapturedLately() {
    assertThat(SHIPPED.canaries(rules("my-canary", "PT36H", ",ecs-live"), NOW).expressions())
        .satisfiesExactly(
            places -> assertThat(places).endsWith("GROUP BY accountId, awsRegion"),
            lately ->
                assertThat(lately)
                    .endsWith(
                        "configuration.Family = 'my-canary' AND configurationItemCaptureTime BETWEEN"
                            + " '2026-03-01T21:00:00.000Z' AND '2026-03-03T12:00:00.000Z'"));
  }

  @Test
  void reality01TheServiceOfTheCanaryIsAskedForOnlyIfEcsItselfIsNot() {
    assertThat(SHIPPED.canaries(rules("my-canary", "PT36H", ""), NOW).expressions())
        .hasSize(3)
        .last()
        .asString()
        .endsWith(
            "resourceType = 'AWS::ECS::Service' AND (configuration.ServiceName = 'my-canary' OR configuration.ServiceName = 'ecr-image-cleanup-canary')");
  }

  @Test
  void whatIsInUseIsCountedForEveryHostByAccountAndRegion() {
    String query = SHIPPED.inUse(List.of(REGISTRY)).toString();

    assertThat(query)
        .startsWith("SELECT accountId, awsRegion, COUNT(*) WHERE")
        .contains("Status = 'ACTIVE'")
        .endsWith("GROUP BY accountId, awsRegion");
    for (String host : REGISTRY.hosts()) {
      assertThat(query).contains(IMAGE + " LIKE '" + host + "/%'");
      assertThat(query).contains(IMAGE + " LIKE '" + host + ":443/%'");
    }
  }

  @Test
  void quotesAndPercentSignsAreOnlyThoseOfTheQuery() {
    for (String condition :
        conditions(QUERIES.taskDefinitionsNaming(NAME), "SELECT arn WHERE (", ")")) {
      assertThat(condition).matches("[A-Za-z.]+ (=|LIKE) '[a-z0-9.-]+(:443)?/[a-z0-9./-]+[:@]?%?'");
    }
  }
}
