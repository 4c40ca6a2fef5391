package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Can the log lose lines, and with them the record of decisions? The container in which this
 * command runs is looked at, as the application does when it starts.
 *
 * @param container reads where its log goes; empty if it is no container of ECS
 */
public record LogExamination(Supplier<Optional<ContainerLog>> container) implements Examination {
  private static final String REMEDY =
      "Set the option mode to blocking in the logConfiguration of the task definition, as deploy/cloudformation/shared-account.yaml does.";

  @Override
  public String area() {
    return "log";
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    return List.of(judge(container.get()));
  }

  Diagnosis judge(Optional<ContainerLog> log) {
    if (log.isEmpty()) {
      return ok(
          area(),
          "This is no container of ECS, so the log of the application was not looked at; it says so itself when it starts. In its task definition the option mode of awslogs has to be blocking: aws ecs describe-task-definition --task-definition FAMILY --query taskDefinition.containerDefinitions[].logConfiguration");
    }
    if (!log.get().driver().equals("awslogs")) {
      return ok(
          area(),
          "The log driver of this container is %s. Whether it loses lines when it is slow only its configuration says."
              .formatted(log.get().driver()));
    }
    String mode = log.get().options().getOrDefault("mode", "");
    return switch (mode) {
      case "blocking" ->
          ok(area(), "The log driver awslogs of this container is blocking: no line is lost.");
      case "" ->
          warning(
              area(),
              "The log driver awslogs of this container has no mode. By default it is non-blocking since June 2025, and loses lines when CloudWatch Logs is slow, and with them the record of decisions.",
              REMEDY);
      default ->
          warning(
              area(),
              "The log driver awslogs of this container is %s: it loses lines when CloudWatch Logs is slow, and with them the record of decisions."
                  .formatted(mode),
              REMEDY);
    };
  }
}
