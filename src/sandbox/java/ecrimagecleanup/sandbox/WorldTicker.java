package ecrimagecleanup.sandbox;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets what is due happen by itself, for a world whose clock runs. */
public final class WorldTicker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorldTicker.class);
  private static final long PERIOD_MILLIS = 50;

  private final World world;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread worldTime = new Thread(task, "sandbox-world-time");
            worldTime.setDaemon(true);
            return worldTime;
          });
  private final ScheduledFuture<?> ticking;

  /** Watches the clock of {@code world} from now on. */
  public WorldTicker(World world) {
    this.world = world;
    this.ticking =
        thread.scheduleAtFixedRate(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    ticking.cancel(false);
    thread.shutdownNow();
  }

  private void tick() {
    try {
      world.timers().fireDue();
    } catch (RuntimeException failed) {
      // an action that fails must not stop the world
      LOG.error("What was due has failed", failed);
    }
  }
}
