package ecrimagecleanup.gateway;

import ecrimagecleanup.component.UnusableAnswerException;
import java.util.Optional;

/** What went wrong, as people read it. */
public final class PlainSentence {
  private PlainSentence() {}

  /** A sentence or two, and what to do about it as far as that is known, at a terminal. */
  public static String of(Throwable exception) {
    return foreseen(exception)
        .orElseGet(
            () ->
                unforeseen(exception)
                    + " Run it again with --verbose, which prints the stack trace, and report that.");
  }

  /** The same; empty if nobody foresaw that this can go wrong. */
  public static Optional<String> foreseen(Throwable exception) {
    return AwsErrors.sentence(exception)
        .or(() -> RouteFailures.sentence(exception))
        .or(() -> own(exception));
  }

  /** What is wrong with a route that somebody has edited; empty if nothing is. */
  public static Optional<String> ofRoute(Throwable exception) {
    return RouteFailures.sentence(exception);
  }

  /** What is left to say then. */
  public static String unforeseen(Throwable exception) {
    return Failures.unforeseen(exception);
  }

  private static Optional<String> own(Throwable exception) {
    Throwable root = Failures.root(exception);
    // Of these the application's own sentences are made.
    boolean sentence =
        root instanceof IllegalArgumentException
            || root instanceof IllegalStateException
            || root instanceof UnusableAnswerException;
    return sentence && root.getMessage() != null
        ? Optional.of(root.getMessage())
        : Failures.foreseen(exception);
  }

  /** The first cause of that kind, the exception itself included. */
  public static <E extends Throwable> Optional<E> cause(Throwable exception, Class<E> kind) {
    return Failures.causes(exception).filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
