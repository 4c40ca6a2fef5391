package ecrimagecleanup.evidence.config;

import java.util.List;

/**
 * What is read before it can be told whether the aggregator sees everything.
 *
 * @param sources how its sources are
 * @param canaries where canaries are seen; none if nobody asked yet
 */
public record CoverageReading(List<AggregatorSource> sources, List<Canary> canaries) {
  public CoverageReading {
    sources = List.copyOf(sources);
    canaries = List.copyOf(canaries);
  }
}
