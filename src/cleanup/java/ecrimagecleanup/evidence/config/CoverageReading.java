package ecrimagecleanup.evidence.config;

import ecrimagecleanup.evidence.Workloads;
import java.util.List;

/**
 * What is read to judge whether the aggregator sees everything.
 *
 * @param workloads the accounts and regions that it has to see
 * @param ignored those that it need not see
 * @param sources how its sources are
 * @param canaries where canaries are seen; none if nobody asked yet
 */
public record CoverageReading(
    Workloads workloads, Workloads ignored, List<AggregatorSource> sources, Canaries canaries) {
  public CoverageReading {
    sources = List.copyOf(sources);
  }

  /** With the canaries, and with the workloads, to which they can add. */
  public CoverageReading with(Canaries seen, Workloads more) {
    return new CoverageReading(more, ignored, sources, seen);
  }
}
