package ecrimagecleanup.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Registry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of rehearsals, and their files. */
class RehearsalTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private static Rehearsal rehearsal() {
    return Rehearsal.begin(
        RunId.of("arn:aws:iam::999988887777:user/me", START),
        new Registry("999988887777", "eu-central-1"),
        "111122223333/eu-central-1",
        START);
  }

  @Test
  void theNameIsMadeOfTheRun() {
    Rehearsal rehearsal = rehearsal();

    assertThat(RunId.isName(rehearsal.repository().name())).isTrue();
    assertThat(rehearsal.revision(3))
        .isEqualTo(
            "arn:aws:ecs:eu-central-1:111122223333:task-definition/%s:3"
                .formatted(rehearsal.id().name()));
    assertThat(RunId.of("another", START)).isNotEqualTo(rehearsal.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team/orders",
        "ecr-image-cleanup-rehearsal-",
        "ecr-image-cleanup-rehearsal-0123abc",
        "ecr-image-cleanup-rehearsal-0123abcde",
        "ecr-image-cleanup-rehearsal-0123ABCD",
        "ecr-image-cleanup-rehearsal-0123abcd/orders",
        "ecr-image-cleanup-rehearsal-0123abcd\n",
        "team/ecr-image-cleanup-rehearsal-0123abcd"
      })
  void noOtherNameIsOneOfARehearsal(String name) {
    assertThat(RunId.isName(name)).isFalse();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Rehearsal rehearsal =
        rehearsal()
            .fact("cluster", "default")
            .done(Step.CREATE_REPOSITORY, START)
            .leftOut(Step.RUN_TASK, "No task.", START.plusSeconds(1));

    Rehearsal read = RehearsalJson.read(RehearsalJson.write(rehearsal, Answers.of(rehearsal)));

    assertThat(read).isEqualTo(rehearsal);
    assertThat(read.did(Step.RUN_TASK)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "{}",
        "{\"version\":2}",
        "{\"version\":1,\"rehearsal\":\"../../etc\"}",
        "{\"version\":1,\"rehearsal\":\"0123abcd\",\"registry\":\"1\"}",
        "{\"version\":1,\"rehearsal\":\"0123abcd\",\"registry\":\"999988887777/eu-central-1\",\"workload\":\"111122223333/eu-central-1\",\"startedAt\":\"now\"}"
      })
  void anUnknownFileIsRefused(String text) {
    assertThatThrownBy(() -> RehearsalJson.read(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
