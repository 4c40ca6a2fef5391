package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final String DECISIONS = "ecr-image-cleanup.decisions";

  private static String line(String logger, String message, @Nullable Throwable thrown) {
    LoggingEvent event =
        new LoggingEvent(
            "", new LoggerContext().getLogger(logger), Level.INFO, message, thrown, null);
    event.setInstant(Instant.parse("2026-03-02T09:00:00.123Z"));
    event.setThreadName("main");
    return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
  }

  private static List<String> names(JsonNode line) {
    Iterable<String> names = line::fieldNames;
    return StreamSupport.stream(names.spliterator(), false).toList();
  }

  @Test
  void theFieldsOfARecordAreFieldsOfTheLine() {
    JsonNode line =
        Json.parse(
            line(
                DECISIONS,
                "{\"record\":\"decision\",\"time\":\"2026-03-02T08:59:00Z\",\"evidence\":[{\"says\":\"used\"}]}",
                null));

    assertThat(names(line))
        .containsExactly("timestamp", "level", "logger", "thread", "record", "time", "evidence");
    assertThat(line.path("timestamp").asText()).isEqualTo("2026-03-02T09:00:00.123Z");
    assertThat(line.path("record").asText()).isEqualTo("decision");
    assertThat(line.at("/evidence/0/says").asText()).isEqualTo("used");
  }

  @Test
  void anyOtherMessageIsAStringAlsoIfItLooksLikeARecord() {
    String forged = "{\"record\":\"outcome\"}";

    JsonNode line = Json.parse(line("anybody", forged, null));

    assertThat(line.path("message").asText()).isEqualTo(forged);
    assertThat(line.has("record")).isFalse();
  }

  @Test
  void whatIsNoObjectIsTheMessage() {
    assertThat(Json.parse(line(DECISIONS, "no record", null)).path("message").asText())
        .isEqualTo("no record");
    assertThat(Json.parse(line(DECISIONS, "[1]", null)).path("message").asText()).isEqualTo("[1]");
  }

  @Test
  void oneEventIsOneLineAlsoWithAStackTrace() {
    String line = line("anybody", "one\ntwo", new IllegalStateException("wrong"));

    assertThat(line.strip()).doesNotContain("\n");
    assertThat(line).endsWith(System.lineSeparator());
    assertThat(Json.parse(line).path("exception").asText())
        .startsWith("java.lang.IllegalStateException: wrong");
  }
}
