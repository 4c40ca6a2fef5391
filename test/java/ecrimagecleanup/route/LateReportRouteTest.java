package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.route.MockAws.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/**
 * A report to owners while EventBridge Scheduler fails for long: no schedule can lie in the past.
 */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      RouteTest.DELETE,
      "cleanup.report-topic=arn:aws:sns:eu-central-1:999988887777:owners",
      "cleanup.report-pause=0"
    },
    configurationClasses = MovingClock.class,
    replaceRouteFromWith = {
      RouteTest.EVENTS,
      RouteTest.CHECKS,
      RouteTest.SWEEPS,
      "cleanup-report=direct:report"
    },
    mockEndpointsAndSkip = "(" + RouteTest.AWS_SCHEMES + "):.*")
class LateReportRouteTest extends RouteTest {
  private void failAfter(Duration time) {
    aws.failing(
        "createSchedule",
        () -> {
          MovingClock.of(context).advance(time);
          return throttled;
        });
  }

  private static Instant minutes(int afterwards) {
    return NOW.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(afterwards));
  }

  @Test
  void whatIsTriedAgainIsDueInTheFuture() {
    aws.with(Samples.image('a', "1.0"))
        .answer(
            "describeRepositories", Map.of(REPOSITORY, new TagMutability("IMMUTABLE", List.of())));
    aws.answer("describeRepositoryTags", Samples.OPTED_IN.with("team", "payments"));
    failAfter(Duration.ofHours(2));
    aws.answer("createSchedule", "");
    failAfter(Duration.ofMinutes(20));
    aws.answer("createSchedule", "");

    assertDone(receiveNothing("direct:report"));

    assertThat(aws.schedules())
        .extracting(Schedule::at)
        .containsExactly(minutes(60), minutes(180), minutes(122), minutes(142));
  }
}
