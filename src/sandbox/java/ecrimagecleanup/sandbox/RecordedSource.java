package ecrimagecleanup.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The recorder of one account and region, and its connection to the aggregator. */
final class RecordedSource {

  /** A state of a resource; without an item, the resource does not exist. */
  private record Version(Instant capturedAt, Instant visibleAt, Optional<ConfigurationItem> item) {
    Version with(String recordingFrequency) {
      return new Version(
          capturedAt, visibleAt, item.map(each -> captured(each, capturedAt, recordingFrequency)));
    }
  }

  private final String accountId;
  private final String region;
  private final Set<String> dailyTypes;
  private final SourceTimes times;
  private final Map<String, List<Version>> versions = new TreeMap<>();
  private final Map<String, Optional<ConfigurationItem>> missed = new TreeMap<>();
  private Duration lag;
  private boolean aggregated = true;
  private boolean recording = true;
  private boolean daily;
  private boolean lost;
  private String status = "SUCCEEDED";
  private String errorCode = "";
  private String errorMessage = "";
  private Instant brokenSince = Instant.MAX;
  private Optional<Seen> seen = Optional.empty();

  /** What can be seen from one time until before another one. */
  private record Seen(List<ConfigurationItem> items, Instant from, Instant until) {
    boolean isAt(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }

    Seen notAfter(Instant next) {
      return new Seen(items, from, next.isBefore(until) ? next : until);
    }
  }

  /**
   * A source.
   *
   * @param dailyTypes the types of resources that are captured once a day in any case
   * @param times when it says that it was copied
   */
  RecordedSource(
      String accountId, String region, Duration lag, Set<String> dailyTypes, SourceTimes times) {
    this.accountId = accountId;
    this.region = region;
    this.lag = lag;
    this.dailyTypes = dailyTypes;
    this.times = times;
  }

  void changed(ConfigurationItem item, Instant now) {
    put(item.resourceType() + " " + item.resourceId(), Optional.of(item), now);
  }

  void deleted(String resourceType, String resourceId, Instant now) {
    put(resourceType + " " + resourceId, Optional.empty(), now);
  }

  void lag(Duration changed) {
    lag = changed;
  }

  void aggregate(boolean include) {
    aggregated = include;
  }

  void stopRecorder() {
    recording = false;
  }

  void startRecorder(Instant now) {
    recording = true;
    missed.forEach((key, item) -> put(key, item, now));
    missed.clear();
  }

  void recordDaily(boolean changed) {
    daily = changed;
    versions.forEach(
        (key, history) -> history.replaceAll(version -> version.with(frequencyOf(key))));
    seen = Optional.empty();
  }

  void breakOff(String newStatus, String code, String message, Instant now) {
    status = newStatus;
    errorCode = code;
    errorMessage = message;
    brokenSince = brokenSince.isBefore(now) ? brokenSince : now;
  }

  void lose() {
    lost = true;
  }

  void recover() {
    status = "SUCCEEDED";
    errorCode = "";
    errorMessage = "";
    brokenSince = Instant.MAX;
    lost = false;
  }

  List<ConfigurationItem> items(Instant now) {
    if (!aggregated || lost) {
      return List.of();
    }
    Instant seenUntil = brokenSince.isBefore(now) ? brokenSince : now;
    Seen current = seen.filter(known -> known.isAt(seenUntil)).orElseGet(() -> look(seenUntil));
    seen = Optional.of(current);
    return current.items();
  }

  private Seen look(Instant seenUntil) {
    List<ConfigurationItem> items =
        versions.values().stream()
            .map(history -> newestSeen(history, seenUntil))
            .flatMap(Optional::stream)
            .toList();
    Instant nextVisible =
        versions.values().stream()
            .flatMap(List::stream)
            .map(Version::visibleAt)
            .filter(visible -> visible.isAfter(seenUntil))
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    return new Seen(items, seenUntil, nextVisible);
  }

  Optional<ConfigInventory.Source> status(Instant now) {
    Instant updatedAt = brokenSince.isBefore(now) ? brokenSince : now;
    return aggregated
        ? Optional.of(
            new ConfigInventory.Source(
                accountId, region, status, times.shown(updatedAt), errorCode, errorMessage))
        : Optional.empty();
  }

  private void put(String key, Optional<ConfigurationItem> item, Instant now) {
    if (!recording) {
      missed.put(key, item);
      return;
    }
    boolean once = isDaily(key);
    Instant capturedAt = once ? now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS) : now;
    List<Version> history = versions.computeIfAbsent(key, k -> new ArrayList<>());
    Instant visibleAt = capturedAt.plus(lag);
    // a daily capture has one state, the last one; nothing overtakes what was captured before it
    boolean replaced = history.removeIf(version -> !version.capturedAt().isBefore(capturedAt));
    Instant notBefore = history.isEmpty() ? visibleAt : history.get(history.size() - 1).visibleAt();
    Instant visible = visibleAt.isBefore(notBefore) ? notBefore : visibleAt;
    history.add(new Version(capturedAt, visible, item).with(frequencyOf(key)));
    seen = replaced ? Optional.empty() : seen.map(known -> known.notAfter(visible));
  }

  private boolean isDaily(String key) {
    return daily || dailyTypes.contains(key.substring(0, key.indexOf(' ')));
  }

  private String frequencyOf(String key) {
    return isDaily(key) ? "DAILY" : "CONTINUOUS";
  }

  private static Optional<ConfigurationItem> newestSeen(List<Version> history, Instant seenUntil) {
    for (int i = history.size() - 1; i >= 0; i--) {
      Version version = history.get(i);
      if (!version.visibleAt().isAfter(seenUntil)) {
        return version.item();
      }
    }
    return Optional.empty();
  }

  private static ConfigurationItem captured(
      ConfigurationItem item, Instant capturedAt, String recordingFrequency) {
    return new ConfigurationItem(
        item.accountId(),
        item.region(),
        item.resourceType(),
        item.resourceId(),
        item.arn(),
        capturedAt,
        recordingFrequency,
        item.configuration());
  }
}
