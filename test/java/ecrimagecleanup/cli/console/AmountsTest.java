package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1500, 1.5 kB",
    "1000000, 1.0 MB",
    "1500000, 1.5 MB",
    "1000000000, 1.0 GB",
    "1000000000000, 1.0 TB",
    "9223372036854775807, 9.2 EB"
  })
  void bytesAreInUnitsOf1000(long bytes, String text) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(text);
  }

  /** What rounds to 1000 of a unit is one of the next. */
  @ParameterizedTest
  @CsvSource({"999999, 1.0 MB", "999949, 999.9 kB", "999999999, 1.0 GB"})
  void noUnitHas1000OfItself(long bytes, String text) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 min",
    "PT-5H, 0 min",
    "PT59S, 0 min",
    "PT12M30S, 12 min",
    "PT1H, 1 h",
    "PT47H59M, 47 h",
    "PT48H, 2 d",
    "P62DT23H, 62 d"
  })
  void aTimeIsInItsLargestUnit(Duration duration, String text) {
    assertThat(Amounts.duration(duration)).isEqualTo(text);
    assertThat(Amounts.age(NOW.minus(duration), NOW)).isEqualTo(text);
  }

  @Test
  void numbersLookTheSameOnEveryMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(Amounts.bytes(1536)).isEqualTo("1.5 kB");
    } finally {
      Locale.setDefault(before);
    }
  }
}
