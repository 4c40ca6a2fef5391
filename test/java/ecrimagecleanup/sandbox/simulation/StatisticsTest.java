package ecrimagecleanup.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What many histories come to, as it is printed. */
class StatisticsTest {
  private static final Duration TOOK = Duration.ofMillis(1500);

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void speakGerman() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void numbersAreTheSameOnEveryMachine() {
    StringWriter out = new StringWriter();
    new Statistics().print(new PrintWriter(out), TOOK);

    assertThat(out.toString())
        .containsPattern("simulated years +0\\.0")
        .containsPattern("seconds +1\\.5");
    assertThat(new Statistics().line(TOOK)).contains(" 0.0 simulated years");
  }
}
