package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.route.MockAws.Call;
import ecrimagecleanup.route.MockAws.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schedules that an event makes. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class TaskDefinitionEventsRouteTest extends RouteTest {
  private static final String LATE = "2026-03-03T09:59:22Z";

  @Test
  void schedulesACheckOfEachImageWhenItsGracePeriodIsOver() throws Exception {
    aws.with(image('a', "1.41.0"), image('b', "1.41.1"));

    assertDone(
        receive(
            "direct:events", Events.deregistered(LATE, URI + ":1.41.0", URI + "@" + digest('b'))));

    // The names are SHA-256 hashes of what stands in the descriptions, and the minute since 1970.
    assertThat(aws.schedules())
        .containsExactly(
            new Schedule(
                "e9a325556ec853d7-9f447b1b473d359884f2-01c2ccd8-57a6420beeb121",
                Instant.parse("2026-03-04T10:00:00Z"),
                "999988887777/eu-central-1/team/orders@%s: deregister %s"
                    .formatted(digest('a'), Samples.ORDERS_41),
                input(digest('a'))),
            new Schedule(
                "e9a325556ec853d7-794d2c98690bbe5aa18b-01c2ccd8-57a6420beeb121",
                Instant.parse("2026-03-04T10:00:00Z"),
                "999988887777/eu-central-1/team/orders@%s: deregister %s"
                    .formatted(digest('b'), Samples.ORDERS_41),
                input(digest('b'))));
  }

  @Test
  void reality06AnEventOfAPlaceThatIsNotListedMakesACheckThatNamesIt() throws Exception {
    aws.with(image('a', "1.41.0"));

    assertDone(
        receive(
            "direct:events",
            Events.registered(LATE, URI + ":1.41.0").replace("111122223333", "444455556666")));

    assertThat(aws.schedules())
        .singleElement()
        .satisfies(
            schedule -> {
              assertThat(schedule.name()).matches(".*-f[0-9a-f]{13}");
              assertThat(schedule.description())
                  .endsWith("unlisted 444455556666/eu-central-1: register");
              assertThat(schedule.input()).contains("\"unlisted\":true");
            });
  }

  private static String input(Digest image) {
    return """
        {"version":1,"accountId":"999988887777","region":"eu-central-1","repository":"team/orders",\
        "images":["%s"],"cause":{"type":"deregistered","taskDefinition":"%s"},\
        "presumedUnusedSince":"2026-03-03T09:59:22Z","lastLook":"NONE","due":"2026-03-04T10:00:00Z"}"""
        .formatted(image, Samples.ORDERS_41);
  }

  @Test
  void asksTheRegistryForEachImageInItsOwnRepository() throws Exception {
    Digest otel =
        new Digest("sha256:94afd1f2e64d908bc90dbca0035a5b5670000000000000000000000000000000");
    Repository platform =
        new Repository(new Registry("999988887777", "eu-central-1"), "platform/otel");
    aws.with(image('a', "1.41.0"), in(platform, otel));

    assertDone(receive("direct:events", Events.sample("deregister-task-definition.cloudtrail")));

    Schedule orders = aws.schedules().get(0);
    Schedule collector = aws.schedules().get(1);
    assertThat(aws.calls())
        .containsExactly(
            new Call("describeRepositoryTags", "team/orders", ""),
            new Call(
                "findImage",
                "team/orders",
                new ImageReference.Ecr(
                    Samples.REPOSITORY, Optional.of("1.41.0"), Optional.empty())),
            new Call("createSchedule", "checks", orders),
            new Call("describeRepositoryTags", "platform/otel", ""),
            new Call(
                "findImage",
                "platform/otel",
                new ImageReference.Ecr(platform, Optional.empty(), Optional.of(otel))),
            new Call("createSchedule", "checks", collector));
    assertThat(collector.input())
        .contains("\"repository\":\"platform/otel\",\"images\":[\"%s\"]".formatted(otel));
  }

  private static Image in(Repository repository, Digest digest) {
    Image sample = image('a');
    return new Image(
        repository,
        digest,
        List.of(),
        sample.pushedAt(),
        Optional.empty(),
        Optional.empty(),
        1,
        sample.mediaType(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "register-task-definition.cloudtrail, 1.42.0, registered",
    "deregister-task-definition.cloudtrail, 1.41.0, deregistered",
    "delete-task-definitions.cloudtrail, 1.41.0, deleted"
  })
  void takesEveryKindOfEvent(String sample, String tag, String cause) throws Exception {
    aws.with(image('a', tag));

    assertDone(receive("direct:events", Events.sample(sample)));

    assertThat(aws.schedules())
        .extracting(Schedule::input)
        .singleElement()
        .asString()
        .contains("\"cause\":{\"type\":\"%s\"".formatted(cause));
  }

  @Test
  void aRegistrationIsCheckedAtTheNextFullHourAndNamedAlikeForAllTaskDefinitions()
      throws Exception {
    aws.with(image('a', "1.41.0"));

    assertDone(receive("direct:events", Events.registered(LATE, URI + ":1.41.0")));
    assertDone(
        receive(
            "direct:events",
            Events.registered("2026-03-03T09:59:59Z", URI + ":1.41.0")
                .replace("orders:41", "billing:7")));

    assertThat(aws.schedules())
        .extracting(Schedule::name)
        .hasSize(2)
        .containsOnly("e9a325556ec853d7-9f447b1b473d359884f2-01c2ccd8-87780fa5de684e");
    assertThat(aws.schedules())
        .extracting(Schedule::at)
        .containsOnly(Instant.parse("2026-03-04T10:00:00Z"));
  }

  @Test
  void theSameEventAgainMakesTheSameSchedule() throws Exception {
    aws.with(image('a', "1.41.0"));
    String event = Events.deregistered(LATE, URI + ":1.41.0");

    assertDone(receive("direct:events", event));
    aws.withPending(aws.schedules().get(0).name());
    assertDone(receive("direct:events", event));

    assertThat(aws.schedules()).hasSize(2);
    assertThat(aws.schedules().get(1)).isEqualTo(aws.schedules().get(0));
  }

  @Test
  void anEventOlderThanTheGracePeriodKeepsItsNameAndIsCheckedSoon() throws Exception {
    aws.with(image('a', "1.41.0"));

    assertDone(
        receive("direct:events", Events.deregistered("2026-02-20T09:59:22Z", URI + ":1.41.0")));

    Schedule schedule = aws.schedules().get(0);
    assertThat(schedule.name())
        .isEqualTo("e9a325556ec853d7-9f447b1b473d359884f2-01c28ef8-57a6420beeb121");
    assertThat(schedule.at()).isEqualTo("2026-03-03T10:02:00Z");
    assertThat(schedule.input()).contains("\"due\":\"2026-02-21T10:00:00Z\"");
  }

  @Test
  void aReferenceWithoutTagMeansLatest() throws Exception {
    aws.with(image('a', "latest"), image('b', "1.41.0"));

    assertDone(receive("direct:events", Events.deregistered(LATE, URI)));

    assertThat(aws.schedules()).extracting(Schedule::input).containsExactly(input(digest('a')));
  }
}
