package ecrimagecleanup.bean;

import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.RepositoryReading;
import ecrimagecleanup.sweep.Survey;
import java.util.List;
import org.apache.camel.Body;

/** What the routes of {@code plan} ask. Stateless. */
public final class Plans {
  private final Surveys surveys;
  private final Policy policy;

  public Plans(Surveys surveys, Policy policy) {
    this.surveys = surveys;
    this.policy = policy;
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
        .withStale(request.stale());
  }

  /** The plan. */
  public RepositoryPlan plan(@Body Survey survey) {
    List<PlannedImage> images = surveys.forecast(survey);
    return new RepositoryPlan(
        survey.repository().repository(),
        survey.contents().tags(),
        policy.optedIn(survey.contents().tags()),
        images,
        surveys.heldByStale(survey, images));
  }
}
