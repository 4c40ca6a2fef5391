package ecrimagecleanup.gateway;

import ecrimagecleanup.decision.Explanation;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.policy.StaleMode;
import ecrimagecleanup.sweep.PlanRequest;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.Map;

/** Why images stay or go. */
public final class ExplainedImages {
  private ExplainedImages() {}

  /**
   * The explanation with the verdict of {@code plan}, which looks at the whole repository: what an
   * image is a part of keeps it as well. An image that was pushed in between has its own.
   *
   * @param stale what becomes of images that nothing but stale revisions holds
   * @throws org.apache.camel.CamelExecutionException if AWS cannot be asked, or, with a {@link
   *     ecrimagecleanup.image.NoSuchImageException} as cause, if there is no such image
   */
  public static Explanation explain(
      Gateway gateway, ImageReference.Ecr reference, StaleMode stale) {
    gateway.send(Endpoint.READ_COVERAGE, "", Map.of());
    Explanation own = gateway.ask(Endpoint.EXPLAIN_IMAGE, reference, Explanation.class);
    if (stale.looks() && own.verdict().kind() == Verdict.Kind.IN_USE) {
      // It says what stale revisions have to do with that, and whether a sweep has nominated it.
      return own;
    }
    RepositoryPlan plan =
        gateway.ask(
            Endpoint.PLAN_REPOSITORY,
            new PlanRequest(own.decided().check().repository(), false),
            RepositoryPlan.class);
    return plan.images().stream()
        .filter(planned -> planned.image().digest().equals(own.decided().digest()))
        .findFirst()
        .map(planned -> own.with(planned.verdict()))
        .orElse(own);
  }
}
