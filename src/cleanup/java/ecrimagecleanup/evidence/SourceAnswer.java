package ecrimagecleanup.evidence;

import ecrimagecleanup.event.TaskDefinitionArn;
import java.util.Map;
import java.util.Set;

/**
 * What one source of evidence found out. One answer serves every image of a check, and may be
 * shared by checks; so it is immutable and safe for several threads.
 */
public interface SourceAnswer {

  /** What it says of one image, for each question that it has evidence for. */
  Map<EvidenceQuestion, Evidence> about(Candidate image);

  /**
   * The same answer if revisions of task definitions that AWS Config shows as ACTIVE had been gone
   * for long.
   */
  default SourceAnswer without(Set<TaskDefinitionArn> revisions) {
    return this;
  }

  /**
   * The same answer where these are all workloads: one that is kept can be older than a workload,
   * of which it then knows nothing.
   */
  default SourceAnswer askedOf(Workloads all) {
    return this;
  }

  /**
   * Whether the source knows which digests are in use, and not only which references. Where tags
   * can move, only such a source can say that an image is unused.
   */
  default boolean knowsDigests() {
    return false;
  }
}
