package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** The settings that docs/metrics.md gives leave out the metrics of Camel, and no other. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    properties = {
      "camel.metrics.enable-route-policy=false",
      "camel.metrics.enable-exchange-event-notifier=false",
      "camel.metrics.enable-route-event-notifier=false"
    },
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class WithoutMetricsOfCamelTest extends RouteTest {
  @Test
  void onlyThoseOfTheApplicationStay() throws Exception {
    assertDone(
        receive(
            "direct:events", Events.deregistered("2026-03-03T09:59:22Z", Samples.URI + ":1.41.0")));

    assertThat(
            context.getRegistry().findSingleByType(MeterRegistry.class).getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName))
        .contains("cleanup.events", "cleanup.brake.engaged")
        .noneMatch(name -> name.startsWith("camel."));
  }
}
