package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** The example of docs/extending.md. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class SkippedImagesRouteTest extends RouteTest {
  @Test
  void anImageOfARepositoryThatHasNotOptedInGetsNoCheck() throws Exception {
    aws.with(Samples.image('a', "1.41.0")).answer("describeRepositoryTags", MockAws.notOptedIn());

    assertDone(
        receive(
            "direct:events", Events.deregistered("2026-03-03T09:59:22Z", Samples.URI + ":1.41.0")));

    assertThat(aws.schedules()).isEmpty();
  }
}
