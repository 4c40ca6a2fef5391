package ecrimagecleanup.sandbox.simulation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What people see of a history that fails.
 *
 * @param simulation plays it again
 * @param out where it is printed
 */
record FailureReport(Simulation simulation, PrintWriter out) {
  private static final int SHRINKING = 300;

  /**
   * Prints the seed, a smaller history that fails the same way, and its log.
   *
   * @throws IOException if the smaller history cannot be written to a file
   */
  void print(Result result) throws IOException {
    String promise = result.violations().get(0).promise();
    Plan small =
        new Shrinker(
                plan ->
                    simulation.play(plan).violations().stream()
                        .anyMatch(each -> each.promise().equals(promise)),
                SHRINKING)
            .shrink(result.plan());
    Result again = simulation.play(small);
    Path file = Files.createTempFile("history-%d-".formatted(result.plan().seed()), ".json");
    Files.writeString(file, PlanJson.write(small));
    out.printf(
        "%nseed %d, profile %s, AWS is read as: %s%n",
        result.plan().seed(), result.plan().profile(), result.plan().readings());
    result.violations().forEach(each -> out.println("  " + each.promise() + ": " + each.text()));
    out.printf(
        "%nshrunk from %d steps to %d, AWS is read as: %s, in %s:%n",
        result.plan().steps().size(), small.steps().size(), small.readings(), file);
    small.steps().forEach(step -> out.println("  " + step));
    small.faults().forEach((call, kind) -> out.printf("  call %d: %s%n", call, kind));
    out.println();
    again.chronicle().lines().forEach(out::println);
    again.violations().forEach(each -> out.println(each.promise() + ": " + each.text()));
    out.flush();
  }
}
