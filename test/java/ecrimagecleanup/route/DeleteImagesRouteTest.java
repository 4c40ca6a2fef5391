package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.index;
import static ecrimagecleanup.route.Samples.manifest;
import static ecrimagecleanup.route.Samples.message;
import static ecrimagecleanup.route.Samples.untagged;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.event.QueueBacklog;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.route.MockAws.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code cleanup.action=delete} does to images that can go. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.DELETE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class DeleteImagesRouteTest extends RouteTest {

  @Test
  void deletesByDigestWhatNobodyUses() throws Exception {
    aws.with(image('a', "1.41.0", "stable"));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.calls())
        .last()
        .isEqualTo(new Call("deleteImages", "team/orders", List.of(digest('a'))));
    assertThat(aws.arguments("deleteImages")).hasSize(1);
    assertThat(decisions.withLevels())
        .containsExactly(
            "INFO {\"record\":\"decision\","
                + about()
                + """
            "decision":"remove","action":"delete",\
            "reason":"AWS Config shows no task definition that names it. \
            No service or task set runs it. ECR has recorded no pull.",\
            "evidence":[{"source":"config-coverage","question":"coverage","says":"unused",\
            "text":"The aggregator has copied 1 workload and shows the \
            canary of each."},\
            {"source":"config-task-definitions","question":"coverage","says":"unused",\
            "text":"AWS Config shows nothing that contradicts the event."},\
            {"source":"config-task-definitions","question":"task-definitions","says":"unused",\
            "text":"AWS Config shows no task definition that names it."},\
            {"source":"config-services","question":"cause-still-runs","says":"unused","text":"No service runs %s."},\
            {"source":"config-services","question":"services","says":"unused",\
            "text":"No service or task set runs it."},\
            {"source":"ecr-pull-time","question":"pulled","says":"unused",\
            "text":"ECR has recorded no pull."}]}"""
                    .formatted(Samples.ORDERS_41),
            "INFO {\"record\":\"outcome\","
                + about()
                + "\"outcome\":\"removed\",\"action\":\"delete\",\"bytes\":1024}");
  }

  private static String about() {
    return """
    "time":"2026-03-03T10:00:05Z","by":"test","accountId":"999988887777","region":"eu-central-1",\
    "repository":"team/orders","digest":"%s","tags":["1.41.0","stable"],\
    "cause":"deregister %s","due":"2026-03-03T10:00:00Z","""
        .formatted(digest('a'), Samples.ORDERS_41);
  }

  @Test
  void recordsTheIntentBeforeItDeletes() throws Exception {
    aws.with(image('a')).fail("deleteImages", throttled);

    assertThat(assertFailed(receive("direct:checks", message(check('a'))))).isSameAs(throttled);

    assertThat(decisions.texts())
        .singleElement()
        .asString()
        .contains("\"record\":\"decision\"", "\"decision\":\"remove\"");
  }

  @Test
  void recordsWhatEcrRefuses() throws Exception {
    aws.with(image('a'), image('b'), image('c'))
        .answer(
            "deleteImages",
            List.of(
                new Removal.Done(digest('a')),
                new Removal.Refused(
                    digest('b'), "ImageReferencedByManifestList", "An index \"lists\" it."),
                new Removal.AlreadyGone(digest('c'))));

    assertDone(receive("direct:checks", message(check('a', 'b', 'c'))));

    assertThat(decisions.texts())
        .filteredOn(line -> line.contains("\"record\":\"outcome\""))
        .extracting(line -> line.substring(line.indexOf("\"outcome\":")))
        .containsExactly(
            "\"outcome\":\"removed\",\"action\":\"delete\",\"bytes\":1024}",
            """
            "outcome":"refused","action":"delete","code":"ImageReferencedByManifestList",\
            "reason":"An index \\"lists\\" it."}""",
            "\"outcome\":\"already gone\",\"action\":\"delete\"}");
  }

  @Test
  void readsTheOptInAgainRightBeforeItDeletes() throws Exception {
    aws.with(image('a')).answer("describeRepositoryTags", Samples.OPTED_IN, MockAws.notOptedIn());

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertWithdrawn("keep", "opted-in");
  }

  @Test
  void deletesNothingIfTheRepositoryWentInBetween() throws Exception {
    aws.with(image('a'))
        .answer("describeRepositoryTags", Samples.OPTED_IN, RepositoryTags.ofMissingRepository());

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertWithdrawn("gone", "exists");
  }

  @Test
  void deletesNothingThatGotATagInBetweenByWhichItIsUsed() throws Exception {
    aws.withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":stable"))
        .answer("describeImages", List.of(image('a')), List.of(image('a', "stable")));

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertWithdrawn("keep", "task-definitions");
  }

  @Test
  void deletesNoIndexOfWhichAnImageGotATagInBetweenByWhichItIsUsed() throws Exception {
    aws.with(index('d'))
        .with(manifest('d', 'a'))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":stable"))
        .answer(
            "describeImages",
            List.of(index('d')),
            List.of(image('a')),
            List.of(index('d')),
            List.of(image('a', "stable")));

    assertDone(receive("direct:checks", message(check('d'))));

    aws.assertNothingRemoved();
    assertWithdrawn("keep", "task-definitions");
  }

  /** It was made since all were listed. */
  @Test
  void deletesNothingIfNobodySaysWhetherTheTagsOfTheRepositoryCanMove() throws Exception {
    aws.with(image('a')).answer("describeRepositories", Map.of());

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertThat(decisions.texts())
        .singleElement()
        .asString()
        .contains(
            "\"decision\":\"keep\"",
            "\"question\":\"mutable-tags\"",
            "The tags of its repository are unknown");
  }

  @Test
  void readsThePendingChecksAgainRightBeforeItDeletes() throws Exception {
    aws.with(image('a')).answer("listSchedules", List.of(), List.of(Samples.laterCheck('a')));

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertWithdrawn("superseded", "later-check");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, The queue task-definition-events has 2 dead letters, 2026-03-05T02:00:00Z",
    "9, 2, The queue task-definition-events has 2 dead letters, 2026-03-05T02:00:00Z",
    "1, 0, The queue task-definition-events still has 1 message, 2026-03-03T11:00:00Z",
    "3, 0, The queue task-definition-events still has 3 messages, 2026-03-03T11:00:00Z"
  })
  void deletesNothingWhileAnEventIsNotHeard(int messages, int dead, String reason, Instant next)
      throws Exception {
    aws.with(image('a'))
        .answer(
            "describeBacklogs",
            List.of(
                new QueueBacklog("task-state-events", dead, 0),
                new QueueBacklog("task-definition-events", messages, dead)));

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertThat(decisions.texts()).hasSize(2);
    assertThat(decisions.texts().get(1))
        .contains(
            "\"decision\":\"postpone\",\"until\":\"%s\",\"question\":\"brake\"".formatted(next),
            reason);
    assertThat(aws.schedules()).singleElement().extracting(MockAws.Schedule::at).isEqualTo(next);
  }

  /** While it is held, each look would make them anew. */
  @Test
  void makesNoChecksThatFollowWhileAnEventIsNotHeard() throws Exception {
    aws.with(index('d'), image('a'))
        .with(manifest('d', 'a'))
        .answer("describeBacklogs", List.of(new QueueBacklog("task-definition-events", 1, 0)));

    assertDone(receive("direct:checks", message(check('d'))));

    aws.assertNothingRemoved();
    assertThat(aws.schedules())
        .singleElement()
        .extracting(MockAws.Schedule::input)
        .asString()
        .contains(digest('d').value(), "\"type\":\"postponed\"");
    assertThat(decisions.texts()).hasSize(2);
  }

  /** What is heard between the two shows among the pending checks. */
  @Test
  void countsEventsBeforeItReadsThePendingChecksAgain() throws Exception {
    aws.with(image('a'));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.arguments("describeBacklogs")).containsExactly("task-definition-events,");
    assertThat(aws.operations())
        .filteredOn(name -> name.equals("describeBacklogs") || name.equals("listSchedules"))
        .containsExactly("listSchedules", "describeBacklogs", "listSchedules");
  }

  @Test
  void failsIfNobodyCanSayWhetherEventsWait() throws Exception {
    aws.with(image('a')).fail("describeBacklogs", throttled);

    assertThat(assertFailed(receive("direct:checks", message(check('a'))))).isSameAs(throttled);

    aws.assertNothingRemoved();
  }

  /** After the intent comes the decision that took it back. */
  private void assertWithdrawn(String decision, String question) {
    assertThat(decisions.texts()).hasSize(2);
    assertThat(decisions.texts().get(0)).contains("\"decision\":\"remove\"");
    assertThat(decisions.texts().get(1))
        .contains("\"decision\":\"%s\",\"question\":\"%s\",".formatted(decision, question));
  }

  @Test
  void keepsWhatIsInTheArchiveSinceNobodyKnowsWhen() throws Exception {
    aws.with(Samples.archived('a'));

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertThat(decisions.texts()).singleElement().asString().contains("does not say since when");
  }

  @Test
  void aRefusalThatMayPassIsLeftToTheNextSweepIfASweepNominatedTheImage() throws Exception {
    aws.with(image('a'))
        .answer("deleteImages", List.of(new Removal.Refused(digest('a'), "KmsError", "Not now.")));
    ImageDeletionCheck swept =
        new ImageDeletionCheck(
            Samples.REPOSITORY,
            List.of(digest('a')),
            new Cause.Swept(),
            Samples.UNUSED_SINCE,
            LastLook.CLEAR,
            Samples.DUE);

    assertDone(receive("direct:checks", message(swept)));

    assertThat(decisions.texts()).anyMatch(line -> line.contains("\"outcome\":\"refused\""));
  }

  @Test
  void exactlyOneStepOfAllRoutesDeletesImagesAndOneArchivesThem() {
    assertThat(RouteModel.removals(context))
        .containsExactlyInAnyOrder(
            "cleanup-delete-images: ecr-images:images?operation=deleteImages" + ACCOUNT,
            "cleanup-archive-images: ecr-images:images?operation=archiveImages" + ACCOUNT);
  }

  @Test
  void aRefusalThatMayPassFailsTheMessageAfterItWasRecorded() throws Exception {
    aws.with(image('a'), image('b'))
        .answer(
            "deleteImages",
            List.of(
                new Removal.Done(digest('a')),
                new Removal.Refused(digest('b'), "ThrottlingException", "Rate exceeded")));

    assertThat(assertFailed(receive("direct:checks", message(check('a', 'b')))))
        .hasMessageContaining("ThrottlingException");

    assertThat(decisions.texts())
        .filteredOn(line -> line.contains("\"record\":\"outcome\""))
        .hasSize(2);
  }

  @Test
  void anIndexThatKeepsARefusedImageIsReadAnewAndGetsACheckOfItsOwn() throws Exception {
    aws.with(image('a'), index('d'))
        // It lists the image only since the check looked.
        .answer("describeManifests", List.of(), List.of(manifest('d', 'a')))
        .answer(
            "deleteImages",
            List.of(
                new Removal.Refused(digest('a'), Removal.LISTED_BY_INDEX, "An index lists it.")));

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
    assertThat(aws.operations()).filteredOn("listImages"::equals).hasSize(2);
    assertThat(aws.schedules())
        .singleElement()
        .satisfies(
            schedule ->
                assertThat(schedule.input())
                    .contains(digest('d').value(), "\"type\":\"child-unused\""));
    assertThat(decisions.texts())
        .last()
        .asString()
        .contains("\"decision\":\"keep\"", "\"question\":\"part-of-another\"");
  }

  @Test
  void anUntaggedImageOfAnIndexIsNotSentToEcrAtAll() throws Exception {
    aws.with(untagged('a'), index('d')).with(manifest('d', 'a'));

    assertDone(receive("direct:checks", message(check('a'))));

    aws.assertNothingRemoved();
    assertThat(aws.schedules()).hasSize(1);
  }
}
