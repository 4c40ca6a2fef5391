package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;
import ecrimagecleanup.route.model.RouteFile;
import ecrimagecleanup.route.model.Step;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file in {@code routes/}, without running it. */
class RoutesTest {
  private static final int MOST_STEPS = 10;

  /** The route whose failures are answers: what a source does not know keeps the image. */
  private static final String ASK_SOURCE = "cleanup-ask-source";

  private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");

  /**
   * With any of these an exchange that failed can complete, and the consumer deletes its message.
   */
  private static final Set<String> HANDLING =
      Set.of(
          "handled",
          "continued",
          "doTry",
          "doCatch",
          "onException",
          "deadLetterChannel",
          "defaultErrorHandler",
          "jtaTransactionErrorHandler",
          "springTransactionErrorHandler",
          "refErrorHandler",
          "onFallback",
          "rollback",
          "stop");

  /** With any of these a message could choose where it goes. */
  private static final Set<String> DYNAMIC =
      Set.of(
          "toD",
          "wireTap",
          "pollEnrich",
          "poll",
          "recipientList",
          "routingSlip",
          "dynamicRouter",
          "kamelet",
          "script");

  static Stream<RouteFile> files() throws IOException {
    return RouteFile.all();
  }

  static Stream<JsonNode> routes() throws IOException {
    return RouteFile.all().flatMap(RouteFile::routes);
  }

  @ParameterizedTest
  @MethodSource("files")
  void isValidByTheSchemaOfTheYamlDsl(RouteFile file) throws IOException {
    assertThat(Schema.OF_YAML_DSL.validate(file.content())).as(file.toString()).isEmpty();
  }

  /** The other rules look at routes alone; Camel knows more that may stand here. */
  @ParameterizedTest
  @MethodSource("files")
  void atTheTopAreRoutesBeansAndConfigurationsAlone(RouteFile file) {
    assertThat(file.content()).isNotEmpty();
    for (JsonNode entry : file.content()) {
      assertThat(entry.properties())
          .singleElement()
          .extracting(Map.Entry::getKey)
          .isIn("route", "beans", "routeConfiguration");
    }
  }

  /** Read once: it has 800 KB. */
  private static final class Schema {
    static final JsonSchema OF_YAML_DSL = read();

    private static JsonSchema read() {
      try (InputStream in = Schema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
        assertThat(in).isNotNull();
        JsonNode schema = new ObjectMapper().readTree(in);
        VersionFlag version = SpecVersionDetector.detect(schema);
        return JsonSchemaFactory.getInstance(version).getSchema(schema);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void theSchemaFindsAMistake() throws IOException {
    JsonNode file =
        RouteFile.parse("- route:\n    id: x\n    from:\n      uri: direct:x\n      stepps: []\n");

    assertThat(Schema.OF_YAML_DSL.validate(file)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyEndpointHasOnlyOptionsThatExistWithValuesThatFit(RouteFile file) throws IOException {
    DefaultCamelCatalog catalog = Catalogs.withOurComponents();

    file.producers()
        .map(Step::uri)
        .forEach(uri -> assertValid(catalog.validateEndpointProperties(uri, false, false, true)));
    file.routes()
        .map(route -> Step.uri(route.path("from")))
        .forEach(uri -> assertValid(catalog.validateEndpointProperties(uri, false, true, false)));
  }

  private static void assertValid(EndpointValidationResult result) {
    assertThat(result.getUnknownComponent()).isNull();
    assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
  }

  @Test
  void theCatalogFindsAMistake() throws IOException {
    DefaultCamelCatalog catalog = Catalogs.withOurComponents();

    assertThat(
            Stream.of("ecr-images:images?operation=dropAll", "aws2-sqs:queue?greedy=maybe")
                .filter(uri -> catalog.validateEndpointProperties(uri).isSuccess()))
        .isEmpty();
    assertThat(catalog.validateEndpointProperties("nothing:x").getUnknownComponent())
        .isEqualTo("nothing");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everyRouteHasAnIdADescriptionAndFewSteps(JsonNode route) {
    assertThat(route.path("id").asText()).matches(ID);
    assertThat(route.path("description").asText()).isNotBlank();
    assertThat(route.at("/from/steps").size()).isBetween(1, MOST_STEPS);
  }

  @Test
  void idsAreUniqueAndDirectEndpointsAreNamedAfterTheirRoutes() throws IOException {
    assertThat(routes().map(route -> route.path("id").asText())).doesNotHaveDuplicates();
    assertThat(routes())
        .filteredOn(route -> route.at("/from/uri").asText().startsWith("direct:"))
        .isNotEmpty()
        .allSatisfy(
            route ->
                assertThat(route.at("/from/uri").asText())
                    .isEqualTo("direct:" + route.path("id").asText()));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void nothingCanCompleteAFailedMessage(JsonNode route) {
    if (!route.path("id").asText().equals(ASK_SOURCE)) {
      assertThat(RouteFile.keys(route)).doesNotContainAnyElementsOf(HANDLING);
    }
  }

  @Test
  void oneRouteAloneTurnsAFailureIntoAnAnswerAndDoesNothingElse() throws IOException {
    JsonNode route =
        routes().filter(r -> r.path("id").asText().equals(ASK_SOURCE)).findFirst().orElseThrow();

    assertThat(RouteFile.keys(route))
        .containsAnyElementsOf(HANDLING)
        .doesNotContain("to", "onException", "continued", "handled");
    assertThat(route.at("/from/steps/3/doTry/steps/0/toD/uri").asText())
        .isEqualTo("direct:cleanup-evidence-${variable.source}");
  }

  /**
   * What sends reports, and whatever it calls by direct: tried again, by an error handler of its
   * own.
   */
  private static final String REPORTS = "ecr-image-cleanup-reports";

  @Test
  void theOneErrorHandlerForAllRoutesThatAMessageCanReachIsNone() throws IOException {
    List<JsonNode> configurations =
        RouteFile.all().flatMap(file -> file.all("routeConfiguration")).toList();

    assertThat(configurations)
        .as("without an id it would be for the routes of a host, too")
        .extracting(each -> each.path("id").asText())
        .containsExactlyInAnyOrder("ecr-image-cleanup", REPORTS);
    assertThat(configurations)
        .filteredOn(each -> each.path("id").asText().equals("ecr-image-cleanup"))
        .allMatch(each -> each.at("/errorHandler/noErrorHandler").isObject());
    assertThat(RouteFile.all().flatMap(file -> file.all("errorHandler"))).hasSize(2);
    assertThat(routes().map(route -> route.path("routeConfigurationId").asText()))
        .containsOnly("ecr-image-cleanup", REPORTS);
    for (RouteFile file :
        RouteFile.all().filter(each -> !each.folder().equals("reports")).toList()) {
      assertThat(file.routes().map(route -> route.path("routeConfigurationId").asText()))
          .as(file.toString())
          .doesNotContain(REPORTS);
      assertThat(file.producers().map(Step::uri))
          .as(file.toString())
          .noneMatch(RoutesTest::reports);
    }
  }

  private static boolean reports(String uri) {
    return uri.matches("direct:cleanup-[a-z]+-report");
  }

  @Test
  void aReportTakesNoMessageOfAQueue() throws IOException {
    List<RouteFile> files =
        RouteFile.all().filter(file -> file.folder().equals("reports")).toList();

    assertThat(files).hasSize(1);
    assertThat(files.get(0).routes().map(route -> route.at("/from/uri").asText()))
        .contains("quartz:cleanup-report")
        .noneMatch(uri -> uri.startsWith("aws2-sqs:"));
    assertThat(files.get(0).producers().map(Step::uri))
        .isNotEmpty()
        .allMatch(
            uri ->
                reports(uri)
                    || uri.startsWith("cleanup-webhook:")
                    || uri.startsWith("eventbridge-scheduler:"));
  }

  @Test
  void everySplitFailsItsMessageIfAPartFails() throws IOException {
    assertThat(RouteFile.all().flatMap(file -> file.all("split")))
        .isNotEmpty()
        .allSatisfy(
            split ->
                assertThat(split.path("aggregationStrategy").asText())
                    .isEqualTo("#bean:cleanupFirstFailure"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void noMessageChoosesWhereItGoes(JsonNode route) {
    if (!route.path("id").asText().equals(ASK_SOURCE)) {
      assertThat(RouteFile.keys(route)).doesNotContainAnyElementsOf(DYNAMIC);
      assertThat(RouteFile.all(route, "uri").map(JsonNode::asText))
          .noneMatch(uri -> uri.contains("${"));
    }
    assertThat(Step.in(route).filter(step -> step.kind().equals("enrich")))
        .allMatch(Step::isConstant);
    assertThat(Step.in(route).filter(Step::isProducer))
        .filteredOn(step -> step.node().path("parameters").toString().contains("${"))
        .allSatisfy(step -> assertThat(step.uri()).startsWith("micrometer:"));
  }

  @Test
  void everyQueueIsReadAsItHasToBe() throws IOException {
    List<JsonNode> queues =
        routes()
            .map(route -> route.path("from"))
            .filter(from -> from.path("uri").asText().startsWith("aws2-sqs:"))
            .toList();

    assertThat(queues).hasSize(4);
    Map<String, String> expected =
        Map.of(
            "headerFilterStrategy", "#bean:cleanupNoInboundHeaders",
            "exceptionHandler", "#bean:cleanupFailedMessages",
            "visibilityTimeout", "{{cleanup.visibility-timeout}}",
            "extendMessageVisibility", "true");
    for (JsonNode queue : queues) {
      JsonNode parameters = queue.path("parameters");
      expected.forEach(
          (name, value) -> assertThat(parameters.path(name).asText()).as(name).isEqualTo(value));
      // Attributes would become headers; a message that is not deleted after its success would come
      // again, one that is deleted whatever happens would be lost.
      for (String name :
          List.of(
              "messageAttributeNames",
              "attributeNames",
              "autoCreateQueue",
              "deleteAfterRead",
              "deleteIfFiltered",
              "bridgeErrorHandler")) {
        assertThat(parameters.has(name)).as(name).isFalse();
      }
      assertThat(queue.path("uri").asText()).doesNotContain("?");
    }
  }

  @Test
  void aSweepIsDeliveredToItsOwnQueueAndWhatCannotBeToThatOfItsDeadLetters() throws IOException {
    JsonNode route =
        routes()
            .filter(r -> r.path("id").asText().equals("cleanup-schedule-sweep"))
            .findFirst()
            .orElseThrow();

    assertThat(RouteFile.all(route, "to").map(Step::uri))
        .containsExactly(
            "eventbridge-scheduler:sweeps?operation=createSchedule"
                + "&groupName={{cleanup.schedule-group}}"
                + "&targetArn={{cleanup.sweeps-queue-arn}}"
                + "&roleArn={{cleanup.scheduler-role-arn}}"
                + "&deadLetterArn={{cleanup.sweeps-queue-arn}}-dead-letters"
                + "&region={{cleanup.region}}"
                + "&useDefaultCredentialsProvider=true");
  }

  @Test
  void whatRemovesImagesBeginsWithTheThrottle() throws IOException {
    List<JsonNode> removing = routes().filter(RoutesTest::removes).toList();

    assertThat(removing)
        .extracting(route -> route.path("id").asText())
        .containsExactlyInAnyOrder("cleanup-delete-images", "cleanup-archive-images");
    for (JsonNode route : removing) {
      JsonNode throttle = route.at("/from/steps/0/throttle");
      assertThat(throttle.at("/expression/constant/expression").asText())
          .isEqualTo("{{cleanup.removals-per-second}}");
      assertThat(throttle.path("timePeriodMillis").asText()).isEqualTo("1000");
      assertThat(throttle.properties())
          .extracting(Map.Entry::getKey)
          .containsExactlyInAnyOrder("expression", "timePeriodMillis");
    }
  }

  private static boolean removes(JsonNode route) {
    return Step.in(route)
        .filter(Step::isProducer)
        .anyMatch(step -> step.uri().matches(".*operation=(delete|archive)Images.*"));
  }

  @Test
  void onlyKnownComponentsAreCalled() throws IOException {
    assertThat(RouteFile.all().flatMap(RouteFile::producers))
        .extracting(step -> step.uri().replaceFirst(":.*", ""))
        .containsOnly(
            "direct",
            "ecr-images",
            "eventbridge-scheduler",
            "config-aggregator",
            "ecs-usage",
            "inspector-coverage",
            "lambda-usage",
            "cleanup-reader",
            "aws2-eventbridge",
            "cleanup-webhook",
            "aws-parameter-store",
            "micrometer");
  }
}
