package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.LauncherOptions;
import ecrimagecleanup.sandbox.ReadingOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code simulate}: many random histories, each judged by the world's own log. */
@Command(
    name = "simulate",
    sortOptions = false,
    description = {
      "Plays random histories of 3 to 5 days, with faults, and days without any after them, on one"
          + " thread and a virtual clock: the routes, the components and the SDK of production on"
          + " an embedded AWS. Judges each by the world's own log: nothing that was in use was"
          + " removed, nothing unused was left, nothing was lost.",
      "",
      "The same seed plays the same history, to the last line. Of the first history that fails it"
          + " prints the seed, a smaller one that fails the same way, and its log; the exit code is"
          + " then 1.",
      ""
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final String NOT_CAUGHT = "NOT CAUGHT";
  private static final String ALL = "all";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--histories",
      paramLabel = "NUMBER",
      defaultValue = "200",
      description = "How many histories. Default: 200.")
  private int histories;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "The seed of the first; each has the next one. Default: 1.")
  private long seed;

  @Option(
      names = "--faults",
      paramLabel = "KINDS",
      converter = FaultKinds.Converter.class,
      completionCandidates = FaultKinds.Words.class,
      description =
          "Which faults strike calls, with commas between them: ${COMPLETION-CANDIDATES}. Default:"
              + " all. Empty: none.")
  private FaultKinds faults = FaultKinds.ALL;

  @Option(
      names = "--exhaustive",
      paramLabel = "PAIRS",
      description =
          "Instead of random histories: each of nine faults at every call of a few short ones,"
              + " alone, and then as many pairs of each; 0 for none.")
  private @Nullable Integer exhaustive;

  @Option(
      names = "--mutants",
      arity = "0..1",
      fallbackValue = ALL,
      split = ",",
      paramLabel = "NAMES",
      description =
          "Instead of the application: each mutant of it, with one safeguard off, until a history"
              + " catches it or --histories are played. Needs the source tree.")
  private @Nullable List<String> mutants;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Plays the one history of a file, as a failure leaves it, and prints its log.")
  private @Nullable Path replay;

  @Option(names = "--log", description = "Prints the log of each history; for few of them.")
  private boolean log;

  @Option(
      names = "--fingerprint",
      description = "Prints a fingerprint of all logs: the same for the same seeds.")
  private boolean fingerprint;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Appends a line with the counts for every 500 histories, goes on after the last seed of"
              + " the lines that have the same code and options, and prints what those come to."
              + " Needs the source tree.")
  private @Nullable Path record;

  @Option(
      names = "--readings",
      paramLabel = "SET",
      description =
          "How AWS is read where it does not say what it does: ${COMPLETION-CANDIDATES}; drawn is"
              + " one of each for each history. Default: ${DEFAULT-VALUE}.")
  private ReadingsOf.Kind readings = ReadingsOf.BY_DEFAULT;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, with errors as sentences. */
  public static CommandLine commandLine() {
    return LauncherOptions.commandLine(new SimulateCommand());
  }

  @Override
  public Integer call() throws Exception {
    if (histories < 1) {
      throw new ParameterException(spec.commandLine(), "--histories is 1 or more.");
    }
    if (mutants != null) {
      return tryMutants(named(mutants));
    }
    try (Simulation simulation = new Simulation(launcher.home())) {
      if (exhaustive != null) {
        return exhaust(simulation, exhaustive);
      }
      return replay == null ? playAll(simulation) : playOne(simulation, replay);
    }
  }

  private int playOne(Simulation simulation, Path file) throws IOException {
    Plan kept = PlanJson.read(file);
    Result result = simulation.play(kept.withReadings(kept.readings().with(reading.given())));
    PrintWriter out = out();
    result.chronicle().lines().forEach(out::println);
    result.violations().forEach(each -> out.println(each.promise() + ": " + each.text()));
    out.flush();
    return result.isClean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int exhaust(Simulation simulation, int pairs) throws IOException {
    ExhaustiveFaults all = new ExhaustiveFaults(simulation);
    PrintWriter err = spec.commandLine().getErr();
    all.singles(played -> tell(err, played));
    if (pairs > 0) {
      all.pairs(pairs, seed, played -> tell(err, played));
    }
    all.print(out());
    if (!all.failed().isEmpty()) {
      new FailureReport(simulation, out()).print(all.failed().get(0));
    }
    return all.failed().isEmpty() && all.missing().isEmpty()
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static void tell(PrintWriter err, int played) {
    if (played % 500 == 0) {
      err.printf("%d histories%n", played);
      err.flush();
    }
  }

  /** A name that no mutant has would play nothing, and pass. */
  private List<Mutant> named(List<String> names) {
    List<String> known = Mutants.all().stream().map(Mutant::name).toList();
    for (String name : names) {
      if (!name.equals(ALL) && !known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "--mutants: '%s' is not one of %s, %s.".formatted(name, ALL, String.join(", ", known)));
      }
    }
    return Mutants.all().stream()
        .filter(mutant -> names.contains(ALL) || names.contains(mutant.name()))
        .toList();
  }

  private int tryMutants(List<Mutant> some) throws Exception {
    int survivors = 0;
    try (Simulation unchanged = new Simulation(launcher.home())) {
      for (Mutant mutant : some) {
        String found = tryMutant(mutant, unchanged);
        survivors += found.startsWith(NOT_CAUGHT) ? 1 : 0;
        out().printf("%-24s %s (off: %s)%n", mutant.name(), found, mutant.safeguard());
        out().flush();
      }
    }
    return survivors == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** A history that fails without the mutant as well catches nothing. */
  private String tryMutant(Mutant mutant, Simulation unchanged) throws Exception {
    Optional<String> caught =
        new MutantLab(launcher.home()).caught(mutant, Long.toString(seed), histories);
    if (caught.isEmpty()) {
      return NOT_CAUGHT;
    }
    long found = Long.parseLong(caught.get().substring(0, caught.get().indexOf(' ')));
    Result without = unchanged.play(mutant.plan(found));
    if (without.isClean()) {
      return caught.get();
    }
    new FailureReport(unchanged, out()).print(without);
    return NOT_CAUGHT + ", for the application itself fails: " + caught.get();
  }

  private int playAll(Simulation simulation) throws IOException {
    RandomHistories.Order order =
        new RandomHistories.Order(seed, histories, faults.kinds(), readingsOf(), log, fingerprint);
    Optional<RunRecord> kept =
        record == null
            ? Optional.empty()
            : Optional.of(
                new RunRecord(record, DecidingCode.hash(launcher.home()), order.options()));
    Optional<Result> failed;
    try (LiveLine line = new LiveLine(Terminal.ofThisProcess(), spec.commandLine().getErr())) {
      failed = new RandomHistories(simulation, order, kept, out(), line).play();
    }
    if (failed.isPresent()) {
      new FailureReport(simulation, out()).print(failed.get());
      return CommandLine.ExitCode.SOFTWARE;
    }
    return CommandLine.ExitCode.OK;
  }

  private ReadingsOf readingsOf() {
    return new ReadingsOf(readings, reading.given());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
