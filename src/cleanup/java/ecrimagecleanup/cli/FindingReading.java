package ecrimagecleanup.cli;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.vulnerability.RepositoryFindings;
import ecrimagecleanup.vulnerability.VulnerabilityReport;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the findings of Amazon Inspector on the images of plans. Safe for several threads. */
final class FindingReading {
  private final Gateway gateway;
  private final VulnerabilityReport report;
  private final AtomicBoolean refused = new AtomicBoolean();

  /**
   * @param gateway calls the endpoints
   * @param report where to put what comes of it
   */
  FindingReading(Gateway gateway, VulnerabilityReport report) {
    this.gateway = gateway;
    this.report = report;
  }

  VulnerabilityReport report() {
    return report;
  }

  /** Reads those of a repository. Once AWS does not allow it, it is not asked again. */
  void read(RepositoryPlan plan) {
    if (refused.get() || plan.images().isEmpty()) {
      return;
    }
    try {
      report.add(
          plan,
          gateway.ask(
              Endpoint.COUNT_FINDINGS,
              "",
              Repositories.about(plan.repository()),
              RepositoryFindings.class));
    } catch (RuntimeException e) {
      if (Refusal.in(e).isPresent()) {
        refused.set(true);
        report.addMissing(
            "Allow inspector2:ListFindingAggregations, and switch Amazon Inspector on. "
                + CaughtFailure.sentence(e));
      } else {
        report.addMissing(
            "Those of %s cannot be read. %s"
                .formatted(plan.repository(), CaughtFailure.sentence(e)));
      }
    }
  }
}
