package ecrimagecleanup.check;

/** Builds queries; a placeholder for the pieces that follow. */
final class AggregatorQueries {
  private AggregatorQueries() {}
}
