package ecrimagecleanup.cli;

import picocli.CommandLine.Option;

/** How much of AWS is read side by side. A mixin. */
final class ParallelOption {
  private static final int MOST = 64;

  @Option(
      names = "--parallel",
      paramLabel = "NUMBER",
      defaultValue = "4",
      description = "How many repositories are read at a time. Default: 4.")
  private int parallel = 4;

  /**
   * How many repositories are read at a time.
   *
   * @throws IllegalArgumentException if it is not from 1 to 64
   */
  int repositories() {
    if (parallel < 1 || parallel > MOST) {
      throw new IllegalArgumentException("--parallel is a number from 1 to %d.".formatted(MOST));
    }
    return parallel;
  }
}
