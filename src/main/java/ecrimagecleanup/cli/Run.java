package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Override
  public Integer call() throws Exception {
    Settings settings = options.load();
    LogFormat.use(settings.value("cleanup.log-format").orElse("text"));
    try (Application application = options.application(settings)) {
      return application.run();
    }
  }
}
