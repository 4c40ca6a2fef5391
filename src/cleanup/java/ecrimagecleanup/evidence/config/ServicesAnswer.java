package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Silent;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether services or task sets still run the task definition that caused the check, or any other
 * that is not ACTIVE and names an image. Of an image of which not all families were asked for, it
 * says only what those of the one that caused the check do.
 *
 * @param taskDefinitions what the aggregator shows of task definitions
 * @param known what it shows of services and task sets
 */
public record ServicesAnswer(ListedTaskDefinitions taskDefinitions, ServicesOfFamilies known)
    implements TaskDefinitionsSource {

  /** Before any service was asked for. */
  public ServicesAnswer(ListedTaskDefinitions taskDefinitions) {
    this(taskDefinitions, ServicesOfFamilies.NONE);
  }

  /** With what is known of services of the repository; not if some of it cannot be read. */
  public ServicesAnswer with(ServicesOfFamilies shared) {
    return shared.unreadable() > 0 ? this : new ServicesAnswer(taskDefinitions, known.and(shared));
  }

  /**
   * Reads the complete answer to {@link AggregatorQueries#servicesOfFamilies}, and adds it.
   *
   * @param families a revision of each family that is asked for
   */
  public Collector<JsonNode, ?, ServicesAnswer> moreReader(Collection<TaskDefinitionArn> families) {
    return Collectors.collectingAndThen(
        ServicesOfFamilies.reader(families),
        more -> new ServicesAnswer(taskDefinitions, known.and(more)));
  }

  /** The services and task sets that can be read. */
  public List<ServiceItem> services() {
    return known.services();
  }

  @Override
  public ServicesAnswer without(Set<TaskDefinitionArn> revisions) {
    return new ServicesAnswer(taskDefinitions.without(revisions), known);
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(
        EvidenceQuestion.CAUSE_STILL_RUNS,
        ofCause(image.cause(), image.names()),
        EvidenceQuestion.SERVICES,
        ofServices(image.cause(), image.names()));
  }

  private Evidence ofCause(Cause cause, ImageNames image) {
    Optional<TaskDefinitionArn> left = left(cause);
    if (left.isEmpty()) {
      return new Unused("The check was not caused by the end of a task definition.");
    }
    Optional<Evidence> runs = running(left.get()::sameRevision);
    if (runs.isPresent()) {
      return runs.get();
    }
    if (known.unreadable() > 0) {
      return unreadable(image);
    }
    return known.missing(List.of(left.get())).isEmpty()
        ? new Unused("No service runs %s.".formatted(left.get()))
        : new Unknown("Services that run %s were not asked for.".formatted(left.get()));
  }

  /** While the one of a task that stopped is ACTIVE its own end is to come. */
  private Optional<TaskDefinitionArn> left(Cause cause) {
    return cause
        .leftTaskDefinition()
        .filter(
            arn -> cause.endedTaskDefinition().isPresent() || !taskDefinitions.showsActive(arn));
  }

  private Evidence unreadable(ImageNames image) {
    return TaskDefinitionsAnswer.unreadable(
        "AWS Config returned %s without a task definition"
            .formatted(Counts.of(known.unreadable(), "service")),
        image);
  }

  private Evidence ofServices(Cause cause, ImageNames image) {
    List<EndedRevisions> ended = taskDefinitions.endedNaming(image).toList();
    Optional<Evidence> runs =
        running(
            arn ->
                left(cause).filter(arn::sameRevision).isPresent()
                    || ended.stream().anyMatch(group -> group.include(arn)));
    if (runs.isPresent()) {
      return runs.get();
    }
    if (known.unreadable() > 0) {
      return unreadable(image);
    }
    List<TaskDefinitionArn> families = ended.stream().map(EndedRevisions::arn).toList();
    if (!taskDefinitions.knowEnded(image) || !known.missing(families).isEmpty()) {
      return new Silent(
          "Not all services that could run it were asked for: an ACTIVE task definition names it.");
    }
    List<ServiceItem> relatives =
        services().stream()
            .filter(
                service ->
                    Stream.concat(left(cause).stream(), families.stream())
                        .anyMatch(service.taskDefinition()::sameFamily))
            .toList();
    if (relatives.stream().anyMatch(service -> service.capturedAt().isEmpty())) {
      return new Unknown(
          "A service may have run it; AWS Config does not say when that service changed.");
    }
    return relatives.stream()
        .max(Comparator.comparing(ServicesAnswer::captured))
        .<Evidence>map(
            service ->
                new UsedUntil(
                    "No service runs it. %s changed on %s and may have run it until then."
                        .formatted(service.name(), Times.utc(captured(service))),
                    captured(service)))
        .orElseGet(() -> new Unused("No service or task set runs it."));
  }

  private Optional<Evidence> running(Predicate<TaskDefinitionArn> isMeant) {
    return services().stream()
        .filter(service -> isMeant.test(service.taskDefinition()))
        .findFirst()
        .map(
            service ->
                new Used(
                    service.use(),
                    "%s still runs %s.".formatted(service.name(), service.taskDefinition())));
  }

  private static Instant captured(ServiceItem service) {
    return service.capturedAt().orElseThrow();
  }
}
