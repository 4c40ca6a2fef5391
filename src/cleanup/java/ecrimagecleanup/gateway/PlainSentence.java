package ecrimagecleanup.gateway;

import ecrimagecleanup.component.UnusableAnswerException;
import java.util.Optional;

/** What went wrong, as people read it. */
public final class PlainSentence {
  private PlainSentence() {}

  /** A sentence or two, and what to do about it as far as that is known. */
  public static String of(Throwable exception) {
    return AwsErrors.sentence(exception).orElseGet(() -> own(exception));
  }

  private static String own(Throwable exception) {
    Throwable root = Failures.root(exception);
    // Of these the application's own sentences are made.
    boolean sentence =
        root instanceof IllegalArgumentException
            || root instanceof IllegalStateException
            || root instanceof UnusableAnswerException;
    return sentence && root.getMessage() != null ? root.getMessage() : Failures.sentence(exception);
  }

  /** The first cause of that kind, the exception itself included. */
  public static <E extends Throwable> Optional<E> cause(Throwable exception, Class<E> kind) {
    return Failures.causes(exception).filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
