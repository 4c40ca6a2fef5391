package ecrimagecleanup.cli;

import ecrimagecleanup.settings.Settings;
import java.nio.file.Path;
import java.util.Map;

/** The settings of the tests of commands. */
final class CliFixtures {
  private CliFixtures() {}

  /** Those of {@code config/}, with these registries. */
  static Settings settings(String registries) {
    return Settings.load(
        Path.of(""),
        Map.of(
            "CLEANUP_ACCOUNT_ID",
            "999988887777",
            "CLEANUP_REGION",
            "eu-central-1",
            "CLEANUP_WORKLOADS",
            "111122223333/eu-central-1",
            "CLEANUP_REGISTRIES",
            registries),
        Map.of());
  }
}
