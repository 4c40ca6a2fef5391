package ecrimagecleanup.cli;

import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.RemovalOutcome;
import ecrimagecleanup.history.HistoryFilter;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which records of the past are asked for. A mixin. */
final class HistoryOptions {
  private static final List<String> WORDS =
      Stream.concat(Decision.WORDS.stream(), RemovalOutcome.WORDS.stream()).toList();

  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Mixin private SinceOption since = new SinceOption();

  @Option(
      names = "--decision",
      paramLabel = "WORD",
      split = ",",
      converter = ByWord.class,
      description =
          "Only these decisions or outcomes: keep, postpone, superseded, gone, remove; removed,"
              + " 'already gone', refused.")
  private List<String> words = new ArrayList<>();

  static final class ByWord implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return WORDS.stream()
          .filter(text::equalsIgnoreCase)
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "%s is no decision or outcome; give %s"
                          .formatted(text, String.join(", ", WORDS))));
    }
  }

  /**
   * What they ask for.
   *
   * @param image a repository with a tag or with digits of a digest; empty for any
   * @param now the time by which a duration is meant
   * @throws IllegalArgumentException if something cannot be understood
   */
  HistoryFilter filter(String image, Instant now) {
    return filter(image, repositories::match, since.time(now), words);
  }

  /**
   * The records of an image.
   *
   * @param image a repository with a tag or with digits of a digest; empty for any
   * @param repositories what its repository has to be like, besides
   * @param since from when on
   * @param words decisions or outcomes; none for all
   * @throws IllegalArgumentException if it cannot be understood
   */
  static HistoryFilter filter(
      String image,
      Predicate<Repository> repositories,
      Optional<Instant> since,
      List<String> words) {
    AskedImage asked = AskedImage.of(image);
    if (!image.isEmpty() && !asked.isComplete()) {
      throw new IllegalArgumentException(
          "%s is no image: give one like team/orders:1.4 or team/orders@12ab34cd56ef."
              .formatted(image));
    }
    // Where there is a digest, it decides and the tag is a remark.
    return new HistoryFilter(
        image.isEmpty() ? repositories : repositories.and(asked::canBeOf),
        asked.digits(),
        asked.digits().isPresent() ? Optional.empty() : asked.tag(),
        since,
        words);
  }
}
