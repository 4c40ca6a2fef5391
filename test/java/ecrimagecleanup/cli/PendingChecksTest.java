package ecrimagecleanup.cli;

import static ecrimagecleanup.cli.CliFixtures.CAUSE;
import static ecrimagecleanup.cli.CliFixtures.DUE;
import static ecrimagecleanup.cli.CliFixtures.ORDERS;
import static ecrimagecleanup.cli.CliFixtures.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.FakeGateway;
import ecrimagecleanup.gateway.FakeGateway.Sent;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class PendingChecksTest {
  private static final TagMutability IMMUTABLE = new TagMutability("IMMUTABLE", List.of());
  private static final Registry OTHER = new Registry("999988887777", "eu-west-1");
  private static final Repository BILLING = new Repository(CliFixtures.REGISTRY, "team/billing");
  private static final Repository BILLS = new Repository(OTHER, "team/bills");
  private static final String LATER =
      ScheduleName.of(ORDERS, digest('a'), DUE.plusSeconds(60), CAUSE).value();
  private static final String SOONER = ScheduleName.of(ORDERS, digest('b'), DUE, CAUSE).value();
  private static final String OF_BILLING =
      ScheduleName.of(BILLING, digest('c'), DUE, CAUSE).value();
  private static final String OF_BILLS = ScheduleName.of(BILLS, digest('d'), DUE, CAUSE).value();
  private static final String SWEEP = ScheduleName.prefix(ORDERS) + "sweep-20260303-a";
  private static final String FOREIGN = "somebody-elses";

  private final FakeGateway gateway = new FakeGateway();
  private final PendingChecks checks =
      new PendingChecks(gateway, List.of(CliFixtures.REGISTRY, OTHER));

  private List<String> list(String repository, String... schedules) {
    gateway.answer(Endpoint.LIST_SCHEDULES, List.of(schedules));
    return checks.list(repository).all();
  }

  private static Sent listed(Map<String, Object> headers) {
    return new Sent(Endpoint.LIST_SCHEDULES, "", headers);
  }

  private static Sent named(Endpoint endpoint, String schedule) {
    return new Sent(endpoint, "", Map.of("CamelEventBridgeSchedulerName", schedule));
  }

  @Test
  void allAreListedThoseDueSoonestFirstAndThoseOfOtherNamesLast() {
    List<String> names = list("", LATER, FOREIGN, OF_BILLING, SOONER, SWEEP);

    assertThat(names.subList(0, 2)).containsExactlyInAnyOrder(SOONER, OF_BILLING);
    assertThat(names.subList(2, 5)).containsExactly(LATER, SWEEP, FOREIGN);
    assertThat(gateway.sent()).containsExactly(listed(Map.of()));
  }

  @Test
  void thoseOfOneRepositoryAreAskedForByTheirPrefix() {
    assertThat(list("team/orders", LATER, SOONER, SWEEP)).containsExactly(SOONER, LATER, SWEEP);
    assertThat(gateway.sent())
        .containsExactly(
            listed(Map.of("CamelEventBridgeSchedulerNamePrefix", ScheduleName.prefix(ORDERS))));
  }

  @Test
  void aPatternIsMatchedAgainstTheRepositoriesThatThereAreInEveryRegistry() {
    gateway
        .answer(Endpoint.DESCRIBE_REPOSITORIES, Map.of(BILLING, IMMUTABLE, ORDERS, IMMUTABLE))
        .answer(Endpoint.DESCRIBE_REPOSITORIES, Map.of(BILLS, IMMUTABLE));

    assertThat(list("*/bill*", LATER, FOREIGN, OF_BILLING, SOONER, SWEEP, OF_BILLS))
        .containsExactlyInAnyOrder(OF_BILLING, OF_BILLS);
    assertThat(gateway.sent())
        .containsExactly(
            new Sent(Endpoint.DESCRIBE_REPOSITORIES, "", Repositories.about(CliFixtures.REGISTRY)),
            new Sent(Endpoint.DESCRIBE_REPOSITORIES, "", Repositories.about(OTHER)),
            listed(Map.of()));
  }

  @Test
  void aPatternThatMatchesNoRepositoryIsRefusedAsInOtherCommands() {
    gateway
        .answer(Endpoint.DESCRIBE_REPOSITORIES, Map.of(BILLING, IMMUTABLE, ORDERS, IMMUTABLE))
        .answer(Endpoint.DESCRIBE_REPOSITORIES, Map.of(BILLS, IMMUTABLE));

    assertThatThrownBy(() -> list("no*", LATER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ECR has 3 repositories in 999988887777/eu-central-1, 999988887777/eu-west-1, and no"
                + " name matches no*. Names are matched as a whole, like 'team/*'.");
  }

  @Test
  void aNameThatNoRepositoryCanHaveIsRefusedBeforeAnythingIsAsked() {
    assertThatThrownBy(() -> checks.list("Team Orders"))
        .hasMessage(
            "A repository is written like team/orders, several like team/*: lower-case letters,"
                + " digits and . _ - / with * for anything.");
    assertThat(gateway.sent()).isEmpty();
  }

  @Test
  void aCheckIsDescribedByWhatItsScheduleWillDeliver() {
    Schedule schedule = new Schedule(LATER, "at(…)", Optional.empty(), "", CliFixtures.check('a'));
    gateway.answer(Endpoint.DESCRIBE_SCHEDULE, Optional.of(schedule));

    assertThat(checks.describe(LATER)).contains(PendingCheck.of(schedule));
    assertThat(gateway.sent()).containsExactly(named(Endpoint.DESCRIBE_SCHEDULE, LATER));
  }

  @Test
  void aCheckThatHasFiredIsNone() {
    gateway.answer(Endpoint.DESCRIBE_SCHEDULE, Optional.empty());

    assertThat(checks.describe(LATER)).isEmpty();
  }

  @Test
  void theBeginningOfANameIsEnoughIfNoOtherBeginsSo() {
    String beginning = LATER.substring(0, 40);
    Schedule schedule = new Schedule(LATER, "at(…)", Optional.empty(), "", CliFixtures.check('a'));
    gateway
        .answer(Endpoint.DESCRIBE_SCHEDULE, Optional.empty())
        .answer(Endpoint.LIST_SCHEDULES, List.of(LATER, SOONER))
        .answer(Endpoint.DESCRIBE_SCHEDULE, Optional.of(schedule));

    assertThat(checks.find(beginning)).contains(PendingCheck.of(schedule));
    assertThat(gateway.sent())
        .containsExactly(
            named(Endpoint.DESCRIBE_SCHEDULE, beginning),
            listed(Map.of()),
            named(Endpoint.DESCRIBE_SCHEDULE, LATER));
  }

  @Test
  void aBeginningThatSeveralNamesHaveCancelsNone() {
    gateway
        .answer(Endpoint.DESCRIBE_SCHEDULE, Optional.empty())
        .answer(Endpoint.LIST_SCHEDULES, List.of(LATER, SOONER));

    String both = LATER.substring(0, 16);

    assertThatThrownBy(() -> checks.find(both))
        .hasMessage(
            "The names of 2 pending checks begin with "
                + both
                + ". Give more of the name; checks list shows it.");
  }

  @Test
  void ofAWholeNameThatIsGoneNoOtherIsTaken() {
    gateway.answer(Endpoint.DESCRIBE_SCHEDULE, Optional.empty());

    assertThat(checks.find(LATER)).isEmpty();
    assertThat(gateway.sent()).hasSize(1);
  }

  @Test
  void oneCheckIsCancelledAndNothingElse() {
    gateway
        .answer(Endpoint.DELETE_SCHEDULE, "", Map.of("CamelEventBridgeSchedulerDeleted", true))
        .answer(Endpoint.DELETE_SCHEDULE, "", Map.of("CamelEventBridgeSchedulerDeleted", false));

    assertThat(checks.cancel(LATER)).isTrue();
    assertThat(checks.cancel(SOONER)).isFalse();
    assertThat(gateway.sent())
        .containsExactly(
            named(Endpoint.DELETE_SCHEDULE, LATER), named(Endpoint.DELETE_SCHEDULE, SOONER));
  }

  @Test
  void whatIsNoNameOfAScheduleIsRefusedBeforeAnythingIsAsked() {
    for (String name : List.of("../groups", "", "a".repeat(65))) {
      assertThatThrownBy(() -> checks.describe(name))
          .hasMessage("That is not the name of a pending check; checks list shows the names.");
      assertThatThrownBy(() -> checks.cancel(name))
          .hasMessage("That is not the name of a pending check; checks list shows the names.");
    }
    assertThat(gateway.sent()).isEmpty();
  }

  @Test
  void aCommandThatCanDoWithoutACheckGoesOnIfAwsRefusesToDescribeIt() {
    PendingChecks refused =
        new PendingChecks(
            (endpoint, body, headers) -> {
              throw new CamelExecutionException(
                  "denied", new DefaultExchange(new DefaultCamelContext()));
            },
            List.of(OTHER));

    assertThat(refused.describeIfAllowed(LATER)).isEmpty();
    assertThatThrownBy(() -> refused.describe(LATER)).isInstanceOf(CamelExecutionException.class);
  }
}
