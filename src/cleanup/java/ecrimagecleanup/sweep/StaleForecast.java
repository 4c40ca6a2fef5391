package ecrimagecleanup.sweep;

import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.config.ServiceItem;
import ecrimagecleanup.evidence.config.ServicesAnswer;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.RunningRevisions;
import ecrimagecleanup.evidence.stale.NamingRevision;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.evidence.stale.StaleRevisions;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What would become of the images of a repository if its stale revisions had been deregistered long
 * ago. What is in use now, and could go then, is held by them alone. Nothing is decided here: the
 * decisions and the forecast are those of the plan, on fewer uses.
 */
public final class StaleForecast {
  private final Survey survey;
  private final StaleRules rules;
  private final Instant now;
  private final Map<TaskDefinitionArn, List<Image>> named = new LinkedHashMap<>();
  private final Map<Digest, Set<TaskDefinitionArn>> naming = new HashMap<>();

  /**
   * @param survey a survey that is complete and knows its portions
   * @param rules when revisions are stale
   * @param now the time
   */
  public StaleForecast(Survey survey, StaleRules rules, Instant now) {
    this.survey = survey;
    this.rules = rules;
    this.now = now;
    survey.portions().forEach(this::readNames);
  }

  private void readNames(Assessment portion) {
    for (Candidate candidate : portion.candidates()) {
      portion.taskDefinitions().stream()
          .flatMap(listed -> listed.revisionsNaming(candidate.names()).stream())
          .forEach(
              revision -> {
                List<Image> images = named.computeIfAbsent(revision, arn -> new ArrayList<>());
                images.add(candidate.image());
                images.addAll(candidate.listed());
                naming
                    .computeIfAbsent(candidate.image().digest(), digest -> new HashSet<>())
                    .add(revision);
              });
    }
  }

  /**
   * What only stale revisions keep.
   *
   * @param planned the plan as it is
   * @param decide decides on the images of a portion
   * @param forecast what becomes of the images of a survey
   */
  public StaleHeld held(
      List<PlannedImage> planned,
      Function<Assessment, List<ImageDecision>> decide,
      Function<Survey, List<PlannedImage>> forecast) {
    StaleRevisions.Sorted sorted =
        new StaleRevisions(rules, running(), now)
            .sort(
                named.entrySet().stream()
                    .map(entry -> new NamingRevision(entry.getKey(), entry.getValue()))
                    .toList());
    if (sorted.stale().isEmpty()) {
      return new StaleHeld(sorted, List.of());
    }
    List<ImageDecision> otherwise =
        survey.portions().stream()
            .flatMap(portion -> decide.apply(portion.without(sorted.stale())).stream())
            .toList();
    Map<Digest, PlannedImage> then =
        forecast.apply(survey.decidedOtherwise(otherwise)).stream()
            .collect(toMap(one -> one.image().digest(), one -> one));
    return new StaleHeld(
        sorted,
        planned.stream()
            .filter(one -> one.verdict().kind() == Kind.IN_USE)
            .filter(one -> isRemovable(then, one.image().digest()))
            .map(one -> held(one, then))
            .toList());
  }

  private static boolean isRemovable(Map<Digest, PlannedImage> then, Digest image) {
    return Optional.ofNullable(then.get(image))
        .filter(one -> one.verdict().kind() == Kind.REMOVABLE)
        .isPresent();
  }

  private StaleHeld.Held held(PlannedImage image, Map<Digest, PlannedImage> then) {
    Set<TaskDefinitionArn> by = new HashSet<>();
    Set<Digest> seen = new HashSet<>();
    Optional<Digest> next = Optional.of(image.image().digest());
    // What goes after another is kept by whoever keeps that.
    while (next.isPresent() && seen.add(next.get())) {
      by.addAll(naming.getOrDefault(next.get(), Set.of()));
      next = Optional.ofNullable(then.get(next.get())).flatMap(PlannedImage::goesAfter);
    }
    return new StaleHeld.Held(image.image().digest(), image.bytes(), by);
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
    return survey.portions().stream()
        .flatMap(portion -> portion.answers().values().stream())
        .filter(type::isInstance)
        .map(type::cast);
  }
}
