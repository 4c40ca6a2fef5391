package ecrimagecleanup.endtoend;

import static ecrimagecleanup.sandbox.EmbeddedAws.DEAD_LETTERS;
import static ecrimagecleanup.sandbox.EmbeddedAws.EVENTS_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.route.LogLines;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs.Received;
import ecrimagecleanup.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The jar on the class path of an application of others, and settings: that is all. Each hazard of
 * doing so has a test with its name.
 */
class EmbeddedTest {
  private static final Pattern OF_AWS =
      Pattern.compile("(aws2?|config|ecr|ecs|eventbridge|inspector|lambda|cleanup-reader)[a-z-]*:");
  private static final String DEAD_LETTER_CHANNEL =
      """
      - errorHandler:
          deadLetterChannel:
            deadLetterUri: seda:dead-letters-of-the-host
      """;

  /** For every route that names no configuration of its own. */
  private static final String HANDLES_EVERYTHING =
      """
      - routeConfiguration:
          onException:
            - onException:
                exception:
                  - java.lang.Exception
                handled:
                  constant: true
                steps:
                  - to: seda:dead-letters-of-the-host
      """;

  private static final String ROUTE_THAT_FAILS =
      """
      - route:
          id: failing-route-of-the-host
          from:
            uri: direct:fails
            steps:
              - throwException:
                  exceptionType: java.lang.IllegalStateException
                  message: The route of the host fails.
      """;

  private static Map<String, String> settings(String... more) {
    Map<String, String> settings = new HashMap<>(Host.SETTINGS);
    for (String setting : more) {
      int equals = setting.indexOf('=');
      settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return settings;
  }

  private static List<String> routesOf(CamelContext context) {
    return context.getRoutes().stream().map(Route::getRouteId).toList();
  }

  private static void assertRefused(Host host, String... sentences) {
    assertThatThrownBy(host::start)
        .hasStackTraceContaining("VetoCamelContextStartException")
        .satisfies(
            refused -> {
              for (String sentence : sentences) {
                assertThat(refused).hasStackTraceContaining(sentence);
              }
            });
    assertThat(host.context().isStarted()).isFalse();
  }

  /** They come once SQS has delivered them for the last time, each time a little later. */
  private static List<Received> deadLetters(Host host) {
    return Stream.generate(() -> host.aws().queues().receive(EVENTS_QUEUE + DEAD_LETTERS, 20))
        .limit(6)
        .filter(received -> !received.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  @Test
  void anEventBecomesACheckWhichRemovesTheUnusedImageAndKeepsTheUsedOne() {
    try (Host host = new Host().with(settings()).start()) {
      String unused = host.retireOneOfTwo();

      host.pass(Duration.ofHours(26));

      assertThat(host.removed()).containsExactly(unused);
    }
  }

  /** With routes of the host that are loaded before ours, or after them. */
  private static void start(Host host, String routes, boolean hostFirst) {
    if (hostFirst) {
      host.withRoutes(routes).start();
    } else {
      host.start().withRoutes(routes);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void hazard01TheErrorHandlingOfTheHostIsNotOursWhicheverIsLoadedFirst(boolean hostFirst) {
    try (Host host = new Host().with(settings())) {
      start(host, DEAD_LETTER_CHANNEL + HANDLES_EVERYTHING + ROUTE_THAT_FAILS, hostFirst);
      host.aws().deliver(EVENTS_QUEUE, "{");

      assertThat(deadLetters(host)).hasSize(1);
      assertThat(
              host.context()
                  .createConsumerTemplate()
                  .receiveBodyNoWait("seda:dead-letters-of-the-host"))
          .isNull();
    }
  }

  @Test
  void hazard01OurErrorHandlingIsNotThatOfTheHostWhicheverIsLoadedFirst() {
    for (boolean hostFirst : List.of(true, false)) {
      try (Host host = new Host().with(settings())) {
        start(host, DEAD_LETTER_CHANNEL + ROUTE_THAT_FAILS, hostFirst);

        host.context().createProducerTemplate().sendBody("direct:fails", "a message");

        assertThat(
                host.context()
                    .createConsumerTemplate()
                    .receiveBody("seda:dead-letters-of-the-host", 10_000))
            .isEqualTo("a message");
      }
    }
  }

  @Test
  void hazard02WrongSettingsRefuseTheStartWithEverySentence() {
    try (Host host =
        new Host()
            .with(settings("cleanup.grace=PT1M", "cleanup.rollout=-PT1H", "cleanup.grase=PT30H"))) {
      assertRefused(
          host,
          SettingsException.NO_START,
          "cleanup.grace",
          "cleanup.rollout",
          "There is no setting cleanup.grase.");
    }
  }

  @Test
  void hazard02ASettingThatSpringKnowsAndWeDoNotRefusesTheStart() {
    StandardEnvironment spring = new StandardEnvironment();
    spring
        .getPropertySources()
        .addFirst(new MapPropertySource("a file", Map.of("cleanup.protectedTags", "release-*")));
    try (Host host = new Host().with(settings())) {
      host.context().getRegistry().bind("environment", spring);

      assertRefused(host, "There is no setting cleanup.protectedTags.");
    }
  }

  @Test
  void hazard02WhatIsSetWithoutAnAccountIsSaid() {
    Map<String, String> settings = settings("cleanup.grase=PT30H");
    settings.remove("cleanup.account-id");
    try (LogLines log = LogLines.of("ecrimagecleanup.embedded.StartInContext");
        Host host = new Host().with(settings).start()) {
      assertThat(host.context().getRoutes()).isEmpty();
      assertThat(log.texts())
          .singleElement()
          .asString()
          .contains("cleanup.account-id is not set", "cleanup.grase", "cleanup.region");
    }
  }

  @Test
  void hazard02AMissingSettingRefusesTheStart() {
    Map<String, String> settings = settings("cleanup.enabled=true");
    settings.remove("cleanup.account-id");
    try (Host host = new Host().with(settings)) {
      assertRefused(host, "cleanup.account-id");
    }
  }

  @Test
  void hazard03AnotherRegionOfTheHostIsNotOurs() {
    try (Host host = new Host().with(settings())) {
      host.context()
          .getComponent("aws2-sqs", Sqs2Component.class)
          .getConfiguration()
          .setRegion("us-east-1");
      host.start();
      String unused = host.retireOneOfTwo();

      host.pass(Duration.ofHours(26));

      assertThat(host.removed()).containsExactly(unused);
      assertThat(host.context().getEndpoints())
          .filteredOn(Sqs2Endpoint.class::isInstance)
          .extracting(endpoint -> ((Sqs2Endpoint) endpoint).getConfiguration().getRegion())
          .as("the embedded AWS answers whatever the region is")
          .isNotEmpty()
          .containsOnly(World.REGION);
    }
  }

  @Test
  void hazard04ANameThatTheHostHasAlreadyRefusesTheStart() {
    try (Host host =
        new Host()
            .with(settings())
            .withRoutes(
                """
                - route:
                    id: cleanup-check
                    from:
                      uri: direct:any
                      steps:
                        - log: any
                - route:
                    id: another
                    from:
                      uri: direct:cleanup-ask-sources
                      steps:
                        - log: any
                """)) {
      host.context().getRegistry().bind("cleanupPolicy", "any");

      assertRefused(
          host,
          "The context already has a route cleanup-check.",
          "The context already has a bean cleanupPolicy.",
          "A route of the context is already called by direct:cleanup-ask-sources.");
    }
  }

  /** Loaded once the context has been initialized, and before it starts. */
  @ParameterizedTest
  @ValueSource(strings = {"a route of the host", "the routes of the jar"})
  void hazard04WhatTakesThePlaceOfARouteOfOursRefusesTheStart(String what) throws IOException {
    String ours = Files.readString(Path.of("routes/check/check.camel.yaml"));
    try (Host host = new Host().with(settings())) {
      host.context().init();
      host.withRoutes(
          what.equals("the routes of the jar")
              ? ours
              : ROUTE_THAT_FAILS.replace("failing-route-of-the-host", "cleanup-check"));

      assertRefused(
          host,
          "Another route of the context has taken the place of a route of ecr-image-cleanup: cleanup-check");
    }
  }

  @Test
  void hazard05ThreeSettingsAreEnough() {
    Map<String, String> three = new HashMap<>(Host.SETTINGS);
    three.keySet().retainAll(List.of("cleanup.account-id", "cleanup.region", "cleanup.workloads"));
    try (Host host = new Host().with(three).start()) {
      assertThat(routesOf(host.context()))
          .contains("cleanup-task-definition-events", "cleanup-check", "cleanup-sweep");
      assertThat(host.context().resolvePropertyPlaceholders("{{cleanup.action}}"))
          .isEqualTo("report");
    }
  }

  @Test
  void hazard07TheQueriesAreThoseOfTheJar() {
    try (Host host = new Host().with(settings()).start()) {
      assertThat(host.context().resolvePropertyPlaceholders("{{cleanup.queries}}"))
          .startsWith("classpath:");
    }
  }

  @Test
  void hazard08ASourceWhoseLibraryIsNotThereRefusesTheStartAndNamesIt() {
    try (Host host =
        new Host()
            .with(
                settings(
                    "cleanup.evidence=config-task-definitions, kubernetes-live",
                    "cleanup.kubernetes=111122223333/eu-central-1/shop"))) {
      hide(host.context(), "io.fabric8.");

      assertRefused(host, "kubernetes-live needs io.fabric8:kubernetes-client");
    }
  }

  @Test
  void hazard08ThePageWithoutItsLibraryRefusesTheStartAndNamesIt() {
    try (Host host = new Host().with(settings("cleanup.http=true"))) {
      hide(host.context(), "org.apache.camel.component.platform.http.");

      assertRefused(host, "The setting cleanup.http needs camel-platform-http-main");
    }
  }

  @Test
  void hazard09NothingCallsARouteThatOnlyCommandsNeed() {
    assertThat(calledInVain("cleanup.commands=false"))
        .isSubsetOf(calledInVain("cleanup.commands=true"));
  }

  /** What is called by direct and is not there, such as routes that need a setting. */
  private static List<String> calledInVain(String setting) {
    try (Host host = new Host().with(settings(setting)).start()) {
      List<Endpoint> sources = host.context().getRoutes().stream().map(Route::getEndpoint).toList();
      return host.context().getEndpoints().stream()
          .filter(endpoint -> endpoint.getEndpointUri().startsWith("direct:"))
          .filter(endpoint -> !sources.contains(endpoint))
          .map(Endpoint::getEndpointUri)
          .toList();
    }
  }

  /** This one, as Spring Boot does for ours, reads no {@code camel.component} at all. */
  @Test
  void hazard10NoEndpointNeedsOptionsOfItsComponent() {
    try (Host host = new Host().with(settings()).start()) {
      assertThat(host.context().getEndpoints())
          .extracting(Endpoint::getEndpointUri)
          .filteredOn(uri -> OF_AWS.matcher(uri).lookingAt())
          .hasSizeGreaterThan(10)
          .allSatisfy(
              uri ->
                  assertThat(uri)
                      .contains("region=" + World.REGION, "useDefaultCredentialsProvider=true"));
    }
  }

  private static void hide(CamelContext context, String library) {
    context.setClassResolver(
        new DefaultClassResolver(context) {
          @Override
          public @Nullable Class<?> resolveClass(String name) {
            return name.startsWith(library) ? null : super.resolveClass(name);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"cleanup.enabled, false", "cleanup.account-id, ''"})
  void whoDoesNotWantTheRoutesHasNone(String key, String value) {
    try (Host host = new Host().with(settings(key + "=" + value)).start()) {
      assertThat(routesOf(host.context())).isEmpty();
    }
  }

  /** So does {@code camel export}. */
  @Test
  void whoMakesUpSettingsHasNoRoutes() {
    try (Host host = new Host().with(settings())) {
      host.context()
          .getPropertiesComponent()
          .addPropertiesSource(
              new PropertiesSource() {
                @Override
                public String getName() {
                  return "made up";
                }

                @Override
                public String getProperty(String name) {
                  return "anything";
                }
              });
      host.start();

      assertThat(routesOf(host.context())).isEmpty();
    }
  }

  @Test
  void whoDoesNotWantCommandsHasNoRoutesOfTheirs() {
    try (Host host = new Host().with(settings("cleanup.commands=false")).start()) {
      assertThat(routesOf(host.context()))
          .contains("cleanup-check")
          .doesNotContain("cleanup-explain", "cleanup-plan");
    }
  }

  /** Nor any bean for it. */
  @Test
  void nothingAnswersOverHttpUnlessItIsAsked() {
    try (Host host = new Host().with(settings()).start()) {
      assertThat(routesOf(host.context()))
          .contains("cleanup-check")
          .noneMatch(id -> id.startsWith("cleanup-http"));
      assertThat(host.context().getRegistry().lookupByName("cleanupObservations")).isNull();
    }
  }

  @Test
  void editedRoutesComeFromAFolder(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("mine.camel.yaml"), ROUTE_THAT_FAILS);
    Files.writeString(folder.resolve("notes.txt"), "no route");

    try (Host host = new Host().with(settings("cleanup.routes=file:" + folder)).start()) {
      assertThat(routesOf(host.context())).containsExactly("failing-route-of-the-host");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cleanup.routes=routes",
        "cleanup.routes=file:/there/is/no/such/folder",
        "cleanup.commands=perhaps",
        "cleanup.enabled=perhaps"
      })
  void whatIsNotUnderstoodRefusesTheStart(String setting) {
    try (Host host = new Host().with(settings(setting))) {
      assertRefused(host, setting);
    }
  }
}
