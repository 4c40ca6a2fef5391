package ecrimagecleanup.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({"0, 0.00", "1234.5, '1,234.50'", "0.123, 0.123", "1000000, '1,000,000.00'"})
  void isWrittenWithAtLeastTwoDigitsAndInGroups(BigDecimal amount, String text) {
    assertThat(Money.of(amount)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.10, 0.000000", "1000000000, 0.10, 0.100000", "5000, 0.10, 0.000001"})
  void ofAMonthCanBeAddedUp(long bytes, BigDecimal pricePerGb, String cost) {
    assertThat(Money.aMonth(bytes, pricePerGb)).isEqualTo(cost);
  }
}
