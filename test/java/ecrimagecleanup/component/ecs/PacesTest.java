package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.AbortedException;

/** Half of the bursts and a quarter of the rates that ECS documents. */
class PacesTest {
  private long now;
  private final Paces paces = new Paces(() -> now, wait -> now += wait);

  @ParameterizedTest
  @CsvSource({
    "DescribeTaskDefinition, 25",
    "ListTaskDefinitions, 25",
    "ListClusters, 25",
    "ListServices, 50",
    "DescribeServices, 50",
    "DescribeServiceRevisions, 25",
    "ListServiceDeployments, 25",
    "ListTasks, 50",
    "DescribeTasks, 50",
  })
  void allowsHalfOfTheBurstAtOnceAndAQuarterOfTheRateFromThenOn(String action, int burst) {
    call(action, burst);
    assertThat(now).isZero();

    call(action, 50);
    assertThat(now).isEqualTo(TimeUnit.SECONDS.toNanos(10));
  }

  @Test
  void aBucketFillsAgainAndNoFurther() {
    call("ListClusters", 25);
    now = TimeUnit.HOURS.toNanos(1);

    call("ListClusters", 26);

    assertThat(now).isEqualTo(TimeUnit.HOURS.toNanos(1) + TimeUnit.MILLISECONDS.toNanos(200));
  }

  @Test
  void eachAccountRegionAndGroupHasItsOwn() {
    call("ListClusters", 25);
    call("DescribeTaskDefinition", 25);
    paces.await("444455556666", "eu-central-1", ActionGroup.CLUSTER_READ);
    paces.await("111122223333", "eu-west-1", ActionGroup.CLUSTER_READ);

    assertThat(now).isZero();
  }

  @Test
  void actionsOfAGroupShareOne() {
    call("ListTaskDefinitions", 12);
    call("DescribeTaskDefinition", 14);

    assertThat(now).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
  }

  @Test
  void whoWaitsCanBeToldToStop() {
    Paces interrupted =
        new Paces(
            () -> 0,
            wait -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(
            () -> {
              for (int call = 0; call < 26; call++) {
                interrupted.await("111122223333", "eu-central-1", ActionGroup.CLUSTER_READ);
              }
            })
        .isInstanceOf(AbortedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void call(String action, int times) {
    for (int call = 0; call < times; call++) {
      paces.await("111122223333", "eu-central-1", ActionGroup.of(action).orElseThrow());
    }
  }
}
