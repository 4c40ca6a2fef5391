package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.Application;
import ecrimagecleanup.settings.Settings;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody reads metrics of a command, and making those of Camel takes some of its short time. */
class MetricsOfCommandsTest {
  private static final Path HOME = Path.of(".");

  @Test
  void aCommandMakesNoneOfCamel() {
    try (Application application =
        new Application(HOME, Settings.load(HOME, Map.of(), Host.SETTINGS), Clock.systemUTC())) {
      application.startForCommands();

      assertThat(application.bean("metricsRegistry", MeterRegistry.class).getMeters())
          .extracting(Meter::getId)
          .extracting(Meter.Id::getName)
          .contains("cleanup.brake.engaged")
          .noneMatch(name -> name.startsWith("camel."));
    }
  }
}
