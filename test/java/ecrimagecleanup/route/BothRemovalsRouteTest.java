package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.event.QueueBacklog;
import java.util.List;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check of which some images are deleted and others archived. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      "cleanup.action=archive-then-delete",
      "cleanup.archive-for=P1D",
      "cleanup.maximum-removals=2"
    },
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class BothRemovalsRouteTest extends RouteTest {

  @Test
  void oneCheckDeletesAndArchivesEachWithALastLookOfItsOwn() throws Exception {
    aws.with(MixedRemovalsRouteTest.archivedLongAgo('a'), image('b'), image('c'));

    assertDone(receive("direct:checks", message(check('a', 'b', 'c'))));

    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
    assertThat(aws.arguments("archiveImages")).containsExactly(List.of(digest('b')));
    assertThat(aws.operations()).filteredOn("describeRepositoryTags"::equals).hasSize(3);
    assertThat(decisions.texts())
        .filteredOn(line -> line.contains("\"record\":\"outcome\""))
        .extracting(line -> line.replaceAll(".*\"digest\":\"([^\"]*)\".*", "$1"))
        .containsExactly(digest('a').value(), digest('b').value());
    assertThat(decisions.texts())
        .filteredOn(line -> line.contains("\"decision\":\"postpone\""))
        .singleElement()
        .asString()
        .contains(digest('c').value());
  }

  /** Each is held by what is there when it is looked at, and none is forgotten. */
  @ParameterizedTest
  @CsvSource({"1, 0, 1", "0, 1, 1", "1, 1, 2"})
  void eachActionWaitsForEventsOfItsOwn(int first, int second, int held) throws Exception {
    aws.with(MixedRemovalsRouteTest.archivedLongAgo('a'), image('b'))
        .answer("describeBacklogs", backlog(first), backlog(second));

    assertDone(receive("direct:checks", message(check('a', 'b'))));

    assertThat(aws.arguments("deleteImages"))
        .isEqualTo(List.of(first == 0 ? List.of(digest('a')) : List.of()));
    assertThat(aws.arguments("archiveImages"))
        .isEqualTo(List.of(second == 0 ? List.of(digest('b')) : List.of()));
    assertThat(decisions.texts())
        .filteredOn(line -> line.contains("\"question\":\"brake\""))
        .hasSize(held);
    assertThat(aws.schedules())
        .filteredOn(schedule -> schedule.input().contains("\"type\":\"postponed\""))
        .hasSize(held);
  }

  private static List<QueueBacklog> backlog(int messages) {
    return List.of(new QueueBacklog("task-definition-events", messages, 0));
  }
}
