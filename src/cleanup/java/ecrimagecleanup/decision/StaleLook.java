package ecrimagecleanup.decision;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.config.ServiceItem;
import ecrimagecleanup.evidence.config.ServicesAnswer;
import ecrimagecleanup.evidence.config.TaskDefinitionItem;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.RunningRevisions;
import ecrimagecleanup.evidence.stale.NamingRevision;
import ecrimagecleanup.evidence.stale.StaleRevisions;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ACTIVE revisions that name images of assessments, and which of them are stale. What is not
 * known of a revision makes it one that is not.
 */
public final class StaleLook {
  private final Collection<Assessment> assessments;
  private final Map<TaskDefinitionArn, List<Image>> named = new LinkedHashMap<>();
  private final Map<TaskDefinitionArn, Optional<Instant>> recorded = new HashMap<>();
  private final Map<Digest, Set<TaskDefinitionArn>> naming = new HashMap<>();

  /**
   * @param assessments what is known of images of one repository, by all sources
   */
  public StaleLook(Collection<Assessment> assessments) {
    this.assessments = List.copyOf(assessments);
    assessments.forEach(this::readNames);
  }

  private void readNames(Assessment assessment) {
    for (Candidate candidate : assessment.candidates()) {
      assessment.taskDefinitions().stream()
          .flatMap(listed -> listed.revisionsNaming(candidate.names()).stream())
          .forEach(item -> add(candidate, item));
    }
  }

  private void add(Candidate candidate, TaskDefinitionItem item) {
    recorded.put(item.arn(), item.seenAt());
    List<Image> images = named.computeIfAbsent(item.arn(), arn -> new ArrayList<>());
    images.add(candidate.image());
    images.addAll(candidate.listed());
    naming.computeIfAbsent(candidate.image().digest(), digest -> new HashSet<>()).add(item.arn());
  }

  /** The revisions that name an image, or what it lists. */
  public Set<TaskDefinitionArn> naming(Digest image) {
    return Set.copyOf(naming.getOrDefault(image, Set.of()));
  }

  /** Which of them are stale. */
  public StaleRevisions.Sorted sort(StaleRules rules, Instant now) {
    return new StaleRevisions(rules, running(), now).sort(revisions());
  }

  /** The families of those that could be, as far as is known before more is read. */
  public Set<Family> families(StaleRules rules, Instant now) {
    StaleRevisions stale = new StaleRevisions(rules, running(), now);
    return revisions().stream()
        .filter(stale::isOld)
        .map(one -> Family.of(one.arn()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<NamingRevision> revisions() {
    return named.entrySet().stream()
        .map(
            entry ->
                new NamingRevision(
                    entry.getKey(),
                    recorded.getOrDefault(entry.getKey(), Optional.empty()),
                    entry.getValue()))
        .toList();
  }

  /** What ECS says of what runs in all workloads, and AWS Config of services. */
  private RunningRevisions running() {
    RunningRevisions live =
        answers(LiveUse.class).map(LiveUse::running).findFirst().orElse(RunningRevisions.NONE);
    return live.and(
        answers(ServicesAnswer.class)
            .flatMap(answer -> answer.services().stream())
            .map(ServiceItem::taskDefinition));
  }

  private <T> Stream<T> answers(Class<T> type) {
    return assessments.stream()
        .flatMap(assessment -> assessment.answers().values().stream())
        .filter(type::isInstance)
        .map(type::cast);
  }
}
