package ecrimagecleanup.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
  /**
   * Among them what starts a command of a terminal, and what some tools take for the end of a line.
   */
  @Test
  void whatIsInvisibleOrEndsALineIsASpace() {
    assertThat(OneLine.of("a\r\nb\u001b[2Jc\u009b2Jd\u0085e\u2028f\u2029g\u202eh"))
        .isEqualTo("a b [2Jc 2Jd e f g h");
  }

  @Test
  void aCutDividesNoCharacter() {
    assertThat(OneLine.of("ab\ud83d\ude00cd", 3)).isEqualTo("ab…");
    assertThat(OneLine.of("ab\ud83d\ude00cd", 4)).isEqualTo("ab\ud83d\ude00…");
    assertThat(OneLine.of("abcd", 4)).isEqualTo("abcd");
  }
}
