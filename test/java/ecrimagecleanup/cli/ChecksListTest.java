package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksListTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | No check is pending.",
        "1 | 1 | 1 pending check.",
        "2 | 2 | 2 pending checks.",
        "1234 | 1234 | 1,234 pending checks.",
        "100 | 1234 | 100 of 1,234 pending checks, those that are due soonest; --limit shows more.",
        "0 | 1 | 0 of 1 pending check, those that are due soonest; --limit shows more."
      })
  void checksAreCountedInWords(int shown, int pending, String sentence) {
    assertThat(ChecksList.count(shown, pending)).isEqualTo(sentence);
  }
}
