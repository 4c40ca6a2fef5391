package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Step;
import ecrimagecleanup.sandbox.Readings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rehearsal whose process is killed at each call that changes something, before AWS has it or
 * before its answer is read, and started again: nothing is left, and the answers are the same.
 */
class KilledRehearsalTest {
  /** Long enough for what AWS Config shows late of the revisions and their end, or never. */
  private static final Duration WAIT = Duration.ofMinutes(75);

  private static final boolean ALL = Boolean.getBoolean("rehearse-all");

  /** From the call of one kill to that of the next. */
  private static final int STEP = ALL ? 1 : 7;

  @TempDir private Path folder = Path.of("");

  /** A process that is killed: its calls and what it would write end there. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Lets so many calls through that change something, and is dead then. */
  private static final class Dying implements Gateway {
    private final Gateway gateway;
    private final boolean answerIsLost;
    private int left;
    private boolean dead;

    Dying(Gateway gateway, int calls, boolean answerIsLost) {
      this.gateway = gateway;
      this.left = calls;
      this.answerIsLost = answerIsLost;
    }

    @Override
    public Message send(Endpoint endpoint, Object body, Map<String, Object> headers) {
      if (dead) {
        throw new Killed();
      }
      if (changes(endpoint) && left-- == 0) {
        dead = true;
        if (answerIsLost) {
          gateway.send(endpoint, body, headers);
        }
        throw new Killed();
      }
      return gateway.send(endpoint, body, headers);
    }

    private static boolean changes(Endpoint endpoint) {
      String name = endpoint.name();
      return (name.startsWith("REHEARSAL_") && !name.startsWith("REHEARSAL_DESCRIBE_"))
          || endpoint == Endpoint.TAG_REPOSITORY;
    }
  }

  /** The hardest, at every seventh call; with {@code -Drehearse-all=true} each, at every call. */
  static Stream<Arguments> each() {
    return ALL
        ? Stream.of(Readings.friendly(), Readings.harsh())
            .flatMap(readings -> Stream.of(false, true).map(lost -> Arguments.of(readings, lost)))
        : Stream.of(Arguments.of(Readings.harsh(), true));
  }

  @ParameterizedTest(name = "{0}, with the answer lost: {1}")
  @MethodSource("each")
  void killedAtOneOfItsCallsAndStartedAgainItLeavesNothingBehindAndSaysTheSame(
      Readings readings, boolean answerIsLost) {
    try (RehearsalWorld world = new RehearsalWorld(folder, readings)) {
      List<String> before = world.census();
      Map<String, String> expected = RehearsalWorld.readings(world.run(world.begin(), WAIT));
      assertThat(expected).containsKeys("revisions", "sidecar", "schedule-input", "tag-and-digest");
      int call = 0;
      while (isKilled(world, call, answerIsLost)) {
        Rehearsal known = world.run(world.unfinished().orElseThrow(), WAIT);

        assertThat(known.endedAt()).as("killed at call %d", call).isPresent();
        assertThat(world.census()).as("killed at call %d", call).isEqualTo(before);
        assertThat(RehearsalWorld.readings(known))
            .as("killed at call %d", call)
            .isEqualTo(expected);
        call += STEP;
      }
      assertThat(world.census()).isEqualTo(before);
      assertThat(call).isGreaterThan(Step.values().length);
    }
  }

  /** Whether a process is killed at a call; if not, it came to its end before. */
  private static boolean isKilled(RehearsalWorld world, int call, boolean answerIsLost) {
    world.aws().world().advance(Duration.ofMinutes(1));
    try {
      world.run(new Dying(world.gateway(), call, answerIsLost), world.begin(), WAIT);
      return false;
    } catch (Killed e) {
      return true;
    }
  }
}
