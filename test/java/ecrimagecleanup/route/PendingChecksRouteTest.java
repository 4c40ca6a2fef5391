package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.PendingNames;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.route.MockAws.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class PendingChecksRouteTest extends RouteTest {
  private static final String LATER = Samples.laterCheck('a');
  private static final String SOONER = Samples.check('b').nameFor(Samples.digest('b')).value();
  private static final Repository BILLING =
      new Repository(Samples.REPOSITORY.registry(), "team/billing");
  private static final String OF_BILLING =
      ScheduleName.of(BILLING, Samples.digest('c'), Samples.DUE, Samples.check('c').cause())
          .value();
  private static final String SWEEP = ScheduleName.prefix(Samples.REPOSITORY) + "sweep-20260303-a";
  private static final String FOREIGN = "somebody-elses";

  private <T> T ask(String route, Object body, Class<T> type) throws Exception {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      return template.requestBody("direct:" + route, body, type);
    }
  }

  private List<String> list(String repository) throws Exception {
    aws.withPending(LATER, FOREIGN, OF_BILLING, SOONER, SWEEP);
    return ask("list-pending-checks", repository, PendingNames.class).all();
  }

  @Test
  void allAreListedThoseDueSoonestFirstAndThoseOfOtherNamesLast() throws Exception {
    List<String> names = list("");

    assertThat(names.get(0)).isEqualTo(SWEEP);
    assertThat(names.subList(1, 3)).containsExactlyInAnyOrder(SOONER, OF_BILLING);
    assertThat(names.subList(3, 5)).containsExactly(LATER, FOREIGN);
    assertThat(aws.calls()).containsExactly(new Call("listSchedules", "checks", ""));
  }

  @Test
  void thoseOfOneRepositoryAreListedByTheirPrefixAlone() throws Exception {
    assertThat(list("team/orders")).containsExactly(SWEEP, SOONER, LATER);
    assertThat(aws.calls())
        .containsExactly(
            new Call("listSchedules", "checks", ScheduleName.prefix(Samples.REPOSITORY)));
  }

  @Test
  void aPatternIsMatchedAgainstTheRepositoriesThatThereAre() throws Exception {
    aws.answer(
        "describeRepositories",
        Map.of(
            BILLING,
            new TagMutability("IMMUTABLE", List.of()),
            Samples.REPOSITORY,
            new TagMutability("IMMUTABLE", List.of())));

    assertThat(list("*/bill*")).containsExactly(OF_BILLING);
    assertThat(aws.operations()).containsExactly("describeRepositories", "listSchedules");
  }

  @Test
  void aNameThatNoRepositoryCanHaveIsRefusedBeforeAnythingIsAsked() {
    assertThatThrownBy(() -> list("Team Orders"))
        .hasRootCauseMessage(
            "A repository is written like team/orders, several like team/*: lower-case letters,"
                + " digits and . _ - / with * for anything.");
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void aCheckIsDescribedByWhatItsScheduleWillDeliver() throws Exception {
    Schedule schedule =
        new Schedule(LATER, "at(…)", Optional.empty(), "", Samples.message(Samples.check('a')));
    aws.answer("describeSchedule", Optional.of(schedule));

    assertThat((Object) ask("describe-pending-check", LATER, Optional.class))
        .isEqualTo(Optional.of(PendingCheck.of(schedule)));
    assertThat(aws.calls()).containsExactly(new Call("describeSchedule", "checks", LATER));
  }

  @Test
  void aCheckThatHasFiredIsNone() throws Exception {
    assertThat((Object) ask("describe-pending-check", LATER, Optional.class))
        .isEqualTo(Optional.empty());
  }

  @Test
  void oneCheckIsCancelledAndNothingElse() throws Exception {
    aws.withPending(LATER);

    assertThat(ask("cancel-pending-check", LATER, Boolean.class)).isTrue();
    assertThat(ask("cancel-pending-check", SOONER, Boolean.class)).isFalse();
    assertThat(aws.calls())
        .containsExactly(
            new Call("deleteSchedule", "checks", LATER),
            new Call("deleteSchedule", "checks", SOONER));
  }

  @Test
  void whatIsNoNameOfAScheduleIsRefusedBeforeAnythingIsAsked() {
    for (String route : List.of("describe-pending-check", "cancel-pending-check")) {
      assertThatThrownBy(() -> ask(route, "../groups", Object.class))
          .hasRootCauseMessage(
              "That is not the name of a pending check; checks list shows the names.");
    }
    assertThat(aws.calls()).isEmpty();
  }
}
