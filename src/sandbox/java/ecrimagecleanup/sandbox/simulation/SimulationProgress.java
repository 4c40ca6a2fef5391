package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.cli.console.LiveLine;
import java.time.Duration;

/** How far it is: a bar that is rewritten on a terminal, and a line now and then elsewhere. */
final class SimulationProgress {
  private static final int WIDTH = 24;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LONG_PAUSE = Duration.ofSeconds(30);

  private final LiveLine live;
  private final int all;
  private Duration shown = Duration.ZERO;

  SimulationProgress(LiveLine live, int all) {
    this.live = live;
    this.all = all;
  }

  void show(Statistics statistics, Duration took) {
    if (took.minus(shown).compareTo(live.isLive() ? PAUSE : LONG_PAUSE) < 0) {
      return;
    }
    shown = took;
    int full = WIDTH * Math.min(all, statistics.histories()) / all;
    String bar = "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + statistics.line(took);
    if (live.isLive()) {
      live.draw(bar);
    } else {
      live.print(bar);
    }
  }
}
