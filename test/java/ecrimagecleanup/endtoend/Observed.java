package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.UseLedger.Removal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What an embedded AWS was asked, and what became of its images. */
interface Observed {
  /** Calls that change nothing. */
  Pattern READ =
      Pattern.compile(
          "[a-z0-9-]+\\.((Describe|List|Get|BatchGet|Select)[A-Z]\\w+|GET /.*)|sts\\.AssumeRole");

  /** What the application calls while nothing happens. */
  Set<String> WAITING = Set.of("sqs.ReceiveMessage");

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

  /**
   * What comes of something that asks AWS, and with every call only reads.
   *
   * @param asks what asks; meanwhile the application itself does nothing but wait for messages
   */
  default <T> T assertOnlyReads(Supplier<T> asks) {
    Map<String, Long> before = aws().sandbox().endpoint().counts().all();
    T answer = asks.get();
    Map<String, Long> calls = new TreeMap<>(aws().sandbox().endpoint().counts().all());
    calls.keySet().removeIf(WAITING::contains);
    calls.entrySet().removeIf(call -> call.getValue().equals(before.get(call.getKey())));
    assertThat(calls.keySet()).isNotEmpty().allMatch(call -> READ.matcher(call).matches());
    return answer;
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
