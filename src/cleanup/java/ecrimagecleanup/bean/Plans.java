package ecrimagecleanup.bean;

import ecrimagecleanup.decision.StaleNote;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.evidence.stale.StaleHeld;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.RepositoryReading;
import ecrimagecleanup.sweep.Survey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;

/** What the routes of {@code plan} ask. Stateless. */
public final class Plans {
  private final Surveys surveys;
  private final Policy policy;

  public Plans(Surveys surveys, Policy policy) {
    this.surveys = surveys;
    this.policy = policy;
  }

  /** Whether the tags of the repository were read together with those of others. */
  public boolean knowsTags(@Body PlanRequest request) {
    return request.before().tags().isPresent();
  }

  /** What is known of the repository by these tags. */
  public RepositoryReading ofKnownTags(@Body PlanRequest request) {
    return repositoryTags(request, request.before().tags().orElseThrow());
  }

  /**
   * What is known of the repository by its tags, or by what they would be if its owner had opted
   * in.
   *
   * @throws IllegalArgumentException if the repository does not exist
   */
  public RepositoryReading repositoryTags(PlanRequest request, RepositoryTags tags) {
    if (!tags.exists()) {
      throw new IllegalArgumentException(
          "There is no repository %s.".formatted(request.repository()));
    }
    return surveys
        .of(
            request.repository(),
            request.asIfOptedIn() ? tags.with(policy.optInTag(), policy.optInValue()) : tags)
        .withStale(request.stale())
        .withBefore(request.before());
  }

  /** The plan. */
  public RepositoryPlan plan(@Body Survey survey) {
    List<PlannedImage> images = surveys.forecast(survey);
    Optional<StaleHeld> held = surveys.heldByStale(survey, images);
    return new RepositoryPlan(
        survey.repository().repository(),
        survey.contents().tags(),
        policy.optedIn(survey.contents().tags()),
        policy.stale().looks() ? withNotes(images, held, survey) : images,
        held,
        survey.contents().brokenIndexes());
  }

  private List<PlannedImage> withNotes(
      List<PlannedImage> images, Optional<StaleHeld> held, Survey survey) {
    Map<Digest, Verdict> notes = new HashMap<>();
    survey.staleRules().stream()
        .map(rules -> new StaleNote(rules, policy.stale()))
        .forEach(
            note ->
                held.stream()
                    .flatMap(stale -> stale.images().stream())
                    .forEach(
                        one -> notes.put(one.image(), note.verdict(one.by(), one.earliest()))));
    return images.stream()
        .map(one -> Optional.ofNullable(notes.get(one.image().digest())).map(one::with).orElse(one))
        .toList();
  }
}
