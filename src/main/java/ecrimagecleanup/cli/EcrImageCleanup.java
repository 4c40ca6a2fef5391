package ecrimagecleanup.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code ecr-image-cleanup}. */
@Command(
    name = "ecr-image-cleanup",
    description = "Removes container images from Amazon ECR once no ECS task definition uses them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {Run.class, Restore.class},
    footer = {
      "",
      "  sandbox   tries everything on an embedded AWS: ecr-image-cleanup sandbox --help",
    })
public final class EcrImageCleanup {

  private EcrImageCleanup() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, with errors as sentences. */
  public static CommandLine commandLine() {
    return new CommandLine(new EcrImageCleanup())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new PlainErrors());
  }
}
