package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.bean.TaskDefinitionEvents;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.route.MockAws.Call;
import ecrimagecleanup.route.MockAws.Schedule;
import java.time.Instant;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schedules that a task makes which stopped. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      "cleanup.task-events-queue=tasks",
      "cleanup.evidence=config-coverage,config-task-definitions,config-services,ecs-live"
    },
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {
      RouteTest.EVENTS,
      RouteTest.CHECKS,
      RouteTest.SWEEPS,
      "cleanup-task-state-events=direct:tasks"
    },
    mockEndpointsAndSkip = RouteTest.AWS)
class TaskStateEventsRouteTest extends RouteTest {
  private static final String STOPPED = "2026-03-03T08:15:22Z";
  private static final String TAG = URI + ":1.41.0";

  @BeforeEach
  void forgetStops() {
    context.getRegistry().lookupByNameAndType("cleanupEvents", TaskDefinitionEvents.class).forget();
  }

  @Test
  void schedulesTheCheckOfWhatRanAndOfWhatItsReferenceDenotesNow() throws Exception {
    aws.with(image('a', "1.41.0"), image('b'));

    assertDone(receive("direct:tasks", Events.stopped(STOPPED, TAG, digest('b'))));

    assertThat(aws.schedules())
        .extracting(Schedule::description)
        .containsExactly(
            "999988887777/eu-central-1/team/orders@%s: stop".formatted(digest('b')),
            "999988887777/eu-central-1/team/orders@%s: stop".formatted(digest('a')));
    assertThat(aws.schedules())
        .extracting(Schedule::at)
        .containsOnly(Instant.parse("2026-03-04T09:00:00Z"));
    assertThat(aws.schedules().get(0).input())
        .contains("\"cause\":{\"type\":\"stopped\",\"taskDefinition\":")
        .contains("\"presumedUnusedSince\":\"2026-03-03T09:00:00Z\"");
  }

  @Test
  void aThousandTasksThatStopInAnHourAskEcrAndEventBridgeSchedulerOnce() throws Exception {
    aws.with(image('a', "1.41.0"));
    assertDone(receive("direct:tasks", Events.stopped(STOPPED, TAG, digest('a'))));
    int calls = aws.calls().size();

    for (int i = 0; i < 1000; i++) {
      String time = "2026-03-03T08:%02d:%02dZ".formatted(1 + i % 59, i % 60);
      assertDone(receive("direct:tasks", Events.stopped(time, TAG, digest('a'))));
    }

    assertThat(aws.calls()).hasSize(calls);
    assertThat(aws.schedules())
        .extracting(Schedule::name)
        .hasSize(2)
        .containsOnly(aws.schedules().get(0).name());
  }

  @Test
  void theNextHourMakesTheNextCheck() throws Exception {
    aws.with(image('a'));
    assertDone(receive("direct:tasks", Events.stopped(STOPPED, TAG, digest('a'))));
    assertDone(receive("direct:tasks", Events.stopped("2026-03-03T09:00:01Z", TAG, digest('a'))));

    assertThat(aws.schedules())
        .extracting(Schedule::at)
        .containsExactly(
            Instant.parse("2026-03-04T09:00:00Z"), Instant.parse("2026-03-04T10:00:00Z"));
  }

  @Test
  void aScheduleThatCouldNotBeMadeIsNotRemembered() throws Exception {
    aws.with(image('a')).fail("createSchedule", throttled);
    assertThat(assertFailed(receive("direct:tasks", Events.stopped(STOPPED, TAG, digest('a')))))
        .isSameAs(throttled);

    MockAws again = new MockAws().with(image('a'));
    again.replace(context);
    assertDone(receive("direct:tasks", Events.stopped(STOPPED, TAG, digest('a'))));

    assertThat(again.schedules()).hasSize(1);
  }

  @Test
  void reality06AStopInAPlaceThatIsNotListedHasACheckOfItsOwn() throws Exception {
    aws.with(image('a'));
    String event = Events.stopped(STOPPED, TAG, digest('a'));

    assertDone(receive("direct:tasks", event));
    assertDone(receive("direct:tasks", event.replace("111122223333", "444455556666")));

    assertThat(aws.schedules()).hasSize(2);
    assertThat(aws.schedules().get(1).name()).matches(".*-f[0-9a-f]{13}");
    assertThat(aws.schedules().get(1).description())
        .endsWith("unlisted 444455556666/eu-central-1: stop");
  }

  @Test
  void asksNothingForImagesOfOtherRegistriesAndCountsThem() throws Exception {
    double before = counted("cleanup.event.images", "outcome", "ignored");

    assertDone(receive("direct:tasks", Events.stopped(STOPPED, "nginx:1", digest('a'))));

    assertThat(aws.calls()).isEmpty();
    assertThat(counted("cleanup.event.images", "outcome", "ignored")).isEqualTo(before + 1);
  }

  @Test
  void anEventOfAnotherKindIsIgnoredAndCounted() throws Exception {
    double before = counted("cleanup.events", "kind", "ignored");

    assertDone(receive("direct:tasks", Events.deregistered(STOPPED, TAG)));

    assertThat(aws.calls()).isEmpty();
    assertThat(counted("cleanup.events", "kind", "ignored")).isEqualTo(before + 1);
  }

  @Test
  void whatIsNoEventFails() throws Exception {
    assertThat(assertFailed(receive("direct:tasks", "{}")))
        .isInstanceOf(MalformedMessageException.class);
    assertThat(
            assertFailed(
                receive(
                    "direct:tasks",
                    Events.stopped(STOPPED, TAG, digest('a')).replace("sha256", "sha1"))))
        .isInstanceOf(MalformedMessageException.class);
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void aRepositoryThatHasNotOptedInIsAskedForItsTagsAlone() throws Exception {
    aws.with(image('a')).answer("describeRepositoryTags", MockAws.notOptedIn());

    assertDone(
        receive("direct:tasks", Events.stopped(STOPPED, URI + "@" + digest('a'), digest('a'))));

    assertThat(aws.calls()).extracting(Call::operation).containsExactly("describeRepositoryTags");
  }
}
