package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code run}: the application, until it is stopped. */
@Command(
    name = "run",
    description = {
      "Handles events and checks until it is stopped.",
      "Settings come from config/application.properties, environment variables such as CLEANUP_GRACE,"
          + " and --set, credentials from the default chain of the AWS SDK. AWS_ENDPOINT_URL and its"
          + " variants are honoured.",
    },
    mixinStandardHelpOptions = true)
public final class Run implements Callable<Integer> {
  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "${sys:ecr-image-cleanup.home:-.}",
      description = "The folder that holds routes/ and config/; set by the launcher.")
  private Path home = Path.of(".");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting; may be given several times.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    Settings settings = Settings.load(home, System.getenv(), overrides);
    LogFormat.use(settings.value("cleanup.log-format").orElse("text"));
    try (Application application = new Application(home, settings, Clock.systemUTC())) {
      return application.run();
    }
  }
}
