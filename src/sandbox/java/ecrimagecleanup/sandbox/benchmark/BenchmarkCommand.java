package ecrimagecleanup.sandbox.benchmark;

import java.nio.file.Path;
import java.time.Duration;

public final class BenchmarkCommand {
  public static void main(String[] args) {
    Organisation o = Organisation.Size.valueOf(args[1]).organisation();
    if (args.length > 2) o = o.agedBy(Integer.parseInt(args[2]));
    long t = System.nanoTime();
    Figures f =
        new Days(o, new Settings(1, 2, 16, Duration.ofMillis(60), 1), m -> {})
            .play(Path.of(args[0]));
    System.out.println(
        f.events()
            + " events "
            + f.checks()
            + " checks "
            + f.removed()
            + " removed "
            + f.callsOfACheck()
            + " calls/check, latest "
            + f.latest()
            + " p50 "
            + Figures.percentile(f.lateness(), 50)
            + " left "
            + f.left()
            + " failures "
            + f.failures()
            + " pending "
            + f.pending());
    System.out.println(f.calls());
    System.out.println("throttled " + f.throttled());
    System.out.println(f.busy() + " cpu " + f.processor() + " heap " + f.heap() / 1000000);
    f.waits()
        .forEach(
            (q, w) ->
                System.out.println(
                    q + " " + w.size() + " longest wait " + Figures.percentile(w, 100)));
    System.out.println((System.nanoTime() - t) / 1e9 + " s");
  }
}
