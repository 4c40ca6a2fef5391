package ecrimagecleanup.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
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
    assertThat(Bytes.inWords(bytes)).isEqualTo(text);
  }

  /** What rounds to 1000 of a unit is one of the next. */
  @ParameterizedTest
  @CsvSource({"999999, 1.0 MB", "999949, 999.9 kB", "999999999, 1.0 GB"})
  void noUnitHas1000OfItself(long bytes, String text) {
    assertThat(Bytes.inWords(bytes)).isEqualTo(text);
  }

  @Test
  void numbersLookTheSameOnEveryMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(Bytes.inWords(1536)).isEqualTo("1.5 kB");
    } finally {
      Locale.setDefault(before);
    }
  }
}
