package ecrimagecleanup.sandbox;

import java.io.IOException;

/** A connection that broke before the answer arrived. */
public final class LostResponse extends IOException {
  private static final long serialVersionUID = 1L;

  /** A connection that broke. */
  public LostResponse() {
    super("The connection was closed before the response was complete");
  }
}
