package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTimersTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final WorldClock clock = new WorldClock(START);
  private final World world = new World(clock, 1);
  private final List<String> happened = new ArrayList<>();

  @Test
  void firesByTimeAndThenByInsertion() {
    happensAfter(2, "late");
    happensAfter(1, "first");
    happensAfter(1, "second");

    clock.advance(Duration.ofMinutes(2));

    assertThat(world.timers().fireDue()).isEqualTo(3);
    assertThat(happened).containsExactly("first", "second", "late");
  }

  @Test
  void leavesWhatIsNotDue() {
    happensAfter(2, "late");

    clock.advance(Duration.ofMinutes(1));

    assertThat(world.timers().fireDue()).isZero();
    assertThat(world.timers().nextDue()).contains(START.plus(Duration.ofMinutes(2)));
  }

  @Test
  void advancingMeetsEveryTimerAtItsTime() {
    List<Instant> times = new ArrayList<>();
    world
        .timers()
        .at(
            START.plusSeconds(10),
            () -> {
              times.add(world.now());
              world.timers().at(START.plusSeconds(20), () -> times.add(world.now()));
            });

    world.advance(Duration.ofMinutes(1));

    assertThat(times).containsExactly(START.plusSeconds(10), START.plusSeconds(20));
    assertThat(world.now()).isEqualTo(START.plusSeconds(60));
  }

  private void happensAfter(long minutes, String what) {
    world.timers().at(START.plus(Duration.ofMinutes(minutes)), () -> happened.add(what));
  }
}
