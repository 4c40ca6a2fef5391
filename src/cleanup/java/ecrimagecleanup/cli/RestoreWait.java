package ecrimagecleanup.cli;

import ecrimagecleanup.image.Image;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits until indexes are restored, which takes up to 20 minutes a level: 15 seconds before each
 * look, and for two hours in all.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive_restore_image.html">restoring
 *     an image</a>
 */
final class RestoreWait implements TreeRestoration.Waiting {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
  private static final long MOST_LOOKS = Duration.ofHours(2).dividedBy(BETWEEN_LOOKS);

  private final Consumer<String> output;
  private List<Image> waitingFor = List.of();
  private long looks;

  /**
   * @param output prints what is waited for, when that changes
   */
  RestoreWait(Consumer<String> output) {
    this.output = output;
  }

  @Override
  public boolean forNextLook(List<Image> indexes) {
    List<Image> now = List.copyOf(indexes);
    if (!now.stream()
        .map(Image::digest)
        .toList()
        .equals(waitingFor.stream().map(Image::digest).toList())) {
      output.accept("Waiting until %s is restored, to learn what it lists.".formatted(now.get(0)));
      waitingFor = now;
    }
    looks++;
    return looks <= MOST_LOOKS && !interrupted();
  }

  private static boolean interrupted() {
    try {
      // Nobody counts it down: it only gives up when the process is asked to stop.
      return new CountDownLatch(1).await(BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
