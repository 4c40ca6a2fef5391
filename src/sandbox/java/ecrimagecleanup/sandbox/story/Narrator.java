package ecrimagecleanup.sandbox.story;

import java.time.Instant;

/** Who tells the story while it happens. Safe for several threads. */
public interface Narrator {

  /** Something that the story is about happens now, by the time of its world. */
  void chapter(Instant now, String what);

  /** One of the many things that happen. */
  void happens(String what);

  /** How far the story is. */
  void progress(Progress progress);
}
