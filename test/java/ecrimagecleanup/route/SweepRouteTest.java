package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.route.MockAws.Call;
import ecrimagecleanup.route.MockAws.Schedule;
import ecrimagecleanup.sweep.Sweep;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sweep of all repositories: a message for each whose owner opted in. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.DELETE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class SweepRouteTest extends RouteTest {
  private static final Instant BEGAN = Instant.parse("2026-03-03T03:00:00Z");
  private static final Sweep ALL = Sweep.ofAll(BEGAN);
  private static final Repository INVOICES = of("team/invoices");
  private static final Repository SEARCH = of("team/search");

  private static Repository of(String name) {
    return new Repository(REPOSITORY.registry(), name);
  }

  @BeforeEach
  void threeRepositories() {
    Map<Repository, TagMutability> three = new LinkedHashMap<>();
    for (Repository one : List.of(REPOSITORY, INVOICES, SEARCH)) {
      three.put(one, new TagMutability("IMMUTABLE", List.of()));
    }
    aws.answer("describeRepositories", three);
  }

  private static Schedule messageFor(Repository repository) {
    Sweep sweep = ALL.of(repository);
    return new Schedule(
        sweep.scheduleName(),
        sweep.at(NOW),
        "A sweep of 999988887777/eu-central-1/" + repository.name(),
        "{\"version\":1,\"time\":\"2026-03-03T03:00:00Z\",\"accountId\":\"999988887777\","
            + "\"region\":\"eu-central-1\",\"repository\":\""
            + repository.name()
            + "\"}");
  }

  @Test
  void eachRepositoryThatOptedInGetsOneMessageAndNoOther() throws Exception {
    aws.answer("describeRepositoryTags", Samples.OPTED_IN, MockAws.notOptedIn(), Samples.OPTED_IN);

    assertDone(receive("direct:sweeps", ALL.toJson()));

    assertThat(aws.calls())
        .containsExactly(
            new Call("describeRepositories", "any", ""),
            new Call("describeRepositoryTags", "team/orders", ""),
            new Call("createSchedule", "sweeps", messageFor(REPOSITORY)),
            new Call("describeRepositoryTags", "team/invoices", ""),
            new Call("describeRepositoryTags", "team/search", ""),
            new Call("createSchedule", "sweeps", messageFor(SEARCH)));
  }

  @Test
  void itsMessageIsReadAsASweepOfThatRepository() throws Exception {
    assertDone(receive("direct:sweeps", ALL.toJson()));

    assertThat(aws.schedules())
        .extracting(schedule -> Sweep.read(schedule.input()))
        .containsExactly(ALL.of(REPOSITORY), ALL.of(INVOICES), ALL.of(SEARCH));
  }

  @Test
  void aRepositoryThatOptsOutInBetweenIsLeftAlone() throws Exception {
    assertDone(receive("direct:sweeps", ALL.toJson()));
    String message = aws.schedules().get(0).input();
    aws = new MockAws();
    aws.replace(context);
    aws.with(Samples.image('a')).answer("describeRepositoryTags", MockAws.notOptedIn());

    assertDone(receive("direct:sweeps", message));

    assertThat(aws.operations()).containsExactly("describeRepositoryTags");
  }

  @Test
  void aPageOfRepositoriesThatFailsFailsTheMessage() throws Exception {
    aws = new MockAws();
    aws.replace(context);
    aws.fail("describeRepositories", throttled);

    assertThat(assertFailed(receive("direct:sweeps", ALL.toJson()))).isSameAs(throttled);

    assertThat(aws.operations()).containsExactly("describeRepositories");
  }

  @Test
  void tagsThatCannotBeReadFailTheMessageAndDoNotHinderTheNext() throws Exception {
    aws.answer("describeRepositoryTags", Samples.OPTED_IN)
        .fail("describeRepositoryTags", throttled)
        .answer("describeRepositoryTags", Samples.OPTED_IN);

    assertThat(assertFailed(receive("direct:sweeps", ALL.toJson()))).isSameAs(throttled);

    assertThat(aws.schedules()).containsExactly(messageFor(REPOSITORY), messageFor(SEARCH));
  }

  @Test
  void aScheduleThatFailsFailsTheMessageAndDoesNotHinderTheNext() throws Exception {
    aws.fail("createSchedule", throttled).answer("createSchedule", "");

    assertThat(assertFailed(receive("direct:sweeps", ALL.toJson()))).isSameAs(throttled);

    assertThat(aws.schedules()).hasSize(3);
  }

  @Test
  void theCallForASweepIsOneScheduleForAllInstances() {
    assertDone(
        context
            .createFluentProducerTemplate()
            .to("direct:cleanup-schedule-sweep")
            .withBody(Sweep.ofAll(NOW))
            .send());

    assertThat(aws.calls())
        .containsExactly(
            new Call(
                "createSchedule",
                "sweeps",
                new Schedule(
                    "sweep-20260303",
                    Instant.parse("2026-03-03T10:02:00Z"),
                    "A sweep of all repositories",
                    "{\"version\":1,\"time\":\"2026-03-03T10:00:05Z\"}")));
  }
}
