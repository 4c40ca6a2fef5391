package ecrimagecleanup.evidence.config;

import ecrimagecleanup.evidence.Workloads;
import java.time.Duration;
import java.util.Optional;

/**
 * What has to be so before the aggregator is believed that it sees everything.
 *
 * @param workloads the accounts and regions that it has to see
 * @param sourceAge how old the last aggregation of a source may be
 * @param canaryAge how old the newest capture of a canary may be; empty if it only has to be there
 * @param minimumInUse how many ACTIVE task definitions that name images of the registries it has to
 *     show; 0 for any number
 */
public record CoverageRules(
    Workloads workloads, Duration sourceAge, Optional<Duration> canaryAge, long minimumInUse) {

  /**
   * Of the texts of the configuration.
   *
   * @param canaryAge a duration, or nothing
   * @throws IllegalArgumentException if the workloads are none
   * @throws java.time.DateTimeException if a duration is none
   */
  public static CoverageRules parse(
      String workloads, Duration sourceAge, String canaryAge, long minimumInUse) {
    return new CoverageRules(
        Workloads.parse(workloads),
        sourceAge,
        canaryAge.isBlank() ? Optional.empty() : Optional.of(Duration.parse(canaryAge.strip())),
        minimumInUse);
  }
}
