package ecrimagecleanup.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSpanTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "payments ~ `payments`",
        "<!channel> deploy ~ `&lt;!channel&gt; deploy`",
        "<https://evil.example|click> ~ `&lt;https://evil.example|click&gt;`",
        "a` <b>x</b> `b ~ `a' &lt;b&gt;x&lt;/b&gt; 'b`",
        "[x](https://evil.example) ~ `[x](https://evil.example)`",
        "R&amp;D ~ `R&amp;amp;D`",
        "'' ~ `?`"
      })
  void textOfOthersIsCodeAndNothingElse(String text, String expected) {
    assertThat(CodeSpan.of(text)).isEqualTo(expected);
  }

  @Test
  void whatIsInvisibleOrEndsALineIsASpace() {
    assertThat(CodeSpan.of("a\n\n# b\u2028c\u202ed\u200be\u0000f\ud800"))
        .isEqualTo("`a # b c d e f`");
  }

  /** Whatever it is made of. */
  @Test
  void noTextEndsItsCodeOrHasMarkup() {
    SplittableRandom random = new SplittableRandom(7);
    String parts = "`<>&!@#*_[]()|\\~ \n\r\t\u2029\u202ea1";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(parts.charAt(random.nextInt(parts.length())));
      }
      assertThat(CodeSpan.of(text.toString()))
          .as(text.toString())
          .matches("`[^`<>\\p{C}\\p{Zl}\\p{Zp}]+`");
    }
  }
}
