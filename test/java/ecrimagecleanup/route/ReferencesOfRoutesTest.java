package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.References;
import java.io.IOException;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint, route, bean and method that any route names exists, in the application with its
 * settings, also in routes that its settings leave out.
 */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    properties = {
      "cleanup.sweep-cron=0 0 3 * * ?",
      "cleanup.event-bus=events",
      "cleanup.task-events-queue=tasks",
      "cleanup.brake-parameter=brake",
      "cleanup.report-webhook=https://hooks.example.com/x",
      "cleanup.report-topic=arn:aws:sns:eu-central-1:999988887777:owners",
      "camel.main.auto-startup=false"
    },
    replaceRouteFromWith = {
      RouteTest.EVENTS,
      RouteTest.CHECKS,
      RouteTest.SWEEPS,
      "cleanup-task-state-events=direct:tasks"
    })
class ReferencesOfRoutesTest extends RouteTest {
  @Test
  void allThatRoutesNameExists() throws IOException {
    Flow flow = Flow.ofAllFiles();

    assertThat(flow.routes()).isNotEmpty();
    assertThat(References.missing(flow, context)).isEmpty();
  }
}
