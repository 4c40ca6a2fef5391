package ecrimagecleanup.evidence.config;

import ecrimagecleanup.evidence.EvidenceSources;
import java.time.Duration;
import java.util.Optional;

/**
 * What has to be so before the aggregator is believed that it sees everything.
 *
 * @param canary the family of the canaries
 * @param sourceAge how old the last aggregation of a source may be; empty if that does not matter,
 *     for AWS does not say whether that time moves with the data
 * @param canaryAge how old the newest capture of a canary may be; empty if it only has to be there
 * @param minimumInUse how many ACTIVE task definitions that name images of the registries it has to
 *     show of the workloads; 0 for any number
 * @param minimumWorkloads how many workloads there have to be
 * @param servicesProved whether ECS itself is asked what its services run; if not, a canary service
 *     has to show that the recorders record services
 * @param hindsight how long before a check is due all that it stands for has happened: the least
 *     grace period. Whose event it was does not matter, so if ECS itself is not asked each recorder
 *     has to be known to have worked since
 */
public record CoverageRules(
    String canary,
    Optional<Duration> sourceAge,
    Optional<Duration> canaryAge,
    long minimumInUse,
    int minimumWorkloads,
    boolean servicesProved,
    Duration hindsight) {
  private static final String REPORT = "report";

  /**
   * Of the texts of the configuration.
   *
   * @param canary the family of the canaries
   * @param sourceAge a duration, or nothing
   * @param canaryAge a duration, or nothing
   * @param action what is done with images that can go
   * @param sources the sources that are asked
   * @param minimumGrace the least grace period, a duration
   * @throws IllegalArgumentException if images are removed whatever the age of a canary
   * @throws java.time.DateTimeException if a duration is none
   */
  public static CoverageRules parse(
      String canary,
      String sourceAge,
      String canaryAge,
      long minimumInUse,
      int minimumWorkloads,
      String action,
      EvidenceSources sources,
      String minimumGrace) {
    mistake(canaryAge, action)
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
    return new CoverageRules(
        canary,
        duration(sourceAge),
        duration(canaryAge),
        minimumInUse,
        minimumWorkloads,
        sources.askEcs(),
        Duration.parse(minimumGrace));
  }

  /**
   * What is wrong if any age of a canary does while images are removed; empty if nothing is.
   *
   * @param canaryAge a duration, or nothing
   * @param action what is done with images that can go
   */
  public static Optional<String> mistake(String canaryAge, String action) {
    return !canaryAge.isBlank() || action.equals(REPORT)
        ? Optional.empty()
        : Optional.of(
            "cleanup.canary-age is empty, so nobody would notice that AWS Config has stopped recording; set it, such as to PT36H, or set cleanup.action=report.");
  }

  /**
   * The same as an age of the newest capture of a canary; empty if ECS itself is asked, or if the
   * age of a canary does not matter.
   */
  Optional<Duration> provedFor() {
    return servicesProved || canaryAge.isEmpty() ? Optional.empty() : Optional.of(hindsight);
  }

  private static Optional<Duration> duration(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(Duration.parse(text.strip()));
  }
}
