package ecrimagecleanup.sandbox;

import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how AWS is read in a story, or in an embedded AWS that is kept up. */
final class StoryReadingOptions {
  enum Kind {
    FRIENDLY,
    HARSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--readings",
      paramLabel = "SET",
      defaultValue = "friendly",
      description =
          "The readings that --reading does not fix: friendly, or harsh, which are those that it is"
              + " hardest to be right under. Default: friendly.")
  private Kind kind = Kind.FRIENDLY;

  @Option(
      names = "--all-readings",
      description =
          "Plays the story with seed 1 under each single reading and with seeds 1 to 5 under the"
              + " harsh ones, and prints a table.")
  private boolean all;

  @Mixin private ReadingOptions single = new ReadingOptions();

  /** Whether the story is to be played under each. */
  boolean all() {
    return all;
  }

  /** How AWS is read. */
  Readings readings() {
    Readings set = kind == Kind.HARSH ? Readings.harsh() : Readings.friendly();
    return set.with(single.given());
  }

  /** What is wrong with the options, as a sentence. */
  Optional<String> mistake(boolean serves) {
    if (all && serves) {
      return Optional.of("--all-readings is for stories: it does not go with --serve.");
    }
    if (all && !readings().isFriendly()) {
      return Optional.of(
          "--all-readings plays every reading: --reading and --readings are not used.");
    }
    return Optional.empty();
  }
}
