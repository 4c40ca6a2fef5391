package ecrimagecleanup.policy;

/**
 * Whether removals are held, for all of them.
 *
 * @param holds whether they are
 * @param reason why, or what was looked at
 * @param briefly whether they are likely to be free within the hour
 */
public record Brake(boolean holds, String reason, boolean briefly) {

  /** Nothing holds removals. */
  public static Brake off() {
    return new Brake(false, "The brake is off.", false);
  }

  /** Removals are held, or nobody can say whether they are. */
  public static Brake on(String reason) {
    return new Brake(true, reason, false);
  }

  /** Removals are held by something that passes by itself. */
  public static Brake briefly(String reason) {
    return new Brake(true, reason, true);
  }
}
