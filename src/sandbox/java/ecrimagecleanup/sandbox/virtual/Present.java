package ecrimagecleanup.sandbox.virtual;

import ecrimagecleanup.sandbox.HttpCall;
import ecrimagecleanup.sandbox.HttpReply;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The history that is played now. One application serves many histories: its clock, its clients and
 * its log lead here. For one thread.
 */
public final class Present {

  /** What the application meets of a history. */
  public interface Surroundings {
    /** What the clock of the application shows. */
    Instant applicationTime();

    /** Answers a call of AWS. */
    HttpReply answer(HttpCall call) throws IOException;

    /** Lets time pass without anything else, as a back-off of the SDK does. */
    void pass(Duration time);

    /** Takes a line that the application wrote to the log of its decisions. */
    void decided(String line);
  }

  private static final int ATTEMPTS_OF_THE_SDK = 4;

  private final int queryAttempts;
  private @Nullable Surroundings surroundings;

  /** One in which a query of AWS Config is sent as often as any other call. */
  public Present() {
    this(ATTEMPTS_OF_THE_SDK);
  }

  /**
   * One.
   *
   * @param queryAttempts how often a query of AWS Config is sent, at most
   */
  public Present(int queryAttempts) {
    this.queryAttempts = queryAttempts;
  }

  /** How often a query of AWS Config is sent, at most. */
  int queryAttempts() {
    return queryAttempts;
  }

  /** From now on the application lives in this history. */
  public void enter(Surroundings other) {
    surroundings = other;
  }

  /** The history that is played. */
  public Surroundings surroundings() {
    if (surroundings == null) {
      throw new IllegalStateException("No history is played.");
    }
    return surroundings;
  }

  /** The clock of the application. */
  public Clock clock() {
    InstantSource source = () -> surroundings().applicationTime();
    return source.withZone(ZoneOffset.UTC);
  }
}
