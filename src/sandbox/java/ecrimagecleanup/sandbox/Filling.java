package ecrimagecleanup.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many repositories with many images, most of them old and unused, to see how commands do at scale.
 * Of each repository ten images are in use and ten were.
 *
 * @param repositories how many repositories, which all have opted in
 * @param images how many images each of them has
 */
record Filling(int repositories, int images) {
  /** How long before everything else it happens. */
  static final Duration AGE = Duration.ofDays(60);

  private static final Pattern GRAMMAR = Pattern.compile("([1-9][0-9]{0,3})x([1-9][0-9]{0,5})");
  private static final int DEPLOYED = 20;
  private static final long BYTES = 50_000_000;

  /**
   * Reads {@code 100x1000}: repositories and the images of each.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  static Filling parse(String text) {
    Matcher matcher = GRAMMAR.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--fill=%s is not like 100x1000: repositories and the images of each.".formatted(text));
    }
    return new Filling(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * Pushes all images, deploys some, and lets the world come to {@code now}. It happened long ago,
   * so nobody hears of it any more: no event of it waits in a queue, and no check is late.
   */
  void into(EmbeddedAws aws, Instant now) {
    lose(aws, true);
    deploy(aws);
    aws.world().advanceTo(now);
    lose(aws, false);
  }

  private static void lose(EmbeddedAws aws, boolean lost) {
    TrailDelivery.Faults faults =
        lost ? new TrailDelivery.Faults(0, 0, 1, Duration.ZERO) : TrailDelivery.Faults.NONE;
    aws.world().events().faults(faults);
    aws.world().taskEvents().faults(faults);
  }

  private void deploy(EmbeddedAws aws) {
    ImageOwner owner = new ImageOwner(aws.sandbox());
    WorkloadAccount workload =
        new WorkloadAccount(aws.sandbox(), EmbeddedAws.WORKLOAD_ACCOUNTS.get(0), World.REGION);
    for (int i = 0; i < repositories; i++) {
      String repository = "fill/r%04d".formatted(i);
      owner.createImmutableRepository(repository, Map.of("ecr-image-cleanup", "enabled"));
      for (int j = 0; j < images; j++) {
        owner.pushBuilt(repository, "v" + j, repository + " " + j, BYTES + j);
      }
      for (int j = 0; j < Math.min(images, DEPLOYED); j++) {
        String taskDefinition =
            workload.register(
                "fill-%04d".formatted(i), RepositoryKey.shared(repository).uri() + ":v" + j);
        if (j % 2 == 1) {
          workload.deregister(taskDefinition);
        }
      }
    }
  }
}
