package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.ecs.Family;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class StartedRevisionsTest {
  private static final WorkloadAccount WORKLOAD =
      new WorkloadAccount("111122223333", "eu-central-1");
  private static final String ARN = "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders";

  private final StartedRevisions started = new StartedRevisions();

  @ParameterizedTest
  @ValueSource(strings = {ARN + ":4", "orders:4"})
  void withARevisionItIsThatOne(String text) {
    started.add(WORKLOAD, text, "rule a");

    assertThat(started.revisions()).containsExactly("orders:4 of 111122223333/eu-central-1");
    assertThat(started.families()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ARN, "orders"})
  void withoutARevisionItIsTheFamily(String text) {
    started.add(WORKLOAD, text, "rule a");

    assertThat(started.families())
        .containsExactly(new Family("111122223333/eu-central-1", "orders"));
    assertThat(started.revisions()).isEmpty();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "orders:latest",
        "$.detail.taskDefinition",
        "arn:aws:ecs:eu-west-1:111122223333:task-definition/orders:4",
        "arn:aws:ecs:eu-central-1:222233334444:task-definition/orders",
        "arn:aws:ecs:eu-central-1:111122223333:cluster/orders"
      })
  void whatCannotBeReadIsNotPassedOver(@Nullable String text) {
    assertThatThrownBy(() -> started.add(WORKLOAD, text, "rule a"))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageStartingWith("The rule a names no task definition");
  }

  @Test
  void nothingIsStartedWhereNothingIsNamed() {
    assertThat(started.revisions()).isEmpty();
    assertThat(started.families()).isEmpty();
  }
}
