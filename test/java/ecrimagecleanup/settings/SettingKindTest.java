package ecrimagecleanup.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT1M | a minute, PT1M",
        "PT2M | 2 minutes, PT2M",
        "PT1H | 60 minutes, PT60M",
        "P1D | 1 day, P1D",
        "P2D | 2 days, P2D",
        "P365D | 365 days, P365D"
      })
  void aLimitIsWrittenInWordsAndAsAValue(Duration limit, String words) {
    assertThat(SettingKind.durationUpTo(limit).range()).endsWith(", at most " + words);
    assertThat(SettingKind.durationFrom(limit).range()).endsWith(", at least " + words);
    assertThat(SettingKind.durationUpTo(limit).mistake("cleanup.grace", "P900D"))
        .contains("cleanup.grace is more than %s.".formatted(words));
  }
}
