package ecrimagecleanup.sandbox.simulation;

import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Help.Ansi;

/** How far it is: a bar that is rewritten on a terminal, and a line now and then elsewhere. */
final class SimulationProgress {
  private static final String REWRITE = "\r\u001b[K";
  private static final int WIDTH = 24;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LONG_PAUSE = Duration.ofSeconds(30);

  private final PrintWriter out;
  private final int all;
  private final boolean terminal = Ansi.AUTO.enabled();
  private Duration shown = Duration.ZERO;

  SimulationProgress(PrintWriter out, int all) {
    this.out = out;
    this.all = all;
  }

  void show(Statistics statistics, Duration took) {
    if (took.minus(shown).compareTo(terminal ? PAUSE : LONG_PAUSE) < 0) {
      return;
    }
    shown = took;
    int full = WIDTH * Math.min(all, statistics.histories()) / all;
    String bar = "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + statistics.line(took);
    out.print(terminal ? REWRITE + bar : bar + System.lineSeparator());
    out.flush();
  }

  void end() {
    if (terminal) {
      out.print(REWRITE);
      out.flush();
    }
  }
}
