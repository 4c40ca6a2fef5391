package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.ENDED;
import static ecrimagecleanup.decision.CheckFixtures.GRACE;
import static ecrimagecleanup.decision.CheckFixtures.NOW;
import static ecrimagecleanup.decision.CheckFixtures.check;
import static ecrimagecleanup.decision.CheckFixtures.policy;
import static ecrimagecleanup.image.ImageFixtures.imageOf;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.decision.Decision.Postpone;
import ecrimagecleanup.decision.Decision.Remove;
import ecrimagecleanup.decision.question.BrakeQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What could go stays while removals are held, and does not come back all at once. */
class BrakeTest {
  private static final RepositoryTags BRAKED =
      new RepositoryTags(
          true, Map.of("ecr-image-cleanup", "enabled", "ecr-image-cleanup:brake", "on"));
  private static final Optional<Brake> HELD = Optional.of(Brake.on("The brake file exists."));

  private static Decision decide(Action action, FindingsBuilder findings) {
    return Questions.table(policy(GRACE, action)).decide(check(), findings.build(), NOW);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPORT")
  void holdsWhatWouldBeArchivedOrDeleted(Action action) {
    assertThat(decide(action, new FindingsBuilder().brake(HELD)))
        .isEqualTo(
            new Postpone(
                BrakeQuestion.ID, "The brake file exists.", DUE.plus(GRACE), ENDED, LastLook.NONE));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPORT")
  void ofTheOwnerHoldsTheRepository(Action action) {
    assertThat(decide(action, new FindingsBuilder().repository(BRAKED)))
        .isEqualTo(
            new Postpone(
                BrakeQuestion.ID,
                "The repository tag ecr-image-cleanup:brake holds removals.",
                DUE.plus(GRACE),
                ENDED,
                LastLook.NONE));
  }

  @Test
  void doesNotHoldAReport() {
    assertThat(decide(Action.REPORT, new FindingsBuilder().brake(HELD).repository(BRAKED)))
        .isEqualTo(new Remove("b. c.", Action.REPORT));
  }

  @Test
  void thatIsOffHoldsNothing() {
    assertThat(decide(Action.DELETE, new FindingsBuilder().brake(Optional.of(Brake.off()))))
        .isInstanceOf(Remove.class);
  }

  @Test
  void leavesWhatTheCheckPresumedAsItWas() {
    Postpone held =
        (Postpone)
            Questions.table(policy(GRACE, Action.DELETE))
                .decide(check(LastLook.CLEAR), new FindingsBuilder().brake(HELD).build(), NOW);

    assertThat(held.lastLook()).isEqualTo(LastLook.CLEAR);
    assertThat(held.presumedUnusedSince()).isEqualTo(ENDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "00000001", "80000000", "7fffffff", "deadbeef", "ffffffff"})
  void putsOffByOneToTwoGracesAlwaysBySoMuchForAnImage(String begin) {
    Instant until = heldUntil(begin);

    assertThat(until)
        .isAfterOrEqualTo(DUE.plus(GRACE))
        .isBeforeOrEqualTo(DUE.plus(GRACE).plus(GRACE));
    assertThat(heldUntil(begin)).isEqualTo(until);
  }

  @Test
  void putsOffByAPartThatIsAsLargeAsTheDigest() {
    assertThat(heldUntil("00000000")).isEqualTo(DUE.plus(GRACE));
    assertThat(heldUntil("80000000")).isEqualTo(DUE.plus(GRACE).plus(Duration.ofHours(12)));
    assertThat(heldUntil("ffffffff")).isEqualTo(DUE.plus(GRACE).plus(GRACE));
  }

  @Test
  void spreadsImages() {
    Set<Instant> times = new HashSet<>();
    for (int i = 0; i < 1440; i++) {
      times.add(heldUntil("%08x".formatted(i * 0x9E3779B9)));
    }

    assertThat(times).as("each hour of a grace period").hasSize(25);
  }

  private static Instant heldUntil(String begin) {
    Image image = imageOf(new Digest("sha256:" + begin + "0".repeat(56)));
    return ((Postpone) decide(Action.DELETE, new FindingsBuilder().image(image).brake(HELD)))
        .until();
  }
}
