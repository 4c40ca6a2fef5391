package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.Surroundings;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.settings.SettingsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options by which every command finds its settings. */
final class SettingsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

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

  /**
   * The settings.
   *
   * @throws ecrimagecleanup.settings.SettingsException if they do not allow a start
   */
  Settings load() {
    return load(Map.of());
  }

  /**
   * The settings with others in place of some.
   *
   * @param others by their whole keys
   * @throws ecrimagecleanup.settings.SettingsException if they do not allow a start
   */
  Settings load(Map<String, String> others) {
    requireNoSystemProperty();
    Map<String, String> all = new LinkedHashMap<>(overrides);
    all.putAll(others);
    return Settings.load(home, System.getenv(), all);
  }

  /**
   * One that nothing reads would leave its setting, perhaps a brake, at the default, in silence.
   */
  private static void requireNoSystemProperty() {
    List<String> set =
        System.getProperties().stringPropertyNames().stream()
            .filter(name -> name.startsWith("cleanup."))
            .sorted()
            .map("Nothing reads the system property %1$s. Give --set %1$s=VALUE."::formatted)
            .toList();
    if (!set.isEmpty()) {
      throw new SettingsException(set);
    }
  }

  /**
   * The value of one setting, for a command that can do without the others: they are not looked at.
   *
   * @throws ecrimagecleanup.settings.SettingsException if it is wrong
   */
  String one(String key) {
    return Settings.one(home, System.getenv(), overrides, key);
  }

  /**
   * The application with only the routes that commands call, started; log lines of Camel are left
   * out. Close it.
   *
   * @param settings those that were loaded
   */
  Application startForCommands(Settings settings) {
    LogFormat.leaveOutCamel();
    Application application = application(settings);
    application.startForCommands();
    return application;
  }

  /**
   * The application without any route, for a command that only calls AWS; log lines of Camel are
   * left out. Close it.
   *
   * @param settings those that were loaded
   */
  Application startWithoutRoutes(Settings settings) {
    LogFormat.leaveOutCamel();
    Application application = application(settings);
    application.startWithoutRoutes();
    return application;
  }

  /** The application with these settings; nothing runs yet. */
  Application application(Settings settings) {
    if (Surroundings.of(command).verbose()) {
      LogFormat.showStackTraces();
    } else {
      LogFormat.leaveOutRefusedStart();
    }
    return new Application(home, settings, EcrImageCleanup.clock(command));
  }

  /** The time by the clock of the application. */
  Instant now() {
    return EcrImageCleanup.clock(command).instant();
  }
}
