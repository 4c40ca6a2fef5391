package ecrimagecleanup.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of the schedule of one image's check: a pure function of the image, the due time and the
 * cause, so that the same message always makes the same name.
 *
 * <p>{@code <repository, 16 hex>-<image, 20 hex>-<due minute since 1970, 8 hex>-<cause, 14 hex>}:
 * 61 of the 64 characters that EventBridge Scheduler allows. Schedules of one image that are due
 * later have a name that sorts later.
 *
 * @param value the name
 */
public record ScheduleName(String value) implements CheckName {
  private static final int REPOSITORY_DIGITS = 16;
  private static final int IMAGE_DIGITS = 20;
  private static final int DUE_DIGITS = 8;
  private static final int CAUSE_DIGITS = 14;
  private static final String UNLISTED = "f";
  private static final int PLACE_DIGITS = 6;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final Cause ARCHIVED = new Cause.Archived();
  private static final Pattern GRAMMAR =
      Pattern.compile(
          Stream.of(REPOSITORY_DIGITS, IMAGE_DIGITS, DUE_DIGITS, CAUSE_DIGITS)
              .map(digits -> "[0-9a-f]{" + digits + "}")
              .collect(joining("-")));

  /**
   * @throws IllegalArgumentException if the text is not such a name
   */
  public ScheduleName {
    if (!GRAMMAR.matcher(value).matches()) {
      throw new IllegalArgumentException("The text is not the name of an image deletion check.");
    }
  }

  /** The name of the check of an image. */
  public static ScheduleName of(Repository repository, Digest image, Instant due, Cause cause) {
    long minute = Math.floorDiv(due.getEpochSecond(), SECONDS_PER_MINUTE);
    return new ScheduleName(
        prefix(repository, image)
            + "-"
            + HexFormat.of().toHexDigits(minute, DUE_DIGITS)
            + "-"
            + digits(cause));
  }

  /**
   * Those of a cause. If it came from a place that is not listed they begin with an f, and then
   * with those of the place; all others begin with 0 to e.
   */
  private static String digits(Cause cause) {
    String identity = hash(cause.identity(), CAUSE_DIGITS);
    return cause
        .unlistedPlace()
        .map(place -> (UNLISTED + hash(place, PLACE_DIGITS) + identity).substring(0, CAUSE_DIGITS))
        .orElseGet(() -> identity.startsWith(UNLISTED) ? "e" + identity.substring(1) : identity);
  }

  /** What the names of all checks of an image begin with. */
  public static String prefix(Repository repository, Digest image) {
    return prefix(repository) + hash(image.value(), IMAGE_DIGITS);
  }

  /** What the names of all checks of a repository begin with. */
  public static String prefix(Repository repository) {
    return hash(repository.toString(), REPOSITORY_DIGITS) + "-";
  }

  /** Reads the name of a schedule; empty for a name of another form. */
  public static Optional<ScheduleName> parse(String name) {
    return GRAMMAR.matcher(name).matches() ? Optional.of(new ScheduleName(name)) : Optional.empty();
  }

  /**
   * The checks among schedules, by what the names of those of an image begin with.
   *
   * @param names the names of schedules; those of another form are left out
   */
  public static Map<String, List<ScheduleName>> byImage(Collection<String> names) {
    return names.stream()
        .flatMap(name -> parse(name).stream())
        .collect(groupingBy(ScheduleName::image));
  }

  /**
   * Whether this check of the same image is due later: by minute, then by cause, so that of any two
   * exactly one is later.
   */
  public boolean isLaterThan(ScheduleName other) {
    return image().equals(other.image()) && value.compareTo(other.value) > 0;
  }

  /** When the check is due; its schedule fires later if that was over when it was made. */
  public Instant due() {
    int from = image().length() + 1;
    return Instant.ofEpochSecond(
        Long.parseLong(value.substring(from, from + DUE_DIGITS), 16) * SECONDS_PER_MINUTE);
  }

  /**
   * Whether it continues a check that saw a use, see {@link LastLook#RAN}. Those are due half past
   * an hour, and so are those of places that are not listed, but no others.
   */
  public boolean remembersUse() {
    return Minutes.isHalfPast(due()) && !isOfUnlisted();
  }

  /** Whether this check has a cause. */
  public boolean isOf(Cause cause) {
    return value.endsWith("-" + digits(cause));
  }

  /**
   * Whether somebody used its image, or may have, at the start of its chain: it is of no sweep, not
   * of the archive, and not of the removal of an index that lists the image.
   *
   * @param index the index
   */
  public boolean isOfUse(Digest index) {
    return Stream.of(new Cause.Swept(), ARCHIVED, new Cause.ParentRemoved(index))
        .flatMap(cause -> Stream.of(cause, new Cause.Stale(cause)))
        .flatMap(cause -> Stream.of(cause, cause.postponed()))
        .noneMatch(this::isOf);
  }

  /** Whether the event of a place that is not listed caused it. */
  public boolean isOfUnlisted() {
    return causeDigits().startsWith(UNLISTED);
  }

  /** Whether both are of events of one place that is not listed, or none of them is of any. */
  public boolean isOfKind(ScheduleName other) {
    int digits = UNLISTED.length() + PLACE_DIGITS;
    return isOfUnlisted()
        ? causeDigits().substring(0, digits).equals(other.causeDigits().substring(0, digits))
        : !other.isOfUnlisted();
  }

  /**
   * Whether another check of the image decides in place of this one: a later one, but never that of
   * an image in the archive. Only its like supersedes one of a place that is not listed, which
   * would be forgotten otherwise.
   */
  public boolean isSupersededBy(ScheduleName other) {
    return other.isLaterThan(this) && !other.isOfTheArchive() && isOfKind(other);
  }

  private String causeDigits() {
    return value.substring(value.length() - CAUSE_DIGITS);
  }

  /**
   * Whether it is the check of an image in the archive, which is due months later and is scheduled
   * before the image goes there: neither may it keep the image from going, nor others from deciding
   * about one that was restored.
   */
  public boolean isOfTheArchive() {
    return isOf(ARCHIVED) || isOf(ARCHIVED.postponed());
  }

  /** What the names of all checks of its image begin with: {@link #prefix(Repository, Digest)}. */
  public String image() {
    return value.substring(0, REPOSITORY_DIGITS + 1 + IMAGE_DIGITS);
  }

  private static String hash(String text, int digits) {
    return Sha256.hex(text).substring(0, digits);
  }

  @Override
  public String toString() {
    return value;
  }
}
