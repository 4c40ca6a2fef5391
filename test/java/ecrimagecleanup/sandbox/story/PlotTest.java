package ecrimagecleanup.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlotTest {
  @Test
  void theStoryIsAsLongAsItsChainsOfChecks() {
    assertThat(Plot.days(Duration.ofHours(1))).isEqualTo(15);
    assertThat(Plot.days(Duration.ofDays(1))).isEqualTo(15);
    assertThat(Plot.days(Duration.ofHours(25))).isEqualTo(21);
    assertThat(Plot.days(Duration.ofDays(2))).isEqualTo(21);
  }
}
