package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Decoration;
import ecrimagecleanup.cli.console.PlainErrors;
import ecrimagecleanup.cli.console.Surroundings;
import ecrimagecleanup.cli.console.Terminal;
import java.time.Clock;
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
    subcommands = {
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
      Completion.class
    },
    footer = {
      "",
      "  sandbox   Tries everything without an AWS account.",
    })
public final class EcrImageCleanup extends Subcommands implements Surroundings {
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
    System.exit(commandLine(Terminal.ofThisProcess()).execute(args));
  }

  /** The command line by the clock of this machine. */
  public static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, Clock.systemUTC());
  }

  /** The command line, with errors as sentences. */
  public static CommandLine commandLine(Terminal terminal, Clock clock) {
    PlainErrors errors = new PlainErrors();
    return new CommandLine(new EcrImageCleanup(terminal, clock))
        .setColorScheme(Help.defaultColorScheme(Decoration.ofThisProcess().ansi()))
        .setUsageHelpWidth(terminal.helpWidth())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
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
