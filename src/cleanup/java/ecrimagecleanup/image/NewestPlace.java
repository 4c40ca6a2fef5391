package ecrimagecleanup.image;

/** The place of an image among the newest images of one kind. */
public sealed interface NewestPlace {
  /** The rule of the kind. */
  NewestRule rule();

  /** Whether the image stays because of it. */
  boolean stays();

  /** The place in words, as a sentence without its end. */
  String text();

  /**
   * It has a place.
   *
   * @param number from 1, the newest
   */
  record Ranked(NewestRule rule, int number) implements NewestPlace {
    @Override
    public boolean stays() {
      return number <= rule.keep();
    }

    @Override
    public String text() {
      return rule.isOfOthers()
          ? "It is number %d of the newest images of its repository".formatted(number)
          : "It is number %d of the newest images for %s".formatted(number, rule.kind());
    }
  }

  /**
   * Images of its kind are ranked by version, and it has none. So nobody knows how new it is.
   *
   * @param tag the tag that is no version
   */
  record NoVersion(NewestRule rule, String tag) implements NewestPlace {
    @Override
    public boolean stays() {
      return true;
    }

    @Override
    public String text() {
      return "Its tag %s is no version, so it has no place for %s".formatted(tag, rule.kind());
    }
  }
}
