package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether the record of decisions can be lost. */
class LogExaminationTest {
  private static Diagnosis log(Optional<ContainerLog> log) {
    return only(new LogExamination(() -> log).examine());
  }

  private static Diagnosis awslogs(Map<String, String> options) {
    return log(Optional.of(new ContainerLog("awslogs", options)));
  }

  @Test
  void reality30ALogThatBlocksIsRight() {
    assertOk(
        awslogs(Map.of("mode", "blocking")),
        "The log driver awslogs of this container is blocking: no line is lost.");
  }

  @Test
  void reality30ALogThatDoesNotBlockIsAWarning() {
    assertDiagnosis(
        awslogs(Map.of("mode", "non-blocking")),
        Status.WARNING,
        "The log driver awslogs of this container is non-blocking: it loses lines when CloudWatch Logs is slow, and with them the record of decisions.",
        "Set the option mode to blocking");
  }

  @Test
  void reality30WithoutAModeTheDefaultIsNotToBlock() {
    assertDiagnosis(
        awslogs(Map.of("awslogs-group", "cleanup")),
        Status.WARNING,
        "The log driver awslogs of this container has no mode. By default it is non-blocking since June 2025, and loses lines when CloudWatch Logs is slow, and with them the record of decisions.",
        "Set the option mode to blocking");
  }

  @Test
  void anotherDriverIsNamed() {
    assertOk(
        log(Optional.of(new ContainerLog("awsfirelens", Map.of()))),
        "The log driver of this container is awsfirelens. Whether it loses lines when it is slow only its configuration says.");
  }

  @Test
  void outsideOfEcsItSaysHowToLook() {
    assertThat(log(Optional.empty()).what())
        .startsWith("This is no container of ECS")
        .contains("aws ecs describe-task-definition");
  }
}
