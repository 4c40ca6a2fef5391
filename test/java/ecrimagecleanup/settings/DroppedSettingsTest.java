package ecrimagecleanup.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.Application;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A platform that drops settings without a value, as Quarkus does. */
class DroppedSettingsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-03T09:16:05Z"), ZoneOffset.UTC);

  private static Map<String, String> values() {
    return new HashMap<>(
        Settings.load(
                Path.of(""),
                Map.of(),
                Map.of(
                    "cleanup.account-id", "999988887777",
                    "cleanup.region", "eu-central-1",
                    "cleanup.workloads", "111122223333/eu-central-1",
                    "cleanup.canary-age", "",
                    "cleanup.evidence",
                        "config-coverage,config-task-definitions,config-services,ecs-live",
                    "cleanup.look-every", "",
                    "cleanup.sweep-cron", ""))
            .values());
  }

  private static void start(Map<String, String> values) {
    try (Application application =
        new Application(Path.of(""), new Settings(Map.copyOf(values)), CLOCK)) {
      application.startForCommands();
    }
  }

  @Test
  void theRoutesStartWithoutTheOptionalSettings() {
    Map<String, String> values = values();

    assertThat(values.values().removeIf(String::isEmpty)).isTrue();
    assertThat(values.keySet())
        .doesNotContainAnyElementsOf(
            AllSettings.ALL.stream()
                .filter(setting -> setting.empty().isPresent())
                .map(Setting::key)
                // one of several that say where containers run, and it was given
                .filter(key -> !key.equals("cleanup.workloads"))
                .toList());
    assertThatCode(() -> start(values)).doesNotThrowAnyException();
  }

  @Test
  void anyOtherHasItsDefault() {
    Map<String, String> values = values();
    values.remove("cleanup.schedule-group");
    values.remove("cleanup.canary");

    assertThatCode(() -> start(values)).doesNotThrowAnyException();
  }

  @Test
  void theyDoNotStartWithoutOneThatHasNoDefault() {
    Map<String, String> values = values();
    values.remove("cleanup.region");

    assertThatThrownBy(() -> start(values)).hasStackTraceContaining("cleanup.region");
  }
}
