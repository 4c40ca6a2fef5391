package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How an embedded AWS stands that is kept up. */
class ServingStatusTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final StringWriter out = new StringWriter();
  private final WorldClock clock = new WorldClock(NOW.minus(Filling.AGE));

  private ServingStatus status(EmbeddedAws aws, boolean terminal) {
    LiveLine lines =
        new LiveLine(terminal ? Terminal.ofWidth(120) : Terminal.none(), new PrintWriter(out));
    return new ServingStatus(aws, new DecisionLines(lines), lines);
  }

  @Test
  void onATerminalItSaysTimeImagesPendingChecksAndWhatWasRemoved() {
    try (EmbeddedAws aws = EmbeddedAws.start(clock, 1, 0, 30)) {
      new Filling(2, 3).into(aws, NOW);
      status(aws, true).say();

      assertThat(out)
          .hasToString("2 Mar 2026 09:00 UTC | 6 images | 0 pending checks | 0 removed, 0 B freed");
    }
  }

  @Test
  void withoutATerminalItIsALineADay() {
    try (EmbeddedAws aws = EmbeddedAws.start(clock, 1, 0, 30)) {
      new Filling(1, 1).into(aws, NOW);
      ServingStatus status = status(aws, false);
      status.say();
      clock.advance(Duration.ofHours(14));
      status.say();
      assertThat(out).hasToString("");
      clock.advance(Duration.ofHours(1));
      status.say();
      status.say();

      assertThat(out.toString().lines())
          .containsExactly(
              "3 Mar 2026 00:00 UTC | 1 image | 0 pending checks | 0 removed, 0 B freed");
    }
  }
}
