package ecrimagecleanup.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 seconds",
    "PT1S, 1 second",
    "PT90S, 90 seconds",
    "PT1M, 1 minute",
    "PT90M, 90 minutes",
    "PT1H, 1 hour",
    "PT24H, 24 hours",
    "PT48H, 48 hours",
    "PT71H, 71 hours",
    "P3D, 3 days",
    "PT73H, 73 hours",
    "PT336H, 14 days",
    "P90D, 90 days",
    "P1000D, '1,000 days'",
  })
  void durationsAreSaidInTheLargestUnitThatLeavesNothingOver(Duration duration, String said) {
    assertThat(Durations.inWords(duration)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "0, image, 0 images",
    "1, image, 1 image",
    "2, image, 2 images",
    "1, repository, 1 repository",
    "2, repository, 2 repositories",
    "2, day, 2 days",
    "1204, image, '1,204 images'",
    "1000000, more problem, '1,000,000 more problems'",
  })
  void oneThingIsSaidAsOneAndSeveralAsSeveral(long number, String thing, String said) {
    assertThat(Counts.of(number, thing)).isEqualTo(said);
  }

  @Test
  void timesAreInUtcToTheMinuteWithTheNameOfTheMonth() {
    assertThat(Times.utc(Instant.parse("2026-11-27T03:27:59.9Z")))
        .isEqualTo("27 Nov 2026 03:27 UTC");
    assertThat(Times.utc(Instant.parse("2026-03-01T00:00:00Z"))).isEqualTo("1 Mar 2026 00:00 UTC");
  }

  @Test
  void allIsTheSameOnEveryMachine() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

      assertThat(Counts.of(1204)).isEqualTo("1,204");
      assertThat(Times.utc(Instant.parse("2026-03-01T20:00:00Z")))
          .isEqualTo("1 Mar 2026 20:00 UTC");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
