package ecrimagecleanup.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How AWS is read where it does not say what it does: one reading of each switch. Immutable.
 *
 * @see ReadingSwitch
 */
public final class Readings {
  private static final Readings FRIENDLY = new Readings(new EnumMap<>(ReadingSwitch.class));

  private final Map<ReadingSwitch, Reading> chosen;

  private Readings(Map<ReadingSwitch, Reading> chosen) {
    Map<ReadingSwitch, Reading> all = new EnumMap<>(ReadingSwitch.class);
    for (ReadingSwitch each : ReadingSwitch.values()) {
      all.put(each, chosen.getOrDefault(each, each.friendly()));
    }
    this.chosen = Collections.unmodifiableMap(all);
  }

  /** The friendly reading of each. */
  public static Readings friendly() {
    return FRIENDLY;
  }

  /** The reading of each that is hardest to be right under. */
  public static Readings harsh() {
    return of(Stream.of(ReadingSwitch.values()).map(ReadingSwitch::harsh).toList());
  }

  /** One reading of each by chance, each as likely as the others of its switch. */
  public static Readings drawn(SplittableRandom chance) {
    List<Reading> drawn = new ArrayList<>();
    for (ReadingSwitch each : ReadingSwitch.values()) {
      drawn.add(each.readings().get(chance.nextInt(each.readings().size())));
    }
    return of(drawn);
  }

  private static Readings of(List<Reading> readings) {
    return FRIENDLY.with(readings);
  }

  /** These with other readings of some switches. */
  public Readings with(Reading... others) {
    return with(List.of(others));
  }

  /** These with other readings of some switches. */
  public Readings with(List<Reading> others) {
    Map<ReadingSwitch, Reading> changed = new EnumMap<>(chosen);
    others.forEach(reading -> changed.put(ReadingSwitch.of(reading), reading));
    return new Readings(changed);
  }

  /**
   * Reads {@code revisions=stale}; blanks and underscores are as good as hyphens.
   *
   * @throws IllegalArgumentException if there is no such switch or reading; its message lists what
   *     there is
   */
  public static Reading parse(String text) {
    String[] parts = text.strip().split("=", 2);
    String word = normal(parts.length == 2 ? parts[1] : "");
    return ReadingSwitch.ofWord(normal(parts[0]))
        .flatMap(found -> found.reading(word))
        .orElseThrow(() -> new IllegalArgumentException(unknown(text)));
  }

  private static String normal(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
  }

  private static String unknown(String text) {
    return "There is no reading %s. These are the switches and their readings:%n%s"
        .formatted(
            text,
            Stream.of(ReadingSwitch.values())
                .map(ReadingSwitch::line)
                .collect(Collectors.joining(System.lineSeparator())));
  }

  /** Whether this is the reading of its switch. */
  public boolean is(Reading reading) {
    return get(ReadingSwitch.of(reading)).equals(reading);
  }

  /** The reading of a switch. */
  public Reading get(ReadingSwitch which) {
    return chosen.getOrDefault(which, which.friendly());
  }

  /** How large the input of a schedule may be, in bytes. */
  public int scheduleInputBytes() {
    return is(Reading.ScheduleInput.KB_200)
        ? Reading.ScheduleInput.KB_200.bytes()
        : Reading.ScheduleInput.KIB_256.bytes();
  }

  /** Whether each is the friendly one. */
  public boolean isFriendly() {
    return equals(FRIENDLY);
  }

  /** Each as {@code revisions=all}, in the order of the switches. */
  public List<String> texts() {
    return chosen.entrySet().stream().map(each -> text(each.getKey(), each.getValue())).toList();
  }

  /** A reading as {@code revisions=all}. */
  public static String text(Reading reading) {
    return text(ReadingSwitch.of(reading), reading);
  }

  private static String text(ReadingSwitch which, Reading reading) {
    return which.word() + "=" + reading.word();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Readings readings && chosen.equals(readings.chosen);
  }

  @Override
  public int hashCode() {
    return chosen.hashCode();
  }

  /** Those that are not friendly, with blanks between them; {@code friendly} if all are. */
  @Override
  public String toString() {
    String differing =
        chosen.values().stream()
            .filter(reading -> !FRIENDLY.is(reading))
            .map(Readings::text)
            .collect(Collectors.joining(" "));
    return differing.isEmpty() ? "friendly" : differing;
  }
}
