package ecrimagecleanup.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  private static final String SECRET = "s3cret";

  @Test
  void readsFields() {
    Message message =
        Message.parse("{\"a\": \"b\", \"o\": {\"t\": \"2026-03-02T10:15:23+01:00\"}}");

    assertThat(message.text("a")).isEqualTo("b");
    assertThat(message.object("o").time("t")).isEqualTo(Instant.parse("2026-03-02T09:15:23Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"s3cret\"",
        "1",
        "s3cret",
        "{\"s3cret\": ",
        "{\"a\": \"s3cret\n\"}",
        "{} {}",
        "{\"a\": 1} s3cret",
        "{'s3cret': 1}",
        "{\"a\": NaN}",
      })
  void whatIsNoJsonObjectIsMalformedAndNotQuoted(String body) {
    assertMalformed(() -> Message.parse(body));
  }

  @Test
  void whatIsNestedTooDeepIsMalformed() {
    assertMalformed(() -> Message.parse("{\"a\":".repeat(2000) + "1" + "}".repeat(2000)));
    assertMalformed(() -> Message.parse("{\"a\":" + "[".repeat(100_000)));
  }

  @Test
  void aNumberOrANameThatIsTooLongIsMalformed() {
    assertMalformed(() -> Message.parse("{\"a\": " + "1".repeat(2000) + "}"));
    assertMalformed(() -> Message.parse("{\"" + "a".repeat(60_000) + "\": 1}"));
  }

  @Test
  void theSentenceTellsWhereReadingEndedIfItIsKnown() {
    assertThatThrownBy(() -> Message.parse("{\"a\":\n }"))
        .hasMessage("The message is not JSON (line 2, column 2).");
    assertThatThrownBy(() -> Message.parse("{\"a\":" + "[".repeat(2000)))
        .hasMessage("The message is not JSON or too large.");
  }

  @Test
  void whatIsLongerThanSqsDeliversIsMalformed() {
    String longest = "{" + " ".repeat(Message.MAXIMUM_LENGTH - 2) + "}";

    assertThat(Message.parse(longest).json()).isEmpty();
    assertMalformed(() -> Message.parse(longest + " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"f\": null}",
        "{\"f\": 1}",
        "{\"f\": true}",
        "{\"f\": [\"s3cret\"]}",
        "{\"f\": {\"s3cret\": 1}}",
      })
  void whatIsNoTextIsMalformed(String body) {
    Message message = Message.parse(body);

    assertMalformed(() -> message.text("f"));
    assertMalformed(() -> message.time("f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "2026-03-02T09:15:23",
        "2026-03-02",
        "2026-02-30T09:15:23Z",
        "Mar 2, 2026, 9:15:22 AM s3cret",
        "1772442922000",
      })
  void whatIsNoTimeIsMalformedAndNotQuoted(String time) {
    Message message = Message.parse("{\"f\": \"" + time + "\"}");

    assertMalformed(() -> message.time("f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void theFirstAndTheLastTimeAreRead(String time) {
    assertThat(Message.parse("{\"f\": \"" + time + "\"}").time("f")).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:59:59+01:00",
        "+10000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-00:01",
        "+999999999-12-31T23:59:59.999999999-18:00",
        "-999999999-01-01T00:00:00+18:00",
      })
  void aTimeOfWhichNoNameCanBeMadeIsMalformed(String time) {
    Message message = Message.parse("{\"f\": \"" + time + "\"}");

    assertMalformed(() -> message.time("f"));
  }

  @Test
  void whatIsNoObjectIsMalformed() {
    assertMalformed(() -> Message.parse("{\"f\": \"s3cret\"}").object("f"));
    assertMalformed(() -> Message.parse("{}").object("f"));
  }

  private static void assertMalformed(Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(MalformedMessageException.class)
        // A cause would be logged, or found by whoever looks for the root of a failure.
        .hasNoCause()
        .message()
        .doesNotContain(SECRET)
        .doesNotContain("\n")
        .hasSizeLessThan(200);
  }
}
