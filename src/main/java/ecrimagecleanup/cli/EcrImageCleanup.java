package ecrimagecleanup.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code ecr-image-cleanup}. */
@Command(
    name = "ecr-image-cleanup",
    description = "Removes container images from Amazon ECR once no ECS task definition uses them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {Run.class, Checks.class, Restore.class, Completion.class},
    footer = {
      "",
      "  sandbox   tries everything on an embedded AWS: ecr-image-cleanup sandbox --help",
    })
public final class EcrImageCleanup extends Subcommands {
  private final Terminal terminal;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "When something goes wrong, print the stack trace as well.")
  private boolean verbose;

  private EcrImageCleanup(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine(Terminal.ofThisProcess()).execute(args));
  }

  /** The command line, with errors as sentences. */
  public static CommandLine commandLine(Terminal terminal) {
    PlainErrors errors = new PlainErrors();
    return new CommandLine(new EcrImageCleanup(terminal))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  /** The terminal of the command line that a command is part of. */
  static Terminal terminal(CommandSpec command) {
    return command.root().userObject() instanceof EcrImageCleanup root
        ? root.terminal
        : Terminal.none();
  }

  /** Whether the command line that a command is part of was asked for stack traces. */
  static boolean verbose(CommandSpec command) {
    return command.root().userObject() instanceof EcrImageCleanup root && root.verbose;
  }
}
