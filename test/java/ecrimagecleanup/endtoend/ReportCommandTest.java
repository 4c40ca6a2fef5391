package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The command {@code report}, while the application makes no report of its own. */
class ReportCommandTest {

  @Test
  void itChangesNothing() {
    try (Installation installation = Installation.with("delete", "cleanup.minimum-age=P1D")) {
      installation.push("unused");
      installation.pass(Duration.ofDays(4));

      Printed printed = installation.assertOnlyReads(() -> installation.run("report", "-o=json"));

      assertThat(printed.out()).contains("\"verdict\":\"removable\"");
    }
  }
}
