package ecrimagecleanup.cli;

import ecrimagecleanup.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options by which every command finds its settings. */
final class SettingsOptions {
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

  /** The folder that holds routes/ and config/. */
  Path home() {
    return home;
  }

  /**
   * The settings.
   *
   * @throws ecrimagecleanup.SettingsException if they do not allow a start
   */
  Settings load() {
    return Settings.load(home, System.getenv(), overrides);
  }
}
