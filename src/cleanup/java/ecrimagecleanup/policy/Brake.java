package ecrimagecleanup.policy;

/**
 * Whether removals are held, for all of them.
 *
 * @param holds whether they are
 * @param reason why, or what was looked at
 */
public record Brake(boolean holds, String reason) {

  /** Nothing holds removals. */
  public static Brake off() {
    return new Brake(false, "The brake is off.");
  }

  /** Removals are held, or nobody can say whether they are. */
  public static Brake on(String reason) {
    return new Brake(true, reason);
  }
}
