package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.LauncherOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code benchmark}: what a day of an organisation costs. */
@Command(
    name = "benchmark",
    sortOptions = false,
    description = {
      "Plays days of an organisation on a virtual clock: the routes, the components and the SDK of"
          + " production on an embedded AWS, whose answers take time and whose rates are limited."
          + " Says what the last day cost: calls, time, memory, dollars.",
      "",
      "The limits of ECS and EventBridge Scheduler are those that AWS documents. Those of AWS"
          + " Config and of reads of ECR are assumptions, as AWS documents none. Nothing is said of"
          + " a real account.",
      ""
    })
public final class BenchmarkCommand implements Callable<Integer> {
  /** How what was measured is printed. */
  enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private OrganisationOptions organisation = new OrganisationOptions();

  @Option(
      names = "--instances",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "How many instances of the application run. Default: 1.")
  private int instances;

  @Option(
      names = "--consumers",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description = "How many threads of each take messages from each queue. Default: 2.")
  private int consumers;

  @Option(
      names = "--parallel",
      paramLabel = "NUMBER",
      defaultValue = "16",
      description = "How many workloads an instance reads side by side. Default: 16.")
  private int parallel;

  @Option(
      names = "--latency",
      paramLabel = "MILLISECONDS",
      defaultValue = "60",
      description = "How long a call of AWS takes. Default: 60.")
  private long latency;

  @Option(
      names = "--days",
      paramLabel = "NUMBER",
      defaultValue = "4",
      description =
          "How many days are played, 2 or more; the last is counted. With fewer than 4 it has no"
              + " checks of what was put off for longer. Default: 4.")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "The same seed makes the same days. Default: 1.")
  private long seed;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides a setting of the application, such as cleanup.shared-for=PT30M; may be given"
              + " several times.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--plan",
      description =
          "Instead of days: reads a registry of 20 repositories by plan and by the baseline in"
              + " turn, in real time, with the latency and without any.")
  private boolean plan;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How it is printed: ${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Writes a picture of what grows from the first to the last run, as SVG.")
  private @Nullable Path picture;

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, with errors as sentences. */
  public static CommandLine commandLine() {
    return LauncherOptions.commandLine(new BenchmarkCommand());
  }

  @Override
  public Integer call() throws IOException {
    if (plan) {
      if (picture != null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--picture is of days, and --plan plays none.");
      }
      readRegistry();
    } else {
      playDays();
    }
    return CommandLine.ExitCode.OK;
  }

  private void readRegistry() throws IOException {
    Organisation of = RegistryReading.ORGANISATION;
    List<RegistryReading.Pair> pairs = new ArrayList<>();
    try (RegistryReading reading = new RegistryReading(of, launcher.home(), seed)) {
      reading.warm();
      for (long each : latency == 0 ? List.of(0L) : List.of(latency, 0L)) {
        pairs.add(reading.measure(Duration.ofMillis(each)));
      }
    }
    ReadingReport report = new ReadingReport(of, pairs);
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(report.json());
      out.flush();
    } else {
      report.print(out);
    }
  }

  private void playDays() throws IOException {
    if (days < 2) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--days is 2 or more: the checks of a day come a day later.");
    }
    Settings settings =
        new Settings(
            instances, consumers, parallel, Duration.ofMillis(latency), days, seed, overrides);
    List<Run> runs = new ArrayList<>();
    Terminal terminal = Terminal.ofThisProcess().errors();
    try (LiveLine line = new LiveLine(terminal, spec.commandLine().getErr())) {
      for (Organisation each : organisation.all(spec.commandLine())) {
        DayProgress progress = new DayProgress(each, days, line);
        runs.add(new Days(each, settings, progress).play(launcher.home()));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    BenchmarkReport report = new BenchmarkReport(runs);
    if (format == Format.JSON) {
      out.println(report.json());
    } else {
      report.print(out);
    }
    out.flush();
    if (picture != null) {
      Files.writeString(picture, new GrowthPicture(runs).svg());
    }
  }
}
