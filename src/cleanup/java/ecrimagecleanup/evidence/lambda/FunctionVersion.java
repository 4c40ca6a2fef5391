package ecrimagecleanup.evidence.lambda;

/**
 * A version of a Lambda function: a published one, or the one that is not.
 *
 * @param where its account and region, as {@code accountId/region}
 * @param name the name of the function
 * @param version a number, or {@link #LATEST}
 */
public record FunctionVersion(String where, String name, String version) {
  /** The version that can change; of a function that was never published the only one. */
  public static final String LATEST = "$LATEST";

  /** Whether it never changes. Lambda gives no number twice, not even after a deletion. */
  public boolean isPublished() {
    return !version.equals(LATEST);
  }

  /** In words: {@code function orders of 111122223333/eu-central-1, version 7}. */
  @Override
  public String toString() {
    return "function %s of %s, version %s".formatted(name, where, version);
  }
}
