package ecrimagecleanup.sandbox.simulation;

import java.nio.file.Path;
import java.util.EnumSet;

public final class Main0 {
  public static void main(String[] a) {
    long seed = Long.parseLong(a[0]);
    int n = Integer.parseInt(a[1]);
    boolean verbose = a.length > 2;
    try (Simulation s = new Simulation(Path.of("."))) {
      long t = System.nanoTime();
      int checks = 0, removals = 0, calls = 0, bad = 0, just = 0, thin = 0;
      for (int i = 0; i < n; i++) {
        Result r = s.play(PlanGenerator.plan(seed + i, EnumSet.allOf(FaultKind.class)));
        checks += r.checks(); removals += r.removals(); calls += r.calls(); just += r.verdict().justBefore();
        if (r.checks() < 20) thin++;
        if (!r.isClean()) { bad++; System.out.println((seed + i) + " " + r.plan().profile()); r.violations().stream().limit(3).forEach(v -> System.out.println("   " + v)); }
        if (verbose) r.chronicle().lines().forEach(System.out::println);
        if (i % 100 == 99) { double sec = (System.nanoTime() - t) / 1e9; System.out.printf("%d histories %.1f s %.1f/s checks %d (%.0f/s) removals %d calls %d bad %d just %d thin %d%n", i + 1, sec, (i + 1) / sec, checks, checks / sec, removals, calls, bad, just, thin); }
      }
    }
  }
}
