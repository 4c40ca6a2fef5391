package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  private static final String ONE = "4baca305cb613f80-9ac831f501bf-01c8b490-87780fa5de684e";
  private static final String TWO = "4baca305cb613f80-9ac831f501bf-01c8b4ff-39f0d8b73e9920";

  @Test
  void checksOfOneImageHaveShortNamesOfTheirOwn() {
    ShortNames names = new ShortNames(List.of(ONE, TWO));

    assertThat(names.of(ONE)).isEqualTo("72a886cb");
    assertThat(names.of(TWO)).isEqualTo("0287e741");
  }

  @Test
  void namesThatBeginAlikeAreAsLongAsItTakes() {
    ShortNames names = new ShortNames(List.of("c17439", "c24164"));

    assertThat(names.of("c17439")).isEqualTo("c51deb065");
    assertThat(names.of("c24164")).isEqualTo("c51deb064");
  }

  @Test
  void aScheduleIsMeantByTheBeginningOfItsNameAndOfItsShortOne() {
    assertThat(ShortNames.isMeant(ONE, "4baca305cb613f80")).isTrue();
    assertThat(ShortNames.isMeant(ONE, "72a886")).isTrue();
    assertThat(ShortNames.isMeant(TWO, "72a886")).isFalse();
  }
}
