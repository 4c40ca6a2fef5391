package ecrimagecleanup.sandbox.simulation;

/**
 * The application with one safeguard off: one edit of one of its files.
 *
 * @param name its name
 * @param safeguard what is off, in words
 * @param file the file, from the folder of the source tree
 * @param before the text that is taken away, which is in it exactly once
 * @param after the text that takes its place
 * @param bias what the histories that are to catch it have much of
 */
record Mutant(String name, String safeguard, String file, String before, String after, Bias bias) {
  private static final String SOURCES = "src/cleanup/java/";

  /** The plan of a seed that is to catch it. */
  Plan plan(long seed) {
    return PlanGenerator.plan(seed, bias);
  }

  /** Whether it is an edit of a class, and not of a route or a query. */
  boolean isOfClass() {
    return file.startsWith(SOURCES);
  }

  /** The edited text. */
  String edit(String text) {
    int at = text.indexOf(before);
    if (at < 0 || text.indexOf(before, at + 1) >= 0) {
      throw new IllegalStateException(
          "The mutant %s: what it edits is not once in %s.".formatted(name, file));
    }
    return text.replace(before, after);
  }
}
