package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.index;
import static ecrimagecleanup.route.Samples.manifest;
import static ecrimagecleanup.route.Samples.untagged;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.message.MalformedMessageException;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.route.MockAws.Schedule;
import ecrimagecleanup.sweep.Nominations;
import ecrimagecleanup.sweep.Sweep;
import ecrimagecleanup.sweep.SweepName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sweep of one repository: what is read, and what is nominated. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {RouteTest.DELETE, "cleanup.brake-file=" + RepositorySweepRouteTest.BRAKE},
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class RepositorySweepRouteTest extends RouteTest {
  static final String BRAKE = "test/target/brake-of-sweeps";

  private static final Instant BEGAN = Instant.parse("2026-03-03T03:00:00Z");
  private static final Sweep SWEEP = Sweep.ofAll(BEGAN).of(REPOSITORY);

  private static final List<String> READ =
      List.of(
          "describeRepositoryTags",
          "listImages",
          "describeManifests",
          "describeRepositories",
          "describeSources",
          MockAws.CANARIES,
          MockAws.IN_USE,
          MockAws.TASK_DEFINITIONS,
          MockAws.SERVICES,
          "listSchedules");

  /** Two that nobody uses, one that somebody does, one that waits, one of an index, one young. */
  private void someImages() {
    aws.with(
            index('a'),
            untagged('b'),
            image('c', "1.41.0"),
            image('d'),
            image('e'),
            Samples.pushed('f', NOW.minus(Duration.ofDays(2))))
        .with(manifest('a', 'b'))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":1.41.0"))
        .withPending(Samples.laterCheck('d'));
  }

  @Test
  void readsWhatACheckReadsAndNominatesExactlyWhatCanGoByItself() throws Exception {
    someImages();

    assertDone(receive("direct:sweeps", SWEEP.toJson()));

    assertThat(aws.operations())
        .isEqualTo(
            Stream.concat(READ.stream(), Stream.of("createSchedule", "createSchedule")).toList());
    assertThat(aws.arguments("describeManifests")).containsExactly(List.of(digest('a')));
    assertThat(aws.arguments("listSchedules"))
        .containsExactly(ScheduleName.prefix(REPOSITORY, digest('a')));
    assertThat(aws.schedules()).hasSize(2);
    assertNominated(aws.schedules().get(0), 'a');
    assertNominated(aws.schedules().get(1), 'e');
  }

  private static void assertNominated(Schedule schedule, char image) {
    ImageDeletionCheck check = ImageDeletionCheckJson.read(schedule.input());
    Instant earliest = NOW.plus(Duration.ofHours(24)).plus(rollout()).plus(Policy.SKEW);

    assertThat(schedule.name()).isEqualTo(SweepName.of(REPOSITORY, BEGAN, image).value());
    assertThat(schedule.description())
        .isEqualTo("999988887777/eu-central-1/team/orders: 1 images of a sweep");
    assertThat(schedule.at())
        .isEqualTo(check.due())
        .isAfterOrEqualTo(earliest)
        .isBeforeOrEqualTo(earliest.plus(Nominations.SPREAD));
    assertThat(check)
        .isEqualTo(
            new ImageDeletionCheck(
                REPOSITORY,
                List.of(digest(image)),
                new Cause.Swept(),
                NOW.plus(rollout()),
                LastLook.CLEAR,
                schedule.at()));
  }

  /** As the configuration has it. */
  private static Duration rollout() {
    return Duration.parse("PT1H");
  }

  @Test
  void aSweepThatComesTwiceAsksForTheSameChecks() throws Exception {
    someImages();

    assertDone(receive("direct:sweeps", SWEEP.toJson()));
    List<Schedule> first = aws.schedules();
    aws.withPending(first.stream().map(Schedule::name).toArray(String[]::new));
    assertDone(receive("direct:sweeps", SWEEP.toJson()));

    assertThat(aws.schedules()).hasSize(4);
    assertThat(aws.schedules().subList(2, 4)).isEqualTo(first);
  }

  @Test
  void theCommandGetsTheChecks() {
    someImages();

    Exchange exchange =
        context
            .createFluentProducerTemplate()
            .to("direct:cleanup-sweep-repository")
            .withBody(SWEEP)
            .send();

    assertDone(exchange);
    assertThat(exchange.getMessage().getBody())
        .asInstanceOf(InstanceOfAssertFactories.list(ScheduledCheck.class))
        .extracting(check -> check.name().value())
        .isEqualTo(aws.schedules().stream().map(Schedule::name).toList());
    assertThat(aws.schedules()).hasSize(2);
  }

  @Test
  void withoutTheOptInNothingIsReadBeyondTheTags() throws Exception {
    for (RepositoryTags tags :
        List.of(MockAws.notOptedIn(), RepositoryTags.ofMissingRepository())) {
      aws = new MockAws();
      aws.replace(context);
      someImages();
      aws.answer("describeRepositoryTags", tags);

      Exchange exchange = receive("direct:sweeps", SWEEP.toJson());

      assertDone(exchange);
      assertThat(exchange.getMessage().getBody()).isEqualTo(List.of());
      assertThat(aws.operations()).containsExactly("describeRepositoryTags");
    }
  }

  @Test
  void underTheBrakeNothingIsNominated() throws Exception {
    someImages();
    Path brake = Files.writeString(Path.of(BRAKE), "");
    try {
      assertDone(receive("direct:sweeps", SWEEP.toJson()));
    } finally {
      Files.delete(brake);
    }

    assertThat(aws.operations()).isEqualTo(READ.subList(0, READ.indexOf("listSchedules")));
  }

  @Test
  void underTheBrakeOfTheOwnerNothingIsNominated() throws Exception {
    someImages();
    aws.answer("describeRepositoryTags", Samples.OPTED_IN.with("ecr-image-cleanup:brake", "on"));

    assertDone(receive("direct:sweeps", SWEEP.toJson()));

    assertThat(aws.operations()).isEqualTo(READ.subList(0, READ.indexOf("listSchedules")));
  }

  @ParameterizedTest
  @CsvSource({"999988887777, 111122223333", "eu-central-1, eu-west-1"})
  void aRepositoryOfARegistryThatIsNotConfiguredFailsTheMessage(String text, String other)
      throws Exception {
    Exchange exchange = receive("direct:sweeps", SWEEP.toJson().replace(text, other));

    assertThat(assertFailed(exchange))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageEndingWith("is not one of cleanup.registries.");
    assertThat(aws.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"version\":1,\"time\":\"now\"}"})
  void whatIsNoSweepFailsTheMessage(String body) throws Exception {
    assertThat(assertFailed(receive("direct:sweeps", body)))
        .isInstanceOf(MalformedMessageException.class);
    assertThat(aws.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "describeRepositoryTags",
        "listImages",
        "describeManifests",
        "describeRepositories",
        "listSchedules"
      })
  void aCallThatFailsFailsTheMessageAndNothingIsNominated(String operation) throws Exception {
    someImages();
    aws.fail(operation, throttled);

    assertThat(assertFailed(receive("direct:sweeps", SWEEP.toJson()))).isSameAs(throttled);

    assertThat(aws.operations()).isEqualTo(READ.subList(0, READ.indexOf(operation) + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "describeSources",
        MockAws.CANARIES,
        MockAws.IN_USE,
        MockAws.TASK_DEFINITIONS,
        MockAws.SERVICES
      })
  void aSourceThatFailsKnowsNothingAndNothingIsNominated(String operation) throws Exception {
    someImages();
    aws.fail(operation, throttled);

    assertDone(receive("direct:sweeps", SWEEP.toJson()));

    assertThat(aws.schedules()).isEmpty();
    assertThat(aws.operations()).contains(operation);
  }

  @Test
  void aNominationThatFailsFailsTheMessageAndDoesNotHinderTheNext() throws Exception {
    someImages();
    aws.fail("createSchedule", throttled).answer("createSchedule", "");

    assertThat(assertFailed(receive("direct:sweeps", SWEEP.toJson()))).isSameAs(throttled);

    assertThat(aws.schedules()).hasSize(2);
  }

  @Test
  void theOwnersTagsAreReadOnceAndHold() throws Exception {
    someImages();
    aws.answer(
        "describeRepositoryTags",
        new RepositoryTags(
            true, Map.of("ecr-image-cleanup", "enabled", "ecr-image-cleanup:keep-newest", "9")));

    assertDone(receive("direct:sweeps", SWEEP.toJson()));

    assertThat(aws.operations()).isEqualTo(READ.subList(0, READ.indexOf("listSchedules")));
  }

  @Test
  void fromNothingButADueCheckIsAStepReachableThatRemovesImages() {
    assertThat(RouteModel.reachableRemovals(context, "cleanup-check"))
        .as("otherwise the test would prove nothing")
        .hasSize(2);
    assertThat(
            RouteModel.routes(context).stream()
                .map(route -> route.getRouteId())
                .filter(id -> !RouteModel.reachableRemovals(context, id).isEmpty()))
        .containsExactlyInAnyOrder(
            "cleanup-check",
            "cleanup-remove-images",
            "cleanup-delete-images",
            "cleanup-archive-images");
  }

  @Test
  void plansExplanationsAndSurveysReachNoStepThatChangesAnything() {
    for (String route : List.of("cleanup-survey-repository", "cleanup-plan", "cleanup-explain")) {
      assertThat(RouteModel.reachableCalls(context, route))
          .as(route)
          .isNotEmpty()
          .allMatch(uri -> uri.matches(".*operation=(describe|list|find|select|get)[^&]*.*"));
    }
    assertThat(RouteModel.reachableCalls(context, "cleanup-sweep"))
        .filteredOn(uri -> !uri.matches(".*operation=(describe|list|find|select|get)[^&]*.*"))
        .allMatch(uri -> uri.contains("operation=createSchedule"))
        .hasSize(2);
  }
}
