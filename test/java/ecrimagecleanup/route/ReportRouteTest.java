package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.observe.UnsentReports;
import ecrimagecleanup.route.MockAws.Call;
import ecrimagecleanup.route.MockAws.Schedule;
import ecrimagecleanup.sweep.Sweep;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report to owners, by the cron: to a webhook and to a topic. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = {
      RouteTest.DELETE,
      "cleanup.report-webhook=https://hooks.example.com/T0SECRET",
      "cleanup.report-topic=arn:aws:sns:eu-central-1:999988887777:owners",
      "cleanup.report-pause=0"
    },
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {
      RouteTest.EVENTS,
      RouteTest.CHECKS,
      RouteTest.SWEEPS,
      "cleanup-report=direct:report"
    },
    mockEndpointsAndSkip = "(cleanup-webhook|" + RouteTest.AWS_SCHEMES + "):.*")
class ReportRouteTest extends RouteTest {
  private static final String CLAIM = "report-20260303";

  private final List<String> posted = new ArrayList<>();
  private int refusals;

  @BeforeEach
  void oneRepositoryOfPayments() {
    posted.clear();
    refusals = 0;
    aws.with(Samples.image('a', "1.0"))
        .answer(
            "describeRepositories", Map.of(REPOSITORY, new TagMutability("IMMUTABLE", List.of())))
        .answer("describeRepositoryTags", tags("payments"));
    webhook()
        .whenAnyExchangeReceived(
            exchange -> {
              posted.add(exchange.getMessage().getBody(String.class));
              if (refusals-- > 0) {
                throw new IOException("HTTP 500");
              }
            });
  }

  private MockEndpoint webhook() {
    MockEndpoint webhook = context.getEndpoint("mock:cleanup-webhook:reports", MockEndpoint.class);
    webhook.reset();
    return webhook;
  }

  private static RepositoryTags tags(String team) {
    return Samples.OPTED_IN.with("team", team);
  }

  private List<String> schedules(String endpoint) {
    return aws.calls().stream()
        .filter(call -> call.operation().equals("createSchedule") && call.about().equals(endpoint))
        .map(call -> ((Schedule) call.argument()).name())
        .toList();
  }

  @Test
  void oneInstanceMakesItAndSendsItToBoth() {
    assertDone(receiveNothing("direct:report"));

    assertThat(schedules("reports")).containsExactly(CLAIM);
    assertThat(schedules("topic")).containsExactly(CLAIM + "-1");
    assertThat(posted)
        .singleElement()
        .satisfies(text -> assertThat(text).contains("## `payments`", "- `team/orders`: 1 image,"));
    assertThat(aws.schedules()).last().extracting(Schedule::input).isEqualTo(posted.get(0));
    aws.assertNothingRemoved();
  }

  @Test
  void whatClaimsItIsAMessageThatComesToNothing() throws Exception {
    assertDone(receiveNothing("direct:report"));
    Call claim =
        aws.calls().stream()
            .filter(call -> call.about().equals("reports"))
            .findFirst()
            .orElseThrow();
    Schedule schedule = (Schedule) claim.argument();

    assertThat(schedule.at()).isEqualTo(Instant.parse("2026-03-03T11:00:00Z"));
    assertThat(Sweep.read(schedule.input()).time())
        .as("so that no message is late that comes then")
        .isEqualTo(schedule.at());
    assertThat(Sweep.read(schedule.input()).repository())
        .isEqualTo(
            Optional.of(new Repository(REPOSITORY.registry(), "ecr-image-cleanup/no-repository")));

    forgetAll();
    aws.answer("describeRepositoryTags", RepositoryTags.ofMissingRepository());
    assertDone(receive("direct:sweeps", schedule.input()));
    assertThat(aws.operations()).containsExactly("describeRepositoryTags");
  }

  @Test
  void anotherInstanceHasItAlready() {
    aws.withPending(CLAIM);

    assertDone(receiveNothing("direct:report"));

    assertThat(aws.operations()).containsExactly("createSchedule");
    assertThat(posted).isEmpty();
  }

  @Test
  void aWebhookThatIsDownForAWhileGetsItInTheEndAndOnce() {
    refusals = 5;

    assertDone(receiveNothing("direct:report"));

    assertThat(posted).hasSize(6).containsOnly(posted.get(0));
    assertThat(schedules("reports")).hasSize(1);
    assertThat(schedules("topic")).hasSize(1);
  }

  @Test
  void aWebhookThatIsDownForLongIsSaidAndTheTopicGetsTheReport() {
    refusals = Integer.MAX_VALUE;

    try (LogLines log = LogLines.of(UnsentReports.class)) {
      assertDone(receiveNothing("direct:report"));

      assertThat(log.withLevels())
          .singleElement()
          .asString()
          .startsWith("WARN A report to owners could not be sent, or not as a whole: ")
          .contains("HTTP 500")
          .endsWith(" run ecr-image-cleanup report to have it now.");
    }
    assertThat(posted).as("not again by the routes that call this one").hasSize(6);
    assertThat(schedules("topic")).containsExactly(CLAIM + "-1");
    assertThat(schedules("reports")).as("nor is it made again").containsExactly(CLAIM);
  }

  @Test
  void whatCannotBeReadIsNotSent() {
    aws.fail("describeRepositories", throttled);

    try (LogLines log = LogLines.of(UnsentReports.class)) {
      assertDone(receiveNothing("direct:report"));

      assertThat(log.texts()).singleElement().asString().contains("Rate exceeded");
    }
    assertThat(posted).isEmpty();
    assertThat(schedules("topic")).isEmpty();
  }

  @Test
  void whatNobodyForesawIsSaidWithItsStackAndNotAsAtATerminal() {
    RuntimeException unforeseen = new UnsupportedOperationException("surprise");
    aws.fail("describeRepositories", unforeseen);

    try (LogLines log = LogLines.of(UnsentReports.class)) {
      assertDone(receiveNothing("direct:report"));

      assertThat(log.texts()).singleElement().asString().doesNotContain("--verbose");
      assertThat(log.thrown()).singleElement().asString().contains("surprise");
    }
  }

  @Test
  void awsIsAskedAgainToo() {
    aws.fail("createSchedule", throttled).answer("createSchedule", "");
    aws.answer("describeImages", List.of());

    assertDone(receiveNothing("direct:report"));

    assertThat(schedules("reports")).containsExactly(CLAIM, CLAIM);
    assertThat(posted).hasSize(1);
  }
}
