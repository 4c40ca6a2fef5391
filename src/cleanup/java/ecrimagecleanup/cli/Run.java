package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.settings.Settings;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code run}: the application, until it is stopped. */
@Command(
    name = "run",
    description = {
      "Handles events and checks until it is stopped.",
      "It does not start if it could never work: with credentials of another account, without its"
          + " queues, its schedule group or its port.",
      "When it has started, what doctor finds amiss goes to the log.",
      "Settings come from config/application.properties, environment variables such as CLEANUP_GRACE,"
          + " and --set, credentials from the default chain of the AWS SDK. AWS_ENDPOINT_URL and its"
          + " variants are honoured.",
    },
    mixinStandardHelpOptions = true)
public final class Run implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Override
  public Integer call() throws Exception {
    Settings settings = options.load();
    LogFormat.use(settings.value("cleanup.log-format").orElse("text"));
    ManagementPort.requireForHttp(settings);
    ManagementPort.of(settings).require();
    try (Application application = options.application(settings)) {
      application.beforeStart(new StartConditions(Gateway.to(application), settings)::require);
      StartupExamination examination =
          new StartupExamination(application, settings, EcrImageCleanup.clock(command));
      StartupNotice notice = new StartupNotice(application, settings);
      application.whenStarted(() -> notice.beginBefore(examination::begin));
      application.beforeStop(
          () -> LOG.info("ecr-image-cleanup is stopping. It finishes the messages in work first."));
      int exitCode = application.run();
      LOG.info("ecr-image-cleanup has stopped.");
      return exitCode;
    }
  }
}
