package ecrimagecleanup.sandbox.story;

/** Who tells the story while it happens. Safe for several threads. */
public interface Narrator {

  /** Something that the story is about. */
  void chapter(String what);

  /** One of the many things that happen. */
  void happens(String what);

  /** How far the story is. */
  void progress(Progress progress);
}
