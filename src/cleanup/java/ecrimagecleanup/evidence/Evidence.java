package ecrimagecleanup.evidence;

import java.time.Instant;

/**
 * What one source says of the use of one image. There is no way from {@link Unknown} to {@link
 * Unused}: what a source could not see keeps the image.
 */
public sealed interface Evidence {

  /** What the source says, in a sentence that a person understands. */
  String text();

  /** The word for it in records. */
  String word();

  /** Somebody uses it. */
  record Used(Use use, String text) implements Evidence {
    @Override
    public String word() {
      return "used";
    }
  }

  /**
   * Nobody uses it now, but somebody may have until a while ago.
   *
   * @param until the latest time at which it may have been used
   */
  record UsedUntil(String text, Instant until) implements Evidence {
    @Override
    public String word() {
      return "used until";
    }
  }

  /** Nobody uses it; the text says what was looked at, which proves that the source could see. */
  record Unused(String text) implements Evidence {
    @Override
    public String word() {
      return "unused";
    }
  }

  /**
   * The source makes no statement about the image, and was not expected to: other sources decide.
   * It shows nothing, so it is evidence for no question; only where a source speaks besides those
   * that have to speak does it not keep the image.
   *
   * @param text why it is silent
   */
  record Silent(String text) implements Evidence {
    @Override
    public String word() {
      return "silent";
    }
  }

  /**
   * The source cannot say whether somebody uses it.
   *
   * @param text why
   * @param scope what that can concern, this image among it
   */
  record Unknown(String text, Scope scope) implements Evidence {

    /** Without a known scope it is every image. */
    public Unknown(String text) {
      this(text, Scope.EVERYTHING);
    }

    @Override
    public String word() {
      return "unknown";
    }
  }
}
