package ecrimagecleanup.sandbox;

import ecrimagecleanup.cli.PlainErrors;
import ecrimagecleanup.sandbox.story.ConsoleNarrator;
import ecrimagecleanup.sandbox.story.DecisionJournal;
import ecrimagecleanup.sandbox.story.JsonReport;
import ecrimagecleanup.sandbox.story.Outcome;
import ecrimagecleanup.sandbox.story.SandboxLog;
import ecrimagecleanup.sandbox.story.Story;
import ecrimagecleanup.sandbox.story.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code sandbox}: the application on an AWS that is embedded in this process. */
@Command(
    name = "ecr-image-cleanup sandbox",
    sortOptions = false,
    description = {
      "Tries everything without an AWS account: starts an embedded AWS on this machine, and on it the"
          + " application with the routes and the configuration it has in production.",
      "",
      "Plain, it plays about two weeks of several teams and their deployments in a minute:"
          + " releases, rollbacks, services that run on what was deregistered, events that come late"
          + " and twice. It prints what became of the images, and judges the application by the"
          + " embedded AWS's own record of which image was in use when. The last line is for scripts;"
          + " the exit code is 0 only if nothing was removed that was in use and nothing unused was"
          + " left.",
      "",
      "With --serve it plays nothing, and stays up for you: any AWS client can create repositories,"
          + " push images, and register and deregister task definitions in several accounts. It prints"
          + " commands to begin with.",
      "",
    })
public final class SandboxCommand implements Callable<Integer> {
  enum Format {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum RemovalAction {
    REPORT,
    ARCHIVE,
    ARCHIVE_THEN_DELETE,
    DELETE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Which story is played; the same number plays the same. Default: 1.")
  private long seed;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      defaultValue = "delete",
      description =
          "What happens to images that can go: report, archive, archive-then-delete or delete."
              + " Default: delete.")
  private RemovalAction action = RemovalAction.DELETE;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "How the story ends on standard output: table, or json for a single document. Default:"
              + " table.")
  private Format format = Format.TABLE;

  @Option(
      names = "--serve",
      description = "Keeps the embedded AWS up until Ctrl-C, instead of playing a story.")
  private boolean serve;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4566",
      description =
          "With --serve: where it answers on 127.0.0.1; 0 for any free port. With a command: where to"
              + " find it. Default: 4566.")
  private int port;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      defaultValue = "360",
      description =
          "With --serve: how many times as fast as real time its world runs. 1 is real time; at the"
              + " default, 360, a day passes in four minutes. Above about 3600 the application comes"
              + " late to its own checks, and puts them off.")
  private double speed;

  @Option(
      names = "--no-application",
      description =
          "With --serve: the embedded AWS alone, for an application that you start yourself with"
              + " AWS_ENDPOINT_URL.")
  private boolean withoutApplication;

  @Option(
      names = "--fill",
      paramLabel = "REPOSITORIESxIMAGES",
      converter = FillingConverter.class,
      description =
          "With --serve: begins with so many repositories of so many images each, most of them two"
              + " months old and unused, such as 100x1000.")
  private Optional<Filling> filling = Optional.empty();

  /** Reads {@link Filling}. */
  static final class FillingConverter implements ITypeConverter<Filling> {
    @Override
    public Filling convert(String value) {
      return Filling.parse(value);
    }
  }

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides a setting of the application, such as cleanup.consumers=4; may be given several"
              + " times.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--verbose",
      description = "Shows the log of the application; otherwise it goes to a temporary file.")
  private boolean verbose;

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "${sys:ecr-image-cleanup.home:-.}",
      description = "The folder that holds routes/ and config/; set by the launcher.")
  private Path home = Path.of(".");

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description =
          "A command for an embedded AWS that another terminal keeps up with --serve, such as: plan"
              + " --summary, explain team/demo:1.0, sweep --now, checks list.")
  private List<String> command = new ArrayList<>();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and exits.")
  @SuppressWarnings("UnusedVariable") // picocli itself acts on it
  private boolean help;

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, with errors as sentences. */
  public static CommandLine commandLine() {
    return new CommandLine(new SandboxCommand())
        .setStopAtPositional(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(SandboxCommand::explainMisuse)
        .setExecutionExceptionHandler(new PlainErrors());
  }

  @Override
  public Integer call() throws Exception {
    checkUsage();
    if (!command.isEmpty()) {
      return Visit.run(port, command);
    }
    Map<String, String> settings = new HashMap<>(overrides);
    settings.put("cleanup.action", action.toString());
    return serve ? serve(settings) : play(settings);
  }

  private static int explainMisuse(ParameterException misuse, String[] arguments) {
    PrintWriter err = misuse.getCommandLine().getErr();
    err.println(misuse.getMessage());
    err.println("ecr-image-cleanup sandbox --help explains the options.");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private void checkUsage() {
    if (port < 0 || port > 65_535) {
      throw misuse("--port=%d is not a port: 0 to 65535.".formatted(port));
    }
    if (!(speed > 0 && speed <= 1_000_000)) {
      throw misuse("--speed=%s is not a speed: more than 0, such as 1 or 360.".formatted(speed));
    }
    if (withoutApplication && !serve) {
      throw misuse("--no-application is for --serve only: a story needs the application.");
    }
    if (filling.isPresent() && !serve) {
      throw misuse("--fill is for --serve only: a story has its own images.");
    }
    if (overrides.containsKey("cleanup.action")) {
      throw misuse("The action is set by --action, not by --set cleanup.action.");
    }
    if (!Files.isDirectory(home.resolve("routes"))) {
      throw misuse(
          "There is no folder routes in %s. Give the folder of the application with --home."
              .formatted(home.toAbsolutePath().normalize()));
    }
  }

  private int play(Map<String, String> settings) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = format == Format.JSON ? spec.commandLine().getErr() : out;
    DecisionJournal journal = new DecisionJournal(entry -> {});
    openLog(journal, progress);
    ConsoleNarrator narrator =
        new ConsoleNarrator(progress, !verbose && Ansi.AUTO.enabled(), Story.beginning());
    Outcome outcome = new Story(seed, home, settings, narrator, journal).play();
    narrator.end();
    if (format == Format.JSON) {
      TextReport.print(outcome, progress);
      out.println(JsonReport.of(outcome));
      out.flush();
    } else {
      TextReport.print(outcome, out);
    }
    return outcome.verdict().isClean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int serve(Map<String, String> settings) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    DecisionJournal journal = new DecisionJournal(new DecisionLines(out));
    openLog(journal, out);
    return new Serving(home, settings, out).serve(seed, port, speed, !withoutApplication, filling);
  }

  private void openLog(DecisionJournal journal, PrintWriter out) throws IOException {
    if (verbose) {
      SandboxLog.toTerminal(journal);
      return;
    }
    Path file = Files.createTempFile("ecr-image-cleanup-sandbox-", ".log");
    SandboxLog.toFile(file, journal);
    out.println("The log of the application goes to " + file);
    out.flush();
  }

  private ParameterException misuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
