package ecrimagecleanup.check;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Evidence.Unknown;
import ecrimagecleanup.check.Evidence.Unused;
import ecrimagecleanup.check.Evidence.Used;
import ecrimagecleanup.check.Evidence.UsedUntil;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageNames;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the aggregator shows of one repository: the task definitions that name its images, and the
 * services and task sets of their families. One answer serves every image of a check.
 */
public final class Usage {
  /**
   * The longest reference of which it is certain that a query finds it. What Config does with
   * longer values is not documented.
   */
  static final int LONGEST_CERTAIN_REFERENCE = 255;

  private final Optional<TaskDefinitionArn> cause;
  private final List<TaskDefinitionItem> taskDefinitions;
  private final int unreadableTaskDefinitions;
  private final List<ServiceItem> services;
  private final int unreadableServices;

  private Usage(
      Optional<TaskDefinitionArn> cause,
      List<TaskDefinitionItem> taskDefinitions,
      int unreadableTaskDefinitions,
      List<ServiceItem> services,
      int unreadableServices) {
    this.cause = cause;
    this.taskDefinitions = taskDefinitions;
    this.unreadableTaskDefinitions = unreadableTaskDefinitions;
    this.services = services;
    this.unreadableServices = unreadableServices;
  }

  /**
   * Reads the answers.
   *
   * @param check the check that is handled
   * @param taskDefinitions the complete answer to {@link AggregatorQueries#taskDefinitionsNaming}
   * @param services the complete answer to {@link AggregatorQueries#servicesOfFamilies} for {@link
   *     #outOfUse}
   */
  public static Usage read(
      ImageDeletionCheck check, List<JsonNode> taskDefinitions, List<JsonNode> services) {
    List<TaskDefinitionItem> definitions =
        taskDefinitions.stream()
            .flatMap(row -> TaskDefinitionItem.parse(row, check.repository()).stream())
            .toList();
    List<ServiceItem> running =
        services.stream().flatMap(row -> ServiceItem.parse(row).stream()).toList();
    return new Usage(
        check.cause().endedTaskDefinition(),
        definitions,
        taskDefinitions.size() - definitions.size(),
        running,
        services.size() - running.size());
  }

  /**
   * The task definitions that could still run an image although no new task is meant to start from
   * them: the one that caused the check, and all that are not ACTIVE and name one of the images.
   */
  public static List<TaskDefinitionArn> outOfUse(
      ImageDeletionCheck check, List<JsonNode> taskDefinitions, List<ImageNames> images) {
    Usage usage = read(check, taskDefinitions, List.of());
    return images.stream().flatMap(usage::outOfUse).distinct().toList();
  }

  private Stream<TaskDefinitionArn> outOfUse(ImageNames image) {
    return Stream.concat(
        cause.stream(),
        naming(image).filter(item -> !item.isActive()).map(TaskDefinitionItem::arn));
  }

  private Stream<TaskDefinitionItem> naming(ImageNames image) {
    return taskDefinitions.stream()
        .filter(item -> item.references().stream().anyMatch(image::include));
  }

  /** Whether a service or task set still runs the task definition that caused the check. */
  public Evidence ofCause() {
    if (cause.isEmpty()) {
      return new Unused("The end of no task definition caused the check.");
    }
    Optional<ServiceItem> runs = running(cause.get());
    if (runs.isPresent()) {
      return new Used(
          runs.get().use(), "%s still runs %s.".formatted(runs.get().name(), cause.get()));
    }
    return unreadableServices > 0
        ? unreadable(unreadableServices, "services")
        : new Unused("No service runs %s.".formatted(cause.get()));
  }

  /** Whether task definitions name an image, or named it until a while ago. */
  public Evidence ofTaskDefinitions(ImageNames image) {
    Optional<TaskDefinitionItem> active =
        naming(image)
            .filter(item -> item.isActive() && cause.filter(item.arn()::sameRevision).isEmpty())
            .findFirst();
    if (active.isPresent()) {
      return new Used(
          active.get().use(),
          "The task definition %s names it and is %s."
              .formatted(
                  active.get().arn(),
                  active.get().status().equals("ACTIVE") ? "ACTIVE" : "of unknown status"));
    }
    if (naming(image).anyMatch(TaskDefinitionItem::isActive)) {
      return new Unknown(
          "AWS Config still shows %s as ACTIVE, although an event said that it ended: what it shows is old."
              .formatted(cause.orElseThrow()));
    }
    if (unreadableTaskDefinitions > 0) {
      return unreadable(unreadableTaskDefinitions, "task definitions");
    }
    if (image.longestReference() > LONGEST_CERTAIN_REFERENCE) {
      return new Unknown(
          "A reference to it can have %d characters; beyond %d it is not certain that AWS Config finds"
                  .formatted(image.longestReference(), LONGEST_CERTAIN_REFERENCE)
              + " it. Use a shorter repository name or shorter tags.");
    }
    // Of the causing one the event told when it ended; of the others the capture is all there is.
    List<TaskDefinitionItem> ended =
        naming(image).filter(item -> cause.filter(item.arn()::sameRevision).isEmpty()).toList();
    if (ended.stream().anyMatch(item -> item.capturedAt().isEmpty())) {
      return new Unknown("AWS Config does not say when a task definition that names it ended.");
    }
    Optional<TaskDefinitionItem> last = ended.stream().max(Comparator.comparing(Usage::captured));
    return last.isPresent()
        ? new UsedUntil(
            "The task definition %s, which names it, was seen to be %s at %s."
                .formatted(last.get().arn(), last.get().status(), captured(last.get())),
            captured(last.get()))
        : new Unused(
            "No ACTIVE task definition names it, of %d that name its repository."
                .formatted(taskDefinitions.size()));
  }

  /** Whether services or task sets run an image by a task definition that is not ACTIVE. */
  public Evidence ofServices(ImageNames image) {
    List<TaskDefinitionArn> outOfUse = outOfUse(image).distinct().toList();
    for (TaskDefinitionArn arn : outOfUse) {
      Optional<ServiceItem> runs = running(arn);
      if (runs.isPresent()) {
        return new Used(runs.get().use(), "%s still runs %s.".formatted(runs.get().name(), arn));
      }
    }
    if (unreadableServices > 0) {
      return unreadable(unreadableServices, "services");
    }
    List<ServiceItem> relatives =
        services.stream()
            .filter(service -> outOfUse.stream().anyMatch(service.taskDefinition()::sameFamily))
            .toList();
    if (relatives.stream().anyMatch(service -> service.capturedAt().isEmpty())) {
      return new Unknown("AWS Config does not say when a service that may have run it changed.");
    }
    return relatives.stream()
        .max(Comparator.comparing(Usage::captured))
        .<Evidence>map(
            service ->
                new UsedUntil(
                    "No service runs it, but %s changed at %s and may have run it until then."
                        .formatted(service.name(), captured(service)),
                    captured(service)))
        .orElseGet(() -> new Unused("No service or task set runs it."));
  }

  private Optional<ServiceItem> running(TaskDefinitionArn arn) {
    return services.stream().filter(s -> s.taskDefinition().sameRevision(arn)).findFirst();
  }

  private static Instant captured(TaskDefinitionItem item) {
    return item.capturedAt().orElseThrow();
  }

  private static Instant captured(ServiceItem service) {
    return service.capturedAt().orElseThrow();
  }

  private static Unknown unreadable(int rows, String what) {
    return new Unknown(
        "%d %s in the aggregator's answer cannot be read, so any of them may use it."
            .formatted(rows, what));
  }
}
