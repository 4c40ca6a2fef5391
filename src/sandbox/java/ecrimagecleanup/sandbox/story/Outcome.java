package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.Readings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a story ended.
 *
 * @param seed which story it was
 * @param readings how AWS was read
 * @param action what the application did with images that can go
 * @param rows what became of the images, by repository
 * @param verdict what the judge says
 * @param decisions how often the application decided what
 * @param calls how often the application called each AWS service
 * @param worldDays how many days passed in the world
 * @param took how long that took
 */
public record Outcome(
    long seed,
    Readings readings,
    String action,
    List<RepositoryRow> rows,
    Verdict verdict,
    Map<String, Long> decisions,
    Map<String, Long> calls,
    long worldDays,
    Duration took) {

  /** How many images there were in all. */
  public int images() {
    return rows.stream().mapToInt(RepositoryRow::images).sum();
  }

  /** How many are gone. */
  public int removed() {
    return rows.stream().mapToInt(RepositoryRow::removed).sum();
  }

  /** How many are still there. */
  public int kept() {
    return rows.stream().mapToInt(RepositoryRow::keptInAll).sum();
  }

  /** The size of what is gone. */
  public long bytesFreed() {
    return rows.stream().mapToLong(RepositoryRow::bytesFreed).sum();
  }

  /** The line that scripts read. */
  public String lastLine() {
    return "sandbox: %d images, %d deleted, %d kept, %d in use deleted, %d unused left"
        .formatted(images(), removed(), kept(), verdict.inUseDeleted(), verdict.unusedLeft());
  }
}
