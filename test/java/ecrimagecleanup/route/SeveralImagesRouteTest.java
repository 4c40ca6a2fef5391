package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.REPOSITORY;
import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.route.MockAws.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A check of several images, of which each gets a decision of its own. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.DELETE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class SeveralImagesRouteTest extends RouteTest {
  private static final Pattern DECIDED =
      Pattern.compile("\"digest\":\"sha256:(.).*\"(?:decision|outcome)\":\"([a-z ]+)\"");

  @BeforeEach
  void fiveImages() {
    aws.with(
            image('a'),
            image('b', "1.41.0"),
            // c is gone
            Samples.pushed('d', Instant.parse("2026-03-03T00:00:00Z")),
            image('e'),
            image('f'))
        .withTaskDefinitions(Samples.taskDefinition(42, "ACTIVE", URI + ":1.41.0"))
        .withPending(Samples.laterCheck('e'));
  }

  @Test
  void decidesForEachImageAndRemovesOnlyWhatCanGo() throws Exception {
    assertDone(receive("direct:checks", message(check('a', 'b', 'c', 'd', 'e', 'f'))));

    assertThat(decided())
        .containsExactly(
            "a remove",
            "b keep",
            "c gone",
            "d postpone",
            "e superseded",
            "f remove",
            "a removed",
            "f removed");
    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a'), digest('f')));
    assertThat(aws.schedules())
        .extracting(Schedule::at)
        .containsExactly(Instant.parse("2026-03-04T00:00:00Z"));
  }

  /** First digits of digests, and what was recorded of their images. */
  private List<String> decided() {
    return decisions.texts().stream()
        .flatMap(line -> DECIDED.matcher(line).results())
        .map(found -> found.group(1) + " " + found.group(2))
        .toList();
  }

  @Test
  void asksOnceForAllImages() throws Exception {
    assertDone(receive("direct:checks", message(check('a', 'b', 'c', 'd', 'e', 'f'))));

    assertThat(aws.operations())
        .containsExactly(
            "describeRepositoryTags",
            "describeImages",
            "listSchedules",
            "describeSources",
            MockAws.CANARIES,
            MockAws.IN_USE,
            MockAws.TASK_DEFINITIONS,
            MockAws.SERVICES,
            "listImages",
            "describeManifests",
            "describeRepositories",
            "createSchedule",
            "describeBacklogs",
            "describeRepositoryTags",
            "describeImages",
            "listSchedules",
            "deleteImages");
    assertThat(aws.arguments("listSchedules")).containsOnly(ScheduleName.prefix(REPOSITORY));
  }

  @Test
  void countsTheDecisionsByTheirWords() throws Exception {
    double removed = counted("cleanup.checks", "decision", "remove");
    double kept = counted("cleanup.checks", "decision", "keep");

    assertDone(receive("direct:checks", message(check('a', 'b', 'f'))));

    assertThat(counted("cleanup.checks", "decision", "remove")).isEqualTo(removed + 2);
    assertThat(counted("cleanup.checks", "decision", "keep")).isEqualTo(kept + 1);
  }

  /** Right before acting a decision can only turn against a removal, never into one. */
  @Test
  void removesNothingThatTheFirstDecisionDidNotRemove() throws Exception {
    aws.answer("listSchedules", List.of(Samples.laterCheck('e')), List.of());

    assertDone(receive("direct:checks", message(check('a', 'e'))));

    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
    assertThat(decided()).containsExactly("a remove", "e superseded", "a removed");
  }

  @Test
  void removesTheOthersWhenOneGetsALaterCheckAtTheLastMoment() throws Exception {
    aws.answer("listSchedules", List.of(), List.of(Samples.laterCheck('f')));

    assertDone(receive("direct:checks", message(check('a', 'f'))));

    assertThat(aws.arguments("deleteImages")).containsExactly(List.of(digest('a')));
    assertThat(decided()).containsExactly("a remove", "f remove", "f superseded", "a removed");
  }

  @Test
  void aPostponementThatFailsFailsTheMessageAndNothingIsRemoved() throws Exception {
    aws.fail("createSchedule", throttled);

    assertThat(assertFailed(receive("direct:checks", message(check('d', 'a')))))
        .isSameAs(throttled);

    assertThat(decided()).containsExactly("d postpone", "a remove");
    aws.assertNothingRemoved();
    assertThat(aws.operations()).endsWith("createSchedule");
  }

  @Test
  void onePostponementThatFailsDoesNotHinderTheNext() throws Exception {
    aws.with(Samples.pushed('9', Instant.parse("2026-03-03T01:00:00Z")))
        .fail("createSchedule", throttled)
        .answer("createSchedule", "");

    assertThat(assertFailed(receive("direct:checks", message(check('d', '9')))))
        .isSameAs(throttled);

    assertThat(aws.schedules())
        .extracting(Schedule::at)
        .containsExactly(
            Instant.parse("2026-03-04T00:00:00Z"), Instant.parse("2026-03-04T01:00:00Z"));
  }

  @Test
  void takesAsManyImagesAsASweepNames() throws Exception {
    List<Digest> many =
        IntStream.range(0, 3000)
            .mapToObj(i -> new Digest("sha256:" + "%064x".formatted(i)))
            .toList();

    assertDone(receive("direct:checks", message(sweep(many))));

    assertThat(aws.arguments("describeImages")).containsExactly(many);
    assertThat(decided()).hasSize(3000);
  }

  private static ImageDeletionCheck sweep(List<Digest> many) {
    ImageDeletionCheck one = check('a');
    return new ImageDeletionCheck(
        one.repository(), many, one.cause(), one.presumedUnusedSince(), one.lastLook(), one.due());
  }
}
