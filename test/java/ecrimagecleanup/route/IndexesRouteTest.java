package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.index;
import static ecrimagecleanup.route.Samples.manifest;
import static ecrimagecleanup.route.Samples.manifestOfIndex;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.route.MockAws.Call;
import ecrimagecleanup.route.MockAws.Schedule;
import java.time.Instant;
import java.util.List;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** Checks of indexes: images that list others, which go after them. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.DELETE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class IndexesRouteTest extends RouteTest {

  @Test
  void schedulesTheChecksOfTheChildrenBeforeItDeletesTheIndex() throws Exception {
    aws.with(index('a'), image('b'), image('c')).with(manifest('a', 'b', 'c'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.calls())
        .filteredOn(
            c -> c.operation().equals("createSchedule") || c.operation().equals("deleteImages"))
        .containsExactly(
            new Call("createSchedule", "checks", ofChild('b')),
            new Call("createSchedule", "checks", ofChild('c')),
            new Call("deleteImages", "team/orders", List.of(digest('a'))));
  }

  private static Schedule ofChild(char child) {
    Instant due = Instant.parse("2026-03-04T10:00:00Z");
    return new Schedule(
        ScheduleName.of(REPOSITORY, digest(child), due, new Cause.ParentRemoved(digest('a')))
            .value(),
        due,
        "%s@%s: parent %s".formatted(REPOSITORY, digest(child), digest('a')),
        """
        {"version":1,"accountId":"999988887777","region":"eu-central-1",\
        "repository":"team/orders","images":["%s"],\
        "cause":{"type":"parent-removed","parent":"%s"},\
        "presumedUnusedSince":"2026-03-02T09:59:22Z","lastLook":"NONE",\
        "due":"2026-03-04T10:00:00Z"}"""
            .formatted(digest(child), digest('a')));
  }

  @Test
  void aMessageThatComesAgainMakesTheSameChecksOfChildren() throws Exception {
    aws.with(index('a'), image('b')).with(manifest('a', 'b')).fail("deleteImages", throttled);

    assertFailed(receive("direct:checks", message(check('a'))));
    assertFailed(receive("direct:checks", message(check('a'))));

    assertThat(aws.schedules()).containsExactly(ofChild('b'), ofChild('b'));
  }

  @Test
  void schedulesTheOtherChildrenIfOneFailsAndDeletesNothing() throws Exception {
    aws.with(index('a'), image('b'), image('c'))
        .with(manifest('a', 'b', 'c'))
        .fail("createSchedule", throttled)
        .answer("createSchedule", "");

    assertThat(assertFailed(receive("direct:checks", message(check('a'))))).isSameAs(throttled);

    assertThat(aws.schedules()).containsExactly(ofChild('b'), ofChild('c'));
    assertThat(aws.operations()).endsWith("createSchedule", "createSchedule");
  }

  @Test
  void readsNestedIndexesAndSchedulesChecksOfDirectChildrenAlone() throws Exception {
    aws.with(index('a'), index('b'), image('c'))
        .with(manifestOfIndex('a', 'b'), manifest('b', 'c'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.arguments("describeManifests"))
        .containsExactly(
            List.of(digest('a')),
            List.of(digest('b')),
            List.of(digest('a'), digest('b')),
            List.of(digest('a')),
            List.of(digest('b')));
    assertThat(aws.arguments("describeImages"))
        .as("again right before it goes")
        .containsExactly(
            List.of(digest('a')),
            List.of(digest('b'), digest('c')),
            List.of(digest('a')),
            List.of(digest('b'), digest('c')));
    assertThat(aws.schedules()).containsExactly(ofChild('b'));
    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
  }

  @Test
  void keepsAnIndexIfAnImageFarBelowItIsInUseByItsTag() throws Exception {
    aws.with(index('a'), index('b'), image('c', "1.41.0-arm64"))
        .with(manifestOfIndex('a', 'b'), manifest('b', 'c'))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":1.41.0-arm64"));

    assertDone(receive("direct:checks", message(check('a'))));

    assertKept();
  }

  @Test
  void keepsAnIndexIfAnImageFarBelowItIsInUseByItsDigest() throws Exception {
    aws.with(index('a'), index('b'))
        .with(manifestOfIndex('a', 'b'), manifest('b', 'c'))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + "@" + digest('c')));

    assertDone(receive("direct:checks", message(check('a'))));

    assertKept();
  }

  private void assertKept() {
    assertThat(decisions.texts()).singleElement().asString().contains("\"decision\":\"keep\"");
    assertThat(aws.schedules()).isEmpty();
    aws.assertNothingRemoved();
  }

  @Test
  void goesOnIfANestedIndexDoesNotExist() throws Exception {
    aws.with(index('a')).with(manifestOfIndex('a', 'b'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.schedules()).containsExactly(ofChild('b'));
    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
  }

  @Test
  void schedulesNoCheckOfTheChildrenOfAnIndexThatStays() throws Exception {
    aws.with(index('a', "1.41.0"), image('b'))
        .with(manifest('a', 'b'))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":1.41.0"));

    assertDone(receive("direct:checks", message(check('a'))));

    assertKept();
  }

  @Test
  void asksForNoManifestOfAnImageThatIsNoIndex() throws Exception {
    aws.with(image('a'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.arguments("describeManifests")).containsOnly(List.of());
    assertThat(aws.arguments("describeImages"))
        .hasSize(2)
        .containsOnly(List.<Digest>of(digest('a')));
  }
}
