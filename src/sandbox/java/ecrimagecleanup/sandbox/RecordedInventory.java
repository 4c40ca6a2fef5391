package ecrimagecleanup.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the configuration recorders of all accounts have captured, and how much of it has reached
 * the aggregator: after a lag, per account and region, and only while nothing is broken. Safe for
 * several threads.
 */
public final class RecordedInventory implements ConfigInventory {
  private static final Set<String> SERVICES = Set.of("AWS::ECS::Service", "AWS::ECS::TaskSet");

  private final WorldClock clock;
  private final Readings readings;
  private final Map<String, RecordedSource> sources = new TreeMap<>();
  private Duration usualLag = Duration.ofMinutes(2);

  RecordedInventory(WorldClock clock, Readings readings) {
    this.clock = clock;
    this.readings = readings;
  }

  /**
   * A resource was created or changed now.
   *
   * @param accountId the account of the resource
   * @param region its region
   * @param resourceType such as {@code AWS::ECS::TaskDefinition}
   * @param arn its ARN
   * @param resourceId its id; for ECS types the ARN
   * @param configuration its configuration now; copied
   */
  public synchronized void changed(
      String accountId,
      String region,
      String resourceType,
      String arn,
      String resourceId,
      ObjectNode configuration) {
    if (SERVICES.contains(resourceType) && readings.is(Reading.Services.EXCLUDED)) {
      return;
    }
    ConfigurationItem item =
        new ConfigurationItem(
            accountId,
            region,
            resourceType,
            resourceId,
            arn,
            clock.instant(),
            "CONTINUOUS",
            configuration.deepCopy());
    source(accountId, region).changed(item, clock.instant());
  }

  /** A resource was deleted now. */
  public synchronized void deleted(
      String accountId, String region, String resourceType, String resourceId) {
    source(accountId, region).deleted(resourceType, resourceId, clock.instant());
  }

  /** The aggregator has this source, even if nothing has been recorded there. */
  public synchronized void include(String accountId, String region) {
    source(accountId, region).aggregate(true);
  }

  /** The aggregator does not have this source: its items and its status are not to be seen. */
  public synchronized void exclude(String accountId, String region) {
    source(accountId, region).aggregate(false);
  }

  /** How long a capture takes to reach the aggregator from now on, for all sources. */
  public synchronized void lag(Duration lag) {
    usualLag = lag;
    sources.values().forEach(source -> source.lag(lag));
  }

  /** How long a capture takes to reach the aggregator from now on, for one source. */
  public synchronized void lag(String accountId, String region, Duration lag) {
    source(accountId, region).lag(lag);
  }

  /** The recorder stops and nothing tells: items stay as they are. */
  public synchronized void stopRecorder(String accountId, String region) {
    source(accountId, region).stopRecorder();
  }

  /** The recorder runs again, and captures everything that has changed since it stopped. */
  public synchronized void startRecorder(String accountId, String region) {
    source(accountId, region).startRecorder(clock.instant());
  }

  /** The recorder captures once a day, at midnight, or continuously. */
  public synchronized void recordDaily(String accountId, String region, boolean daily) {
    source(accountId, region).recordDaily(daily);
  }

  /** Copying from the source fails from now on; what was copied before stays. */
  public synchronized void fail(
      String accountId, String region, String errorCode, String errorMessage) {
    source(accountId, region).breakOff("FAILED", errorCode, errorMessage, clock.instant());
  }

  /** The source is no longer copied, without an error; what was copied before stays. */
  public synchronized void outdate(String accountId, String region) {
    source(accountId, region).breakOff("OUTDATED", "", "", clock.instant());
  }

  /** The aggregator loses all that it has of the source, as after a day without permission. */
  public synchronized void lose(String accountId, String region) {
    source(accountId, region).lose();
  }

  /** The source is copied again. */
  public synchronized void recover(String accountId, String region) {
    source(accountId, region).recover();
  }

  /** The items of each source. */
  @Override
  public synchronized List<List<ConfigurationItem>> parts() {
    Instant now = clock.instant();
    return sources.values().stream().map(source -> source.items(now)).toList();
  }

  @Override
  public synchronized List<Source> sources() {
    Instant now = clock.instant();
    List<Source> each =
        sources.values().stream()
            .map(source -> source.status(now))
            .flatMap(Optional::stream)
            .toList();
    return new SourceRows(readings).of(each);
  }

  private RecordedSource source(String accountId, String region) {
    return sources.computeIfAbsent(
        accountId + " " + region,
        key ->
            new RecordedSource(
                accountId,
                region,
                usualLag,
                readings.is(Reading.Services.DAILY) ? SERVICES : Set.of(),
                new SourceTimes(readings, clock.instant())));
  }
}
