package ecrimagecleanup.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Registry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which sentences an answer says what it stands on. */
class AnswersTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Rehearsal BEGUN =
      Rehearsal.begin(
          new RunId("0123abcd"),
          new Registry("999988887777", "eu-central-1"),
          "111122223333/eu-central-1",
          START);

  private static String why(Rehearsal known, Topic topic) {
    return Answers.of(known).stream()
        .filter(answer -> answer.topic() == topic)
        .map(Answer::why)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0, 0 checks", "1, 1 check", "2, 2 checks"})
  void theChecksOfTheApplicationAreCounted(int number, String counted) {
    Rehearsal known = BEGUN;
    for (int each = 1; each <= number; each++) {
      ScheduleName name =
          ScheduleName.of(
              known.repository(),
              new Digest("sha256:" + "3".repeat(64)),
              START.plus(Duration.ofHours(each)),
              new Cause.Swept());
      known = known.at(Checks.SCHEDULE + name, START);
    }

    assertThat(why(known.at("image gone", START), Topic.CHECK))
        .isEqualTo(
            "The running application made %s of the image of revision 3, and removed it."
                .formatted(counted));
  }

  /** The file of a rehearsal is written after each step. */
  @Test
  void aCheckThatIsScheduledIsNotOverWhileTheRehearsalWaitsForIt() {
    ScheduleName name =
        ScheduleName.of(
            BEGUN.repository(),
            new Digest("sha256:" + "3".repeat(64)),
            START.plus(Duration.ofHours(24)),
            new Cause.Swept());
    Rehearsal waits = BEGUN.at(Checks.SCHEDULE + name, START);

    assertThat(why(waits, Topic.CHECK))
        .isEqualTo(
            "The rehearsal has not reached this step yet: waits until the application decides on the image of revision 3.");
    assertThat(why(waits.done(Step.WATCH_CHECK, START), Topic.CHECK))
        .contains("after the rehearsal had ended its waiting.");
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "1, ' The status of 1 other source is FAILED or OUTDATED.'",
    "2, ' The status of 2 other sources is FAILED or OUTDATED.'"
  })
  void otherSourcesAreCounted(int others, String more) {
    assertThat(
            why(
                BEGUN.fact("sources ACCOUNT", "1").fact("other sources", String.valueOf(others)),
                Topic.SOURCES))
        .isEqualTo("The aggregator names the workload's account and region." + more);
  }
}
