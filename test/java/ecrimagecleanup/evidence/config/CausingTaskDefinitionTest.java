package ecrimagecleanup.evidence.config;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static ecrimagecleanup.decision.CheckFixtures.json;
import static ecrimagecleanup.decision.CheckFixtures.taskDefinition;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.CheckFixtures;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether what the aggregator shows of a task definition agrees with what an event said. */
class CausingTaskDefinitionTest {
  private static final String WHERE = "111122223333/eu-central-1";
  private static final Instant LATELY = Instant.parse("2026-03-03T08:00:00Z");
  private static final RepositoryNames NAME = RepositoryNames.of(REPOSITORY);
  private static final Cause REGISTERED = new Cause.Registered(arn("orders", 41)).postponed();

  private static Evidence ofCause(Cause cause, Optional<Coverage> coverage, JsonNode... rows) {
    return ofCause(LastLook.VETO, cause, coverage, rows);
  }

  private static Evidence ofCause(
      LastLook lastLook, Cause cause, Optional<Coverage> coverage, JsonNode... rows) {
    ImageNames names = ImageNames.of(NAME, IMAGE, List.of(), List.of());
    return requireNonNull(
        new TaskDefinitionsAnswer(
                CheckFixtures.listed(NAME, List.of(rows)), LATELY, LATELY, lastLook, coverage)
            .about(candidate(cause, names))
            .get(EvidenceQuestion.COVERAGE));
  }

  private static Evidence ofCause(Cause cause, JsonNode... rows) {
    return ofCause(cause, Optional.empty(), rows);
  }

  private static Optional<Coverage> canaryCaptured(Instant time, String... blindSpots) {
    return Optional.of(
        new Coverage(
            Workloads.parse(WHERE),
            Workloads.NONE,
            List.of(blindSpots),
            Map.of(WHERE, time),
            Optional.empty(),
            "It sees."));
  }

  @Test
  void aRegisteredOneThatIsShownContradictsNothing() {
    assertThat(
            ofCause(
                REGISTERED,
                Optional.empty(),
                taskDefinition(arn("orders", 41), "ACTIVE", LATELY, ":1.41.0")))
        .isEqualTo(new Unused("AWS Config shows nothing that contradicts the event."));
    assertThat(
            ofCause(
                REGISTERED,
                Optional.empty(),
                taskDefinition(arn("orders", 41), "INACTIVE", LATELY, ":1.41.0")))
        .isInstanceOf(Unused.class);
  }

  @Test
  void aRegisteredOneThatIsNotShownMeansThatTheAggregatorIsBehind() {
    Unknown unknown =
        new Unknown(
            "AWS Config does not show %s, but an event said that it was registered, and no canary proves that it has recorded anything in 111122223333/eu-central-1 since."
                .formatted(arn("orders", 41)));

    assertThat(ofCause(REGISTERED, Optional.empty())).isEqualTo(unknown);
    assertThat(ofCause(REGISTERED, canaryCaptured(LATELY))).isEqualTo(unknown);
    assertThat(ofCause(REGISTERED, canaryCaptured(LATELY.plusSeconds(1), "Blind.")))
        .isEqualTo(unknown);
    assertThat(
            ofCause(
                REGISTERED,
                Optional.empty(),
                taskDefinition(arn("orders", 42), "ACTIVE", LATELY, ":1.41.0")))
        .isEqualTo(unknown);
  }

  @Test
  void aRegisteredOneThatIsNotShownIsGoneIfACanaryWasCapturedAfterIt() {
    assertThat(ofCause(REGISTERED, canaryCaptured(LATELY.plusMillis(1))))
        .isEqualTo(
            new Unused("%s was registered and no longer exists.".formatted(arn("orders", 41))));
  }

  /** Found by the simulation: the event of its end was in the dead-letter queue. */
  @Test
  void aRegisteredOneThatIsGoneAtTheFirstLookCanHaveBeenUsedUntilThen() {
    assertThat(ofCause(LastLook.NONE, REGISTERED, canaryCaptured(LATELY.plusMillis(1))))
        .isEqualTo(
            new Unknown(
                "%s was registered and no longer exists; nothing says since when."
                    .formatted(arn("orders", 41))));
  }

  @Test
  void oneThatEndedNeedNotBeShown() {
    assertThat(ofCause(DEREGISTERED)).isInstanceOf(Unused.class);
    assertThat(ofCause(new Cause.Deleted(arn("orders", 41)).postponed()))
        .isInstanceOf(Unused.class);
    assertThat(ofCause(new Cause.ParentRemoved(digest(9)))).isInstanceOf(Unused.class);
  }

  @Test
  void whatIsRecordedOnlyOnceADayIsTooOldWhateverElseIsShown() {
    JsonNode continuous = taskDefinition(arn("web", 1), "ACTIVE", LATELY, ":1.42.0");
    JsonNode daily =
        json(
            taskDefinition(arn("web", 2), "INACTIVE", LATELY, ":1.42.0")
                .toString()
                .replaceFirst("\\{", "{\"recordingFrequency\":\"DAILY\","));
    Unknown unknown =
        new Unknown(
            "AWS Config records task definitions in 111122223333/eu-central-1 only once a day. Record them continuously.");

    assertThat(ofCause(DEREGISTERED, continuous, daily)).isEqualTo(unknown);
    assertThat(ofCause(DEREGISTERED, canaryCaptured(LATELY), daily)).isEqualTo(unknown);
    assertThat(ofCause(DEREGISTERED, continuous)).isInstanceOf(Unused.class);
    assertThat(ofCause(DEREGISTERED, canaryCaptured(LATELY.plusMillis(1)), daily))
        .as("the recorder was changed since")
        .isInstanceOf(Unused.class);
  }
}
