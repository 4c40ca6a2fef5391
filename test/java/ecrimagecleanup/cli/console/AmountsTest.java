package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");

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
}
