package ecrimagecleanup.fuzz;

import static ecrimagecleanup.fuzz.Refusals.assertRefusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ImageDeletionCheckJson;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.check.ScheduledCheck;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.message.MalformedMessageException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Any body as a message of the queue of image deletion checks. */
class CheckMessageFuzzTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:20:00Z");

  /** What EventBridge Scheduler takes as the input of a message for SQS, in characters. */
  private static final int LONGEST_INPUT = 262_144;

  @FuzzTest
  void aCheckIsUnderstoodOrRefused(byte[] body) {
    ImageDeletionCheck check;
    try {
      check = ImageDeletionCheckJson.read(new String(body, UTF_8));
    } catch (MalformedMessageException refusal) {
      assertRefusal(refusal);
      return;
    }
    assertThat(ImageDeletionCheckJson.read(ImageDeletionCheckJson.write(check))).isEqualTo(check);
    for (Digest image : check.images()) {
      judge(ScheduledCheck.of(of(check, image), NOW), NOW);
    }
  }

  private static ImageDeletionCheck of(ImageDeletionCheck check, Digest image) {
    return new ImageDeletionCheck(
        check.repository(),
        List.of(image),
        check.cause(),
        check.presumedUnusedSince(),
        check.lastLook(),
        check.due());
  }

  /** What a schedule delivers is its check; its name and its time are those of a schedule. */
  static void judge(ScheduledCheck scheduled, Instant now) {
    ImageDeletionCheck check = scheduled.check();
    assertThat(scheduled.input()).hasSizeLessThanOrEqualTo(LONGEST_INPUT);
    assertThat(ImageDeletionCheckJson.read(scheduled.input())).isEqualTo(check);
    assertThat(scheduled.at())
        .isAfter(now)
        .isAfterOrEqualTo(check.due())
        .isEqualTo(scheduled.at().truncatedTo(ChronoUnit.MINUTES));
    assertThat(scheduled.name().value()).matches("[0-9A-Za-z._-]{1,64}");
    assertThat(ScheduleName.parse(scheduled.name().value()))
        .hasValueSatisfying(name -> assertThat(name.due()).isEqualTo(check.due()));
    assertThat(scheduled.description()).matches("[A-Za-z0-9@:/._ -]{1,1000}");
  }
}
