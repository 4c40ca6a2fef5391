package ecrimagecleanup.component.rehearsal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** A rehearsal makes and removes nothing of any other name, and calls nothing to find out. */
class OtherNamesTest {
  private static final Registry REGISTRY = new Registry("999988887777", "eu-central-1");
  private static final String NAME = "ecr-image-cleanup-rehearsal-0123abcd";

  /** A client of which every call fails. */
  private static final class NoEcr implements EcrClient {
    @Override
    public String serviceName() {
      return "ecr";
    }

    @Override
    public void close() {}
  }

  /** A client of which every call fails. */
  private static final class NoScheduler implements SchedulerClient {
    @Override
    public String serviceName() {
      return "scheduler";
    }

    @Override
    public void close() {}
  }

  /** A client of which every call fails. */
  private static final class NoEcs implements EcsClient {
    @Override
    public String serviceName() {
      return "ecs";
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team/orders",
        "ecr-image-cleanup-rehearsal-0123abcd0",
        "ecr-image-cleanup-rehearsal-0123abc",
        "ecr-image-cleanup-rehearsal-0123abcd/orders",
        "team/ecr-image-cleanup-rehearsal-0123abcd"
      })
  void everyOtherRepositoryIsRefused(String name) {
    assertThatThrownBy(
            () -> new RehearsalRepository(new NoEcr(), new Repository(REGISTRY, name)).delete())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A rehearsal touches no repository but ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "ecr-image-cleanup-rehearsal-0123abcd0", "*"})
  void everyOtherFamilyAndScheduleIsRefused(String name) {
    assertThatThrownBy(() -> new RehearsalFamily(new NoEcs(), REGISTRY, name))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RehearsalTasks(new NoEcs(), name, "default"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RehearsalSchedule(new NoScheduler(), REGISTRY, name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRevisionOfAnotherFamilyOrAccountIsRefused() {
    RehearsalFamily family = new RehearsalFamily(new NoEcs(), REGISTRY, NAME);

    for (String arn :
        new String[] {
          "arn:aws:ecs:eu-central-1:999988887777:task-definition/orders:1",
          "arn:aws:ecs:eu-central-1:111122223333:task-definition/" + NAME + ":1",
          NAME + ":1"
        }) {
      assertThatThrownBy(() -> family.deregister(arn))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is no revision of " + NAME);
    }
  }
}
