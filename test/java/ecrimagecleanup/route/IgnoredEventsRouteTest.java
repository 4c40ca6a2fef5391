package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.route.MockAws.Schedule;
import java.util.List;
import java.util.Optional;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and images that make no schedule, and events that fail. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class IgnoredEventsRouteTest extends RouteTest {
  private static final String TIME = "2026-03-03T09:59:22Z";
  private static final String EVENT = Events.deregistered(TIME, URI + ":1.41.0");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws.ecs | aws.s3 | It is an event of another kind.",
        "AWS API Call via CloudTrail | ECS Task State Change | It is an event of another kind.",
        "DeregisterTaskDefinition | UpdateService | It is an event of another kind.",
        "\"eventSource\" | \"errorCode\": \"AccessDenied\", \"eventSource\" | The API call failed.",
        "containerDefinitions | hidden | It names no image: the task definition is missing, masked or cut off."
      })
  void ignoresEventsForWhichThereIsNothingToDo(String text, String other, String reason)
      throws Exception {
    double before = counted("cleanup.events", "kind", "ignored");

    try (LogLines lines = LogLines.of("cleanup-look-at-images")) {
      assertDone(receive("direct:events", EVENT.replace(text, other)));

      assertThat(lines.withLevels()).containsExactly("DEBUG Event ignored: " + reason);
    }
    assertThat(aws.calls()).isEmpty();
    assertThat(counted("cleanup.events", "kind", "ignored")).isEqualTo(before + 1);
  }

  @Test
  void ignoresEventsThatNameNoContainer() throws Exception {
    assertDone(receive("direct:events", Events.deregistered(TIME)));

    assertThat(aws.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{\"source\":\"aws.ecs\",\"detail-type\":\"AWS API Call via CloudTrail\",\"time\":\"soon\",\"detail\":{}}"
      })
  void failsForWhatIsNoEvent(String body) throws Exception {
    assertThat(assertFailed(receive("direct:events", body)))
        .isInstanceOf(MalformedMessageException.class);
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void failsForAMessageWithoutABody() throws Exception {
    assertFailed(receiveNothing("direct:events"));
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void failsForAnEventOfATimeToComeBeforeItCanSupersedeOthers() throws Exception {
    aws.with(image('a', "1.41.0"));

    assertThat(
            assertFailed(
                receive(
                    "direct:events", Events.deregistered("2026-03-03T11:00:06Z", URI + ":1.41.0"))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("The event is of a time to come.");
    assertThat(aws.schedules()).isEmpty();
  }

  @Test
  void ignoresImagesThatAreNotOursAndGoesOnWithTheOthers() throws Exception {
    aws.with(image('a', "1.41.0"));
    double before = counted("cleanup.event.images", "outcome", "ignored");

    try (LogLines lines = LogLines.of("cleanup-look-at-images")) {
      assertDone(
          receive(
              "direct:events",
              Events.deregistered(
                  TIME,
                  "nginx:1.27",
                  "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1",
                  "${evil}\\n injected",
                  URI + ":1.41.0")));

      assertThat(lines.withLevels())
          .containsExactly(
              "DEBUG Image ignored: %s names an image of another registry: nginx:1.27"
                  .formatted(Samples.ORDERS_41),
              "DEBUG Image ignored: %s names an image of another registry: %s"
                  .formatted(
                      Samples.ORDERS_41,
                      "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/orders:1"),
              "DEBUG Image ignored: %s names no image: %s"
                  .formatted(
                      Samples.ORDERS_41, "The name does not follow the grammar of image names."));
    }
    assertThat(aws.operations())
        .containsExactly("describeRepositoryTags", "findImage", "createSchedule");
    assertThat(counted("cleanup.event.images", "outcome", "ignored")).isEqualTo(before + 3);
  }

  @Test
  void looksForNoImageInARepositoryThatHasNotOptedIn() throws Exception {
    aws.with(image('a', "1.41.0")).answer("describeRepositoryTags", MockAws.notOptedIn());

    assertDone(receive("direct:events", EVENT));

    assertThat(aws.operations()).containsExactly("describeRepositoryTags");
  }

  @Test
  void looksForNoImageInARepositoryThatDoesNotExist() throws Exception {
    aws.answer("describeRepositoryTags", RepositoryTags.ofMissingRepository());

    assertDone(receive("direct:events", EVENT));

    assertThat(aws.operations()).containsExactly("describeRepositoryTags");
  }

  @Test
  void schedulesNothingForAnImageThatDoesNotExist() throws Exception {
    assertDone(receive("direct:events", EVENT));

    assertThat(aws.operations()).containsExactly("describeRepositoryTags", "findImage");
  }

  @Test
  void aFailureForOneImageLeavesTheOthersTheirSchedulesAndFailsTheMessage() throws Exception {
    aws.with(image('a', "1.41.0"), image('b', "2"), image('c', "3"))
        .answer("findImage", Optional.of(image('a', "1.41.0")))
        .fail("findImage", throttled)
        .answer("findImage", Optional.of(image('c', "3")));

    assertThat(
            assertFailed(
                receive(
                    "direct:events",
                    Events.deregistered(TIME, URI + ":1.41.0", URI + ":2", URI + ":3"))))
        .isSameAs(throttled);

    assertThat(aws.schedules())
        .extracting(Schedule::description)
        .containsExactly(description('a'), description('c'));
  }

  private static String description(char image) {
    return "%s@%s: deregister %s".formatted(Samples.REPOSITORY, digest(image), Samples.ORDERS_41);
  }

  @ParameterizedTest
  @ValueSource(strings = {"describeRepositoryTags", "findImage", "createSchedule"})
  void aFailureOfAwsFailsTheMessageAndEndsTheImage(String operation) throws Exception {
    aws.with(image('a', "1.41.0")).fail(operation, throttled);

    assertThat(assertFailed(receive("direct:events", EVENT))).isSameAs(throttled);

    List<String> all = List.of("describeRepositoryTags", "findImage", "createSchedule");
    assertThat(aws.operations()).isEqualTo(all.subList(0, all.indexOf(operation) + 1));
  }
}
