package ecrimagecleanup.sandbox;

import ecrimagecleanup.cli.console.PlainErrors;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What every command with a launcher of its own has. A mixin. */
public final class LauncherOptions {
  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "${sys:ecr-image-cleanup.home:-.}",
      description = "The folder that holds routes/ and config/; set by the launcher.")
  private Path home = Path.of(".");

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and exits.")
  @SuppressWarnings("UnusedVariable") // picocli itself acts on it
  private boolean help;

  /** The folder that holds routes and configuration. */
  public Path home() {
    return home;
  }

  /** The command line of such a command, with errors as sentences. */
  public static CommandLine commandLine(Callable<Integer> command) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new PlainErrors());
  }
}
