package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.manifest;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.message.MalformedMessageException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that fail: the message stays in its queue, and nothing is removed. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    properties = RouteTest.DELETE,
    configurationClasses = FixedClock.class,
    replaceRouteFromWith = {RouteTest.EVENTS, RouteTest.CHECKS, RouteTest.SWEEPS},
    mockEndpointsAndSkip = RouteTest.AWS)
class FailingCheckRouteTest extends RouteTest {
  /** All that is asked before an index is deleted, in its order. */
  private static final List<String> ALL =
      List.of(
          "describeRepositoryTags",
          "describeImages",
          "describeManifests",
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
          "describeBacklogs",
          "createSchedule",
          "describeRepositoryTags",
          "describeImages",
          "describeManifests",
          "describeImages",
          "listSchedules",
          "deleteImages");

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"version\":\"1\"}"})
  void failsForWhatIsNoCheck(String body) throws Exception {
    assertMalformed(receive("direct:checks", body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1 | \"version\":3",
        "\"version\":1 | \"version\":0",
        "sha256 | sha512",
        "team/orders | Team/Orders",
        "NONE | SOMETHING",
        "\"deregistered\" | \"other\"",
        "2026-03-03T10:00:00Z | 2026-03-03T10:00:01Z",
        "\"images\":[ | \"images\":[1,"
      })
  void failsForACheckThatIsNotValid(String text, String other) throws Exception {
    assertMalformed(receive("direct:checks", message(check('a')).replace(text, other)));
  }

  @ParameterizedTest
  @CsvSource({"999988887777, 111122223333", "eu-central-1, eu-west-1"})
  void failsForARegistryThatIsNotConfigured(String text, String other) throws Exception {
    Exchange exchange = receive("direct:checks", message(check('a')).replace(text, other));

    assertMalformed(exchange);
    assertThat(assertFailed(exchange)).hasMessageEndingWith("is not one of cleanup.registries.");
  }

  private void assertMalformed(Exchange exchange) {
    assertThat(assertFailed(exchange)).isInstanceOf(MalformedMessageException.class);
    assertThat(aws.calls()).isEmpty();
    assertThat(decisions.texts()).isEmpty();
  }

  @Test
  void failsForAMessageWithoutABody() {
    assertFailed(receiveNothing("direct:checks"));
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void asksInThisOrderIfNothingFails() throws Exception {
    index();

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.operations()).isEqualTo(ALL);
  }

  private void index() {
    aws.with(Samples.index('a'), image('b')).with(manifest('a', 'b'));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void aFailureOfAnyCallFailsTheMessageAndEndsTheCheck(int call) throws Exception {
    index();
    String operation = ALL.get(call);
    long before = ALL.subList(0, call).stream().filter(operation::equals).count();
    for (long i = 0; i < before; i++) {
      answerAsEver(operation, i);
    }
    aws.fail(operation, throttled);

    assertThat(assertFailed(receive("direct:checks", message(check('a'))))).isSameAs(throttled);

    assertThat(aws.operations()).isEqualTo(ALL.subList(0, call + 1));
    assertThat(decisions.texts()).noneMatch(line -> line.contains("\"record\":\"outcome\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8, 9})
  void aFailureOfASourceOfEvidenceIsUnknownAndPostponesTheImage(int call) throws Exception {
    index();
    aws.fail(ALL.get(call), throttled);

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(aws.operations())
        .isEqualTo(
            Stream.concat(ALL.subList(0, call + 1).stream(), Stream.of("createSchedule")).toList());
    assertThat(decisions.texts())
        .singleElement()
        .asString()
        .contains("\"decision\":\"postpone\"", "could not be asked; the log says why.");
    assertThat(aws.schedules().get(0).input()).contains("\"lastLook\":\"VETO\"");
  }

  @Test
  void theLogSaysWhyASourceFailedAndNotThatReflectionDid() throws Exception {
    aws.with(image('a')).answer(MockAws.SERVICES, List.of("no row"));

    try (LogLines lines = LogLines.of("cleanup-ask-source")) {
      assertDone(receive("direct:checks", message(check('a'))));

      assertThat(lines.withLevels())
          .singleElement()
          .asString()
          .startsWith("WARN The source config-services of evidence on ")
          .contains("java.lang.ClassCastException")
          .doesNotContain("InvocationTargetException");
    }
  }

  private void answerAsEver(String operation, long before) {
    switch (operation) {
      case "describeRepositoryTags" -> aws.answer(operation, Samples.OPTED_IN);
      case "describeManifests" -> aws.answer(operation, List.of(manifest('a', 'b')));
      case "describeImages" ->
          aws.answer(operation, List.of(before % 2 == 0 ? Samples.index('a') : image('b')));
      default -> aws.answer(operation, List.of());
    }
  }

  @Test
  void failsForAnIndexWhoseManifestIsMissing() throws Exception {
    aws.with(Samples.index('a'));

    assertThat(assertFailed(receive("direct:checks", message(check('a')))))
        .hasMessage(
            "The manifest of the index %s@%s cannot be read. The check is tried again."
                .formatted(Samples.REPOSITORY, digest('a')));
    aws.assertNothingRemoved();
  }
}
