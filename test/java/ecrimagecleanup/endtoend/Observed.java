package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.UseLedger.Removal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an embedded AWS was asked, and what became of its images. */
interface Observed {
  EmbeddedAws aws();

  /** The digests of the images that were removed, in order. */
  default List<String> removed() {
    return aws().world().ledger().removals().stream()
        .map(Removal::image)
        .map(image -> image.digest())
        .toList();
  }

  /** Every removal, with whether the image is gone or in the archive: {@code ARCHIVED sha256:…}. */
  default List<String> removals() {
    return aws().world().ledger().removals().stream()
        .map(removal -> removal.kind() + " " + removal.image().digest())
        .toList();
  }

  /** When images were removed, in order. */
  default List<Instant> removedAt() {
    return aws().world().ledger().removals().stream().map(Removal::at).toList();
  }

  /** How often the application called AWS, other than its queues. */
  default long calls() {
    return aws().sandbox().endpoint().counts().all().entrySet().stream()
        .filter(call -> !call.getKey().startsWith("sqs."))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The same without what {@code ecs-live} reads of all workloads, once for many checks. */
  default long callsOfChecks() {
    return calls()
        - aws().sandbox().endpoint().counts().all().entrySet().stream()
            .filter(call -> call.getKey().startsWith("ecs.") || call.getKey().startsWith("sts."))
            .mapToLong(Map.Entry::getValue)
            .sum();
  }

  /** How often the application called an operation such as {@code ecr.BatchDeleteImage}. */
  default long calls(String operation) {
    return aws().sandbox().endpoint().counts().of(operation);
  }

  /** AWS Config was asked, and nothing was removed. */
  default void assertAskedAndNothingRemoved() {
    assertThat(calls("config.SelectAggregateResourceConfig")).isPositive();
    assertThat(removed()).isEmpty();
  }

  /** No image was removed, nor would the process have liked to: it called nothing that removes. */
  default void assertNoCallRemoves() {
    assertThat(calls("ecr.BatchDeleteImage")).isZero();
    assertThat(calls("ecr.UpdateImageStorageClass")).isZero();
    assertThat(removed()).isEmpty();
  }
}
