package ecrimagecleanup.route;

import static ecrimagecleanup.route.MockAws.SERVICES;
import static ecrimagecleanup.route.MockAws.TASK_DEFINITIONS;
import static ecrimagecleanup.route.Samples.LONG_AGO;
import static ecrimagecleanup.route.Samples.REPOSITORY;
import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.checkDueAt;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.bean.SharedAnswers;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.route.MockAws.Call;
import ecrimagecleanup.route.MockAws.Schedule;
import ecrimagecleanup.settings.QueryFiles;
import java.time.Instant;
import java.util.List;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;

/** Every decision of a check, and what is asked for it. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.DELETE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class ImageDeletionCheckRouteTest extends RouteTest {
  private static final List<String> REGISTRY_ALONE =
      List.of("describeRepositoryTags", "describeImages");

  @Test
  void keepsAnImageThatAnActiveTaskDefinitionNames() throws Exception {
    aws.with(image('a', "1.41.0"))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":1.41.0"));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.calls())
        .containsExactly(
            new Call("describeRepositoryTags", "team/orders", ""),
            new Call("describeImages", "team/orders", List.of(digest('a'))),
            new Call("listSchedules", "checks", ScheduleName.prefix(REPOSITORY, digest('a'))),
            new Call("describeSources", "aggregator", ""),
            new Call(
                MockAws.CANARIES,
                "aggregator",
                QueryFiles.load("config/queries")
                    .canaries(
                        context
                            .getRegistry()
                            .lookupByNameAndType("cleanupCoverageRules", CoverageRules.class),
                        NOW)
                    .toString()),
            new Call(
                MockAws.IN_USE,
                "aggregator",
                QueryFiles.load("config/queries").inUse(List.of(REPOSITORY.registry())).toString()),
            new Call(
                TASK_DEFINITIONS,
                "aggregator",
                QueryFiles.load("config/queries")
                    .taskDefinitionsNaming(RepositoryNames.of(REPOSITORY))
                    .toString()),
            new Call(
                SERVICES,
                "aggregator",
                QueryFiles.load("config/queries")
                    .servicesOfFamilies(List.of(Samples.ORDERS_41))
                    .toString()));
    assertThat(decisions.withLevels())
        .containsExactly(
            """
            INFO {"record":"decision","time":"2026-03-03T10:00:05Z","by":"test",\
            "accountId":"999988887777",\
            "region":"eu-central-1","repository":"team/orders","digest":"%s","tags":["1.41.0"],\
            "cause":"deregister %s41","due":"2026-03-03T10:00:00Z","decision":"keep","question":"task-definitions",\
            "reason":"The ACTIVE task definition orders:42 of 111122223333/eu-central-1 names it.",\
            "evidence":[{"source":"config-coverage","question":"coverage","says":"unused",\
            "text":"The aggregator has copied 1 workload and shows the \
            canary of each."},\
            {"source":"config-task-definitions","question":"coverage","says":"unused",\
            "text":"AWS Config shows nothing that contradicts the event."},\
            {"source":"config-task-definitions","question":"task-definitions","says":"used",\
            "by":"%s42","where":"111122223333/eu-central-1","since":"2026-01-10T00:00:00Z",\
            "text":"The ACTIVE task definition orders:42 of 111122223333/eu-central-1 names it."},\
            {"source":"config-services","question":"cause-still-runs","says":"unused","text":"No service runs %s41."},\
            {"source":"config-services","question":"services","says":"unused",\
            "text":"No service or task set runs it."}]}"""
                .formatted(digest('a'), Samples.ORDERS, Samples.ORDERS, Samples.ORDERS));
  }

  /** Of a sidecar there are as many families as services. */
  @Test
  void asksForTheServicesOfOtherFamiliesOnlyIfNoActiveTaskDefinitionNamesTheImage()
      throws Exception {
    ObjectNode other = Samples.taskDefinition(7, "INACTIVE", URI + ":1.41.0");
    other.put("arn", other.path("arn").asText().replace("/orders:", "/shop:"));
    aws.with(image('a', "1.41.0")).withTaskDefinitions(other);

    assertDone(receive("direct:checks", message(check('a'))));
    aws.withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":1.41.0"));
    context.getRegistry().lookupByNameAndType("cleanupSharedAnswers", SharedAnswers.class).forget();
    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.calls())
        .filteredOn(call -> call.operation().equals(SERVICES))
        .extracting(call -> call.argument().toString().contains("/shop:"))
        .containsExactly(true, false);
  }

  @Test
  void keepsAnImageOfARepositoryThatHasNotOptedIn() throws Exception {
    aws.with(image('a')).answer("describeRepositoryTags", MockAws.notOptedIn());

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.operations()).isEqualTo(REGISTRY_ALONE);
    assertDecided("keep", "opted-in", "The repository has not opted in");
  }

  @Test
  void endsForAnImageThatIsGone() throws Exception {
    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.operations()).isEqualTo(REGISTRY_ALONE);
    assertDecided("gone", "exists", "The image does not exist.");
  }

  @Test
  void endsForARepositoryThatIsGone() throws Exception {
    aws.answer("describeRepositoryTags", RepositoryTags.ofMissingRepository());

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.operations()).isEqualTo(REGISTRY_ALONE);
    assertDecided("gone", "exists", "The repository does not exist.");
  }

  @Test
  void postponesAnImageThatWasPushedWithinTheGracePeriod() throws Exception {
    aws.with(Samples.pushed('a', Instant.parse("2026-03-03T00:00:30Z")));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.operations())
        .containsExactly("describeRepositoryTags", "describeImages", "createSchedule");
    assertDecided(
        "postpone",
        "grace-period",
        "It was used, pushed or restored on 3 Mar 2026 00:00 UTC; the grace period is 24 hours.");
    assertPostponed("2026-03-04T01:00:00Z", "2026-03-02T09:59:22Z", "NONE");
  }

  /** The one schedule that was created is that of the check which follows this one. */
  private void assertPostponed(String due, String presumedUnusedSince, String lastLook) {
    assertPostponed(due, presumedUnusedSince, lastLook, "");
  }

  /**
   * The same.
   *
   * @param more what else the check says of its last look
   */
  private void assertPostponed(
      String due, String presumedUnusedSince, String lastLook, String more) {
    Cause cause = new Cause.Deregistered(Samples.ORDERS_41).postponed();
    assertThat(aws.schedules())
        .containsExactly(
            new Schedule(
                ScheduleName.of(REPOSITORY, digest('a'), Instant.parse(due), cause).value(),
                Instant.parse(due),
                "%s@%s: postponed deregister %s"
                    .formatted(REPOSITORY, digest('a'), Samples.ORDERS_41),
                """
                {"version":1,"accountId":"999988887777","region":"eu-central-1",\
                "repository":"team/orders","images":["%s"],"cause":{"type":"postponed",\
                "first":{"type":"deregistered","taskDefinition":"%s"}},\
                "presumedUnusedSince":"%s","lastLook":"%s",%s"due":"%s"}"""
                    .formatted(
                        digest('a'), Samples.ORDERS_41, presumedUnusedSince, lastLook, more, due)));
  }

  private void assertDecided(String decision, String question, String reason) {
    assertThat(decisions.texts())
        .singleElement()
        .asString()
        .contains("\"decision\":\"%s\"".formatted(decision))
        .contains("\"question\":\"%s\",".formatted(question))
        .contains("\"reason\":\"" + reason);
    aws.assertNothingRemoved();
  }

  @Test
  void postponesACheckThatComesTooLateByAWholeGracePeriod() throws Exception {
    aws.with(image('a'));

    assertDone(
        receive("direct:checks", message(checkDueAt(Instant.parse("2026-03-03T08:00:00Z"), 'a'))));

    assertThat(aws.operations())
        .containsExactly("describeRepositoryTags", "describeImages", "createSchedule");
    assertDecided(
        "postpone",
        "on-time",
        "The check was due on 3 Mar 2026 08:00 UTC and fired more than an hour late");
    assertPostponed("2026-03-05T08:00:00Z", "2026-03-05T08:00:00Z", "VETO");
  }

  @Test
  void postponesACheckThatComesTooEarly() throws Exception {
    aws.with(image('a'));

    assertDone(
        receive("direct:checks", message(checkDueAt(Instant.parse("2026-03-03T11:00:00Z"), 'a'))));

    assertThat(aws.operations())
        .containsExactly("describeRepositoryTags", "describeImages", "createSchedule");
    assertDecided(
        "postpone", "on-time", "The check fired before it was due on 3 Mar 2026 11:00 UTC.");
    assertPostponed("2026-03-03T12:00:00Z", "2026-03-02T09:59:22Z", "NONE");
  }

  @Test
  void postponesWhileAServiceStillRunsTheCausingTaskDefinition() throws Exception {
    aws.with(image('a')).withServices(Samples.service(41, LONG_AGO));

    assertDone(receive("direct:checks", message(check('a'))));

    assertDecided(
        "postpone",
        "cause-still-runs",
        "arn:aws:ecs:eu-central-1:111122223333:service/main/orders still");
    assertPostponed("2026-03-04T10:30:00Z", "2026-03-04T10:00:00Z", "VETO", "\"causeRan\":true,");
  }

  @Test
  void postponesWhatCannotBeTold() throws Exception {
    aws.with(image('a')).withTaskDefinitions(Samples.taskDefinition(42, "INACTIVE", ""));

    assertDone(receive("direct:checks", message(check('a'))));

    assertDecided(
        "postpone",
        "task-definitions",
        "The task definition arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:42 has an image reference that cannot be read");
    assertPostponed("2026-03-04T10:00:00Z", "2026-03-04T10:00:00Z", "VETO");
  }

  @Test
  void postponesWhatMayHaveBeenInUseWithinTheGracePeriod() throws Exception {
    aws.with(image('a')).withServices(Samples.service(42, Instant.parse("2026-03-03T05:00:00Z")));

    assertDone(receive("direct:checks", message(check('a'))));

    assertDecided("postpone", "services", "No service runs it.");
    assertPostponed("2026-03-04T07:00:00Z", "2026-03-03T06:00:00Z", "NAMES");
  }

  @Test
  void leavesTheDecisionToALaterCheck() throws Exception {
    aws.with(image('a')).withPending(Samples.laterCheck('a'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertDecided(
        "superseded",
        "later-check",
        "A later check of the image is pending: %s.".formatted(Samples.laterCheck('a')));
    assertThat(aws.schedules()).isEmpty();
  }

  @Test
  void isNotSupersededByItselfNorByChecksOfOtherImages() throws Exception {
    aws.with(image('a'))
        .withPending(check('a').nameFor(digest('a')).value(), Samples.laterCheck('b'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
  }

  @Test
  void readsTheMessagesOfTheNextVersion() throws Exception {
    assertDone(
        receive(
            "direct:checks",
            message(check('a')).replace("\"version\":1", "\"version\":2,\"new\":true")));

    assertDecided("gone", "exists", "The image does not exist.");
  }
}
