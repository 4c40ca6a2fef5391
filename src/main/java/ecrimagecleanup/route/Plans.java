package ecrimagecleanup.route;

import ecrimagecleanup.check.Policy;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes of {@code plan} ask. Stateless. */
public final class Plans {
  private final Policy policy;

  public Plans(Policy policy) {
    this.policy = policy;
  }

  /**
   * The tags of the repository, or what they would be if its owner had opted in.
   *
   * @throws IllegalArgumentException if the repository does not exist
   */
  public RepositoryTags tags(
      @Variable("request") PlanRequest request,
      @Variable("repositoryTags") RepositoryTags repositoryTags) {
    if (!repositoryTags.exists()) {
      throw new IllegalArgumentException(
          "There is no repository %s.".formatted(request.repository()));
    }
    return request.asIfOptedIn()
        ? repositoryTags.with(policy.optInTag(), policy.optInValue())
        : repositoryTags;
  }

  /** The plan. */
  public RepositoryPlan plan(
      @Variable("request") PlanRequest request,
      @Variable("repositoryTags") RepositoryTags repositoryTags,
      @Body List<PlannedImage> images) {
    return new RepositoryPlan(request.repository(), policy.optedIn(repositoryTags), images);
  }
}
