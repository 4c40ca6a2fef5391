package ecrimagecleanup.sandbox.simulation;
import java.nio.file.Path;
public final class MutMain {
  public static void main(String[] a) throws Exception {
    for (Mutant m : Mutants.all()) {
      if (a.length > 2 && !java.util.Arrays.asList(a).subList(2, a.length).contains(m.name())) continue;
      long t = System.nanoTime();
      String r;
      try { r = new MutantLab(Path.of(".")).caught(m, Long.parseLong(a[0]), Integer.parseInt(a[1])).orElse("NOT CAUGHT"); } catch (Exception e) { r = "ERROR " + e; }
      System.out.printf("%-22s %5.0f s %s%n", m.name(), (System.nanoTime() - t) / 1e9, r);
    }
    System.exit(0);
  }
}
