package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Decoration;
import ecrimagecleanup.cli.console.PlainErrors;
import ecrimagecleanup.cli.console.StandardOutput;
import ecrimagecleanup.cli.console.Surroundings;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.cli.console.WholeAnswer;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code ecr-image-cleanup}. */
@Command(
    name = "ecr-image-cleanup",
    description = "Removes container images from Amazon ECR once no ECS task definition uses them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "  sandbox   Tries everything without an AWS account.",
    })
public final class EcrImageCleanup extends Subcommands implements Surroundings {
  private static final List<Class<?>> COMMANDS =
      List.of(
          Run.class,
          Plan.class,
          Report.class,
          Explain.class,
          History.class,
          Regret.class,
          OptIn.class,
          OptOut.class,
          SweepCommand.class,
          Checks.class,
          Restore.class,
          Doctor.class,
          Rehearse.class,
          Completion.class);

  private final Terminal terminal;
  private final Clock clock;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "When something goes wrong, print the stack trace as well.")
  private boolean verbose;

  private EcrImageCleanup(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    CommandLine commandLine =
        commandLine(Terminal.ofThisProcess(), Clock.systemUTC(), needed(List.of(args)));
    StandardOutput out = new StandardOutput();
    System.exit(
        commandLine.setOut(out.writer()).setExecutionStrategy(new WholeAnswer(out)).execute(args));
  }

  /**
   * The commands that these arguments can run: the one that they begin with, or all. Reading the
   * options of all is a good part of the time of a short one.
   */
  static List<Class<?>> needed(List<String> arguments) {
    return COMMANDS.stream()
        // that of the completion lists the others
        .filter(command -> command != Completion.class && !arguments.isEmpty())
        .filter(command -> name(command).equals(arguments.get(0)))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** The command line by the clock of this machine. */
  public static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, Clock.systemUTC());
  }

  /** The command line, with errors as sentences. */
  public static CommandLine commandLine(Terminal terminal, Clock clock) {
    return commandLine(terminal, clock, COMMANDS);
  }

  /** The command line with some of the commands. */
  static CommandLine commandLine(Terminal terminal, Clock clock, List<Class<?>> commands) {
    PlainErrors errors = new PlainErrors();
    CommandLine commandLine = new CommandLine(new EcrImageCleanup(terminal, clock));
    // A method reference would keep picocli's largest class out of the archive of classes.
    for (Class<?> command : commands) {
      commandLine.addSubcommand(command);
    }
    tellVersion(commandLine);
    return commandLine
        .setColorScheme(Help.defaultColorScheme(Decoration.ofThisProcess().ansi()))
        .setUsageHelpWidth(terminal.helpWidth())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new WholeAnswer())
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  /** Every command answers {@code --version}, as its help says. */
  private static void tellVersion(CommandLine commandLine) {
    for (CommandLine subcommand : commandLine.getSubcommands().values()) {
      subcommand.getCommandSpec().versionProvider(new Version());
      tellVersion(subcommand);
    }
  }

  /** The clock of the command line that a command is part of. */
  static Clock clock(CommandSpec command) {
    return command.root().userObject() instanceof EcrImageCleanup root
        ? root.clock
        : Clock.systemUTC();
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public boolean verbose() {
    return verbose;
  }
}
