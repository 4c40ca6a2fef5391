package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The brake of the operator, a parameter of SSM that is read right before each removal. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {RouteTest.DELETE, "cleanup.brake-parameter=/ecr-image-cleanup/brake"},
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class BrakeRouteTest extends RouteTest {

  @Test
  void ifNobodyCanSayWhatTheParameterIsNothingIsRemoved() throws Exception {
    aws.with(image('a')).fail("getParameter", throttled);

    assertThat(assertFailed(receive("direct:checks", message(check('a'))))).isSameAs(throttled);

    aws.assertNothingRemoved();
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "", "OFF", "no"})
  void whileTheParameterIsNotOffNothingIsRemoved(String value) throws Exception {
    aws.with(image('a')).answer("getParameter", value);

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertThat(decisions.texts())
        .last()
        .asString()
        .contains(
            "\"decision\":\"postpone\"",
            "\"question\":\"brake\"",
            "The parameter of cleanup.brake-parameter holds removals: it is not off.");
  }

  @Test
  void whileTheParameterIsOffTheImageGoes() throws Exception {
    aws.with(image('a')).answer("getParameter", "off");

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
    assertThat(aws.operations()).containsSubsequence("getParameter", "deleteImages");
  }
}
