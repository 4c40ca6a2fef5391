package ecrimagecleanup.sandbox;

import ecrimagecleanup.cli.console.Decoration;
import ecrimagecleanup.cli.console.LiveLine;
import ecrimagecleanup.cli.console.PlainErrors;
import ecrimagecleanup.cli.console.Surroundings;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.policy.Action;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code sandbox}: the application on an AWS that is embedded in this process. */
@Command(
    name = "ecr-image-cleanup sandbox",
    sortOptions = false,
    description = {
      "Tries everything without an AWS account: starts an embedded AWS on this machine, and on it"
          + " the application with the routes and the configuration it has in production.",
      "",
      "Without options it plays about two weeks of several teams and their deployments in a minute:"
          + " releases, rollbacks, services that run on what was deregistered, events that come"
          + " late and twice. It prints what became of the images, and judges the application by"
          + " the embedded AWS's own record of which image was in use when. The last line is for"
          + " scripts; the exit code is 0 only if nothing was removed that was in use and nothing"
          + " unused was left.",
      "",
      "With --serve it plays nothing, and stays up for you: any AWS client can create repositories,"
          + " push images, and register and deregister task definitions in several accounts. It"
          + " prints commands to begin with.",
      "",
    })
public final class SandboxCommand implements Callable<Integer>, Surroundings {
  enum Format {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Terminal terminal;

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
      converter = ActionConverter.class,
      description =
          "What happens to images that can go: report, archive, archive-then-delete or delete."
              + " Default: delete.")
  private Action action = Action.DELETE;

  /** Reads {@link Action} by its word. */
  static final class ActionConverter implements ITypeConverter<Action> {
    @Override
    public Action convert(String value) {
      return Action.ofWord(value.toLowerCase(Locale.ROOT).replace('_', '-'))
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not one of %s"
                          .formatted(
                              value,
                              Arrays.stream(Action.values())
                                  .map(Action::word)
                                  .collect(Collectors.joining(", ")))));
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description =
          "How the story ends on standard output: table, or json for a single document. Default:"
              + " table.")
  private Format format = Format.TABLE;

  @Mixin private ServeOptions serving = new ServeOptions();

  @Mixin private StoryReadingOptions readings = new StoryReadingOptions();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides a setting of the application, such as cleanup.consumers=4; may be given"
              + " several times.")
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

  private SandboxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, with errors as sentences. */
  public static CommandLine commandLine() {
    // There is one screen in a process: who looks for it again does not find it.
    Terminal terminal = Terminal.ofThisProcess();
    PlainErrors errors = new PlainErrors();
    return new CommandLine(new SandboxCommand(terminal))
        .setColorScheme(Help.defaultColorScheme(Decoration.ofThisProcess().ansi()))
        .setUsageHelpWidth(terminal.helpWidth())
        .setStopAtPositional(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public boolean verbose() {
    return verbose;
  }

  @Override
  public Integer call() throws Exception {
    checkUsage();
    if (!command.isEmpty()) {
      return Visit.run(
          VisitingCommand.of(command, serving.port()).with(home, overrides, verbose), terminal);
    }
    Map<String, String> settings = new HashMap<>(overrides);
    settings.put("cleanup.action", action.word());
    if (readings.all()) {
      return playAll(settings);
    }
    return serving.asked() ? serve(settings) : play(settings);
  }

  private void checkUsage() {
    Optional<String> mistake = serving.mistake().or(() -> readings.mistake(serving.asked()));
    if (mistake.isPresent()) {
      throw misuse(mistake.get());
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
    Outcome outcome;
    try (ConsoleNarrator narrator = new ConsoleNarrator(line(progress), Story.beginning())) {
      outcome = new Story(seed, home, settings, narrator, journal, readings.readings()).play();
    }
    if (format == Format.JSON) {
      TextReport.print(outcome, progress);
      out.println(JsonReport.of(outcome));
      out.flush();
    } else {
      TextReport.print(outcome, out);
    }
    return outcome.verdict().isClean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private int playAll(Map<String, String> settings) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path file = newLog(format == Format.JSON ? err : out);
    return new AllReadings(home, settings, file).play(out, format == Format.JSON)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private int serve(Map<String, String> settings) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (LiveLine lines = line(out)) {
      DecisionLines decisions = new DecisionLines(lines);
      openLog(new DecisionJournal(decisions), out);
      return serving.serve(
          new Serving(home, settings, readings.readings(), lines, decisions), seed);
    }
  }

  /** The log of the application, on the same terminal, would run into a line that is drawn anew. */
  private LiveLine line(PrintWriter out) {
    return new LiveLine(verbose ? Terminal.none() : terminal, out);
  }

  private void openLog(DecisionJournal journal, PrintWriter out) throws IOException {
    if (verbose) {
      SandboxLog.toTerminal(journal);
      return;
    }
    SandboxLog.toFile(newLog(out), journal);
  }

  private static Path newLog(PrintWriter out) throws IOException {
    Path file = Files.createTempFile("ecr-image-cleanup-sandbox-", ".log");
    out.println("The log of the application goes to " + file);
    out.flush();
    return file;
  }

  private ParameterException misuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
