package ecrimagecleanup.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Readings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What people and scripts get to read. */
class ReportTest {
  private final Outcome outcome =
      new Outcome(
          7,
          Readings.friendly(),
          "delete",
          List.of(
              new RepositoryRow(
                  "team/orders",
                  12,
                  new TreeMap<>(Map.of("in use", 2, "never deployed", 3)),
                  7,
                  1_234_567_890),
              new RepositoryRow("team/legacy-shop", 3, Map.of("not opted in", 3), 0, 0)),
          new Verdict(
              List.of(
                  new Finding(Finding.Kind.LEFT, "team/orders@sha256:1 [1.0]"),
                  new Finding(Finding.Kind.BEGAN_JUST_BEFORE, "team/orders@sha256:2"))),
          new TreeMap<>(Map.of("remove", 7L, "keep", 9L)),
          new TreeMap<>(Map.of("ecr", 40L)),
          17,
          Duration.ofMillis(12_345));

  private static List<String> printed(Outcome outcome) {
    StringWriter text = new StringWriter();
    TextReport.print(outcome, new PrintWriter(text));
    return text.toString().lines().toList();
  }

  @Test
  void theTableIsAlignedAndHasTotals() {
    assertThat(printed(outcome))
        .containsSequence(
            "REPOSITORY        IMAGES  REMOVED   FREED  KEPT  WHY KEPT",
            "team/orders           12        7  1.2 GB     5  2 in use, 3 never deployed",
            "team/legacy-shop       3        0     0 B     3  3 not opted in",
            "in all                15        7  1.2 GB     8");
  }

  @Test
  void theLastLineIsForScripts() {
    assertThat(printed(outcome))
        .contains("FAULT: unused and still there: team/orders@sha256:1 [1.0]")
        .contains("Note: came into use minutes before it was removed: team/orders@sha256:2")
        .endsWith("sandbox: 15 images, 7 deleted, 8 kept, 0 in use deleted, 1 unused left");
  }

  @Test
  void theJsonDocumentSaysTheSame() {
    JsonNode json = Json.parse(JsonReport.of(outcome));

    assertThat(json.path("images").asInt()).isEqualTo(15);
    assertThat(json.path("deleted").asInt()).isEqualTo(7);
    assertThat(json.path("inUseDeleted").asInt()).isZero();
    assertThat(json.path("unusedLeft").asInt()).isEqualTo(1);
    assertThat(json.path("clean").asBoolean()).isFalse();
    assertThat(json.at("/repositories/0/kept/never deployed").asInt()).isEqualTo(3);
    assertThat(json.at("/findings/1/fault").asBoolean()).isFalse();
  }

  @Test
  void whatRoundsToAThousandOfAUnitIsOneOfTheNext() {
    RepositoryRow row = new RepositoryRow("team/orders", 1, Map.of(), 1, 999_960);
    Outcome rounded =
        new Outcome(
            7,
            Readings.friendly(),
            "delete",
            List.of(row),
            new Verdict(List.of()),
            Map.of(),
            Map.of(),
            17,
            Duration.ZERO);

    assertThat(printed(rounded))
        .contains(
            "team/orders       1        1  1.0 MB     0",
            "in all            1        1  1.0 MB     0");
  }

  @Test
  void aNarratorWithoutATerminalWritesNoControlCharacters() {
    StringWriter text = new StringWriter();
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    LiveLine lines = new LiveLine(Terminal.none(), new PrintWriter(text));
    try (ConsoleNarrator narrator =
        new ConsoleNarrator(lines, new Progress(start, start, 0, 0, 0))) {
      narrator.chapter(start.plus(Duration.ofMinutes(90)), "It begins");
      narrator.happens("1.0 is pushed");
      narrator.progress(new Progress(start, start.plus(Duration.ofHours(2)), 1, 0, 0));
      narrator.progress(new Progress(start, start.plus(Duration.ofHours(25)), 3, 2, 1));
    }

    assertThat(text.toString().lines())
        .containsExactly(
            "day  1 01:30  It begins", "day  2 01:00  3 events, 2 checks, 1 images removed");
  }

  @Test
  void theLineOfANarratorIsNoWiderThanTheTerminal() {
    StringWriter text = new StringWriter();
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    LiveLine lines = new LiveLine(Terminal.ofWidth(60), new PrintWriter(text));
    try (ConsoleNarrator narrator =
        new ConsoleNarrator(lines, new Progress(start, start, 0, 0, 0))) {
      narrator.happens("an image with a name that is longer than most of the others is pushed");
      narrator.progress(new Progress(start, start.plus(Duration.ofHours(2)), 1, 0, 0));
    }

    assertThat(text.toString().split("\r\u001b\\[K", -1))
        .containsExactly("day  1 02:00  1 events, 0 checks, 0 images removed | an im…", "");
  }
}
