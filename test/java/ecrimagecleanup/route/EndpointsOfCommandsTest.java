package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.gateway.Endpoint;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a command calls is there when it is called. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    properties =
        "cleanup.evidence=config-coverage,config-task-definitions,config-services,ecs-live,lambda-live",
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class EndpointsOfCommandsTest extends RouteTest {
  private static final String DIRECT = "direct:";

  static Stream<Endpoint> ofAws() {
    return Stream.of(Endpoint.values()).filter(endpoint -> !endpoint.uri().startsWith(DIRECT));
  }

  static Stream<Endpoint> ofRoutes() {
    return Stream.of(Endpoint.values()).filter(endpoint -> endpoint.uri().startsWith(DIRECT));
  }

  @ParameterizedTest
  @MethodSource("ofRoutes")
  void everyRouteThatACommandCallsExists(Endpoint endpoint) {
    String uri = DIRECT + "//" + endpoint.uri().substring(DIRECT.length());

    assertThat(context.getRoutes())
        .extracting(Route::getEndpoint)
        .extracting(org.apache.camel.Endpoint::getEndpointUri)
        .contains(uri);
  }

  @ParameterizedTest
  @MethodSource("ofAws")
  void everyEndpointHasOnlyOptionsThatExistWithValuesThatFit(Endpoint endpoint) throws IOException {
    DefaultCamelCatalog catalog = Catalogs.withOurComponents();

    EndpointValidationResult result =
        catalog.validateEndpointProperties(endpoint.uri(), false, false, true);

    assertThat(result.getUnknownComponent()).isNull();
    assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void everyEndpointIsResolved(Endpoint endpoint) {
    assertThat(context.getEndpoint(endpoint.uri()).getEndpointUri()).doesNotContain("{{");
  }

  @ParameterizedTest
  @MethodSource("ofAws")
  void everyEndpointSaysRegionAndCredentialsItself(Endpoint endpoint) {
    assertThat(endpoint.uri())
        .contains("&region={{cleanup.region}}", "&useDefaultCredentialsProvider=true");
  }

  /** A rehearsal removes its own images, and refuses those of any other repository. */
  @Test
  void noneOfThemRemovesAnImageButThoseOfARehearsal() {
    assertThat(
            ofAws()
                .map(Endpoint::uri)
                .filter(uri -> !uri.startsWith("cleanup-rehearsal:"))
                .filter(RouteModel::removes))
        .isEmpty();
  }
}
