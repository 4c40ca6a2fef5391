package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.index;
import static ecrimagecleanup.route.Samples.manifest;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.model.RouteDefinition;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** What {@code cleanup.action=report}, the default, does to images that can go: nothing. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class ReportImagesRouteTest extends RouteTest {

  @Test
  void noStepThatRemovesImagesExists() {
    assertThat(RouteModel.removals(context)).isEmpty();
    assertThat(RouteModel.routes(context))
        .extracting(RouteDefinition::getRouteId)
        .contains("cleanup-remove-images")
        .doesNotContain("cleanup-archive-images", "cleanup-delete-images");
  }

  @Test
  void recordsWhatCouldGoAndRemovesNothing() throws Exception {
    aws.with(index('a'), image('b')).with(manifest('a', 'b'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.operations())
        .containsExactly(
            "describeRepositoryTags",
            "describeImages",
            "describeManifests",
            "describeImages",
            "listSchedules",
            "describeSources",
            MockAws.CANARIES,
            MockAws.IN_USE,
            MockAws.TASK_DEFINITIONS,
            MockAws.SERVICES,
            "listImages",
            "describeManifests",
            "describeRepositories");
    assertThat(decisions.texts())
        .singleElement()
        .asString()
        .contains("\"decision\":\"remove\",\"action\":\"report\"");
  }
}
