package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Image;
import java.util.List;
import java.util.Optional;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** A check of which some images are to be deleted and some to be archived. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      "cleanup.action=archive-then-delete",
      "cleanup.archive-for=P1D",
      "cleanup.maximum-removals=1"
    },
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class MixedRemovalsRouteTest extends RouteTest {

  static Image archivedLongAgo(char digit) {
    Image archived = Samples.archived(digit);
    return new Image(
        archived.repository(),
        archived.digest(),
        archived.tags(),
        archived.pushedAt(),
        archived.lastPulledAt(),
        archived.lastActivatedAt(),
        archived.sizeInBytes(),
        archived.mediaType(),
        true,
        Optional.of(Samples.LONG_AGO),
        archived.subject());
  }

  @Test
  void theCapHoldsForBothTogether() throws Exception {
    aws.with(archivedLongAgo('a'), image('b'), image('c'));

    assertDone(receive("direct:checks", message(check('a', 'b', 'c'))));

    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
    assertThat(aws.operations()).doesNotContain("archiveImages");
    assertThat(decisions.texts())
        .filteredOn(line -> line.contains("\"decision\":\"remove\""))
        .hasSize(1);
  }
}
