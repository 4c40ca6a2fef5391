package ecrimagecleanup.cli.console;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Whether the terminal is to show colours, and lines that are drawn anew in place: not if {@code
 * NO_COLOR} is set to anything, nor if {@code TERM} says that the terminal is a dumb one.
 *
 * @see <a href="https://no-color.org">no-color.org</a>
 */
public final class Decoration {
  private final boolean plain;

  private Decoration(boolean plain) {
    this.plain = plain;
  }

  /** What the environment variables of this process say. */
  public static Decoration ofThisProcess() {
    return of(System.getenv());
  }

  /** What these environment variables say. */
  static Decoration of(Map<String, String> environment) {
    return new Decoration(
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb"));
  }

  /** Whether it is wanted, and there is a terminal that can show it. */
  public boolean isWanted() {
    return ansi().enabled();
  }

  /** Whether the person wants none, wherever it would go. */
  boolean isRefused() {
    return plain;
  }

  /** The colours: none, or some if there is a terminal. */
  public Ansi ansi() {
    return plain ? Ansi.OFF : Ansi.AUTO;
  }
}
