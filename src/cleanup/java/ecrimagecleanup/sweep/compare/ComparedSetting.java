package ecrimagecleanup.sweep.compare;

/**
 * A setting in which two policies differ.
 *
 * @param key its whole key, such as {@code cleanup.keep-newest}
 * @param now its value
 * @param then the value that it could have
 */
public record ComparedSetting(String key, String now, String then) {
  private static final String PREFIX = "cleanup.";

  /** For people: {@code keep-newest=5 in place of 0}. */
  @Override
  public String toString() {
    return "%s=%s in place of %s"
        .formatted(key.substring(PREFIX.length()), shown(then), shown(now));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "nothing" : value;
  }
}
