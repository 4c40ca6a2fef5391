package ecrimagecleanup.sweep;

import ecrimagecleanup.evidence.config.ListedTaskDefinitions;
import ecrimagecleanup.image.RepositoryTags;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a repository before its plan, together with others. What is empty the plan reads
 * itself.
 *
 * @param tags its resource tags
 * @param pending the names of all pending checks, of whatever repository
 * @param taskDefinitions what the aggregator shows of it
 */
public record ReadBefore(
    Optional<RepositoryTags> tags,
    Optional<List<String>> pending,
    Optional<ListedTaskDefinitions> taskDefinitions) {
  /** Nothing was read. */
  public static final ReadBefore NOTHING =
      new ReadBefore(Optional.empty(), Optional.empty(), Optional.empty());

  public ReadBefore {
    pending = pending.map(List::copyOf);
  }
}
