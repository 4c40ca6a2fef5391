package ecrimagecleanup.sandbox.story;

import java.util.Map;

/**
 * What became of the images of one repository.
 *
 * @param repository its name
 * @param images how many were pushed in all
 * @param kept how many are still there, by the reason
 * @param removed how many are gone
 * @param bytesFreed the size of their layers
 */
public record RepositoryRow(
    String repository, int images, Map<String, Integer> kept, int removed, long bytesFreed) {

  /** How many are still there. */
  public int keptInAll() {
    return kept.values().stream().mapToInt(Integer::intValue).sum();
  }
}
