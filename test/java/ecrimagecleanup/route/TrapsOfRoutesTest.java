package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.route.model.Flow;
import ecrimagecleanup.route.model.Traps;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** No route walks into a trap that Camel does not report. */
class TrapsOfRoutesTest {
  private final Traps traps;

  TrapsOfRoutesTest() throws IOException {
    traps = new Traps(Flow.ofAllFiles());
  }

  @Test
  void whatIsSentIsSetRightBefore() {
    assertThat(traps.stale()).isEmpty();
  }

  @Test
  void whatIsRemovedIsChosenRightBefore() {
    assertThat(traps.unchosenRemovals()).isEmpty();
  }

  @Test
  void everyAnswerIsJoined() {
    assertThat(traps.unjoined()).isEmpty();
    assertThat(traps.forgetful()).isEmpty();
  }

  @Test
  void sourcesAreAskedOnTheMessageItself() {
    assertThat(traps.onACopy()).isEmpty();
  }

  @Test
  void noFailureOfAPartIsLost() {
    assertThat(traps.silentSplits()).isEmpty();
  }

  @Test
  void everyEntryIsOneStep() {
    assertThat(traps.twins()).isEmpty();
  }
}
