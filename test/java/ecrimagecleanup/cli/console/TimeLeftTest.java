package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {
  private static final Instant NOW = Instant.parse("2026-03-03T10:00:05Z");

  @ParameterizedTest
  @CsvSource({
    "P90DT5H59M, 90 d 5 h",
    "P1D, 1 d 0 h",
    "PT23H59M59S, 23 h 59 min",
    "PT1H, 1 h 0 min",
    "PT59M59S, 59 min",
    "PT1M, 1 min",
    "PT59S, now",
    "PT0S, now",
    "PT-59S, now",
    "PT-1M, overdue",
    "P-2D, overdue"
  })
  void theTwoLargestUnitsAreSaid(Duration left, String said) {
    assertThat(TimeLeft.until(NOW.plus(left), NOW)).isEqualTo(said);
  }
}
