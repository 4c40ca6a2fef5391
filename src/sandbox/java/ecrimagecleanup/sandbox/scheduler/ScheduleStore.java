package ecrimagecleanup.sandbox.scheduler;

import ecrimagecleanup.sandbox.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The schedules and groups of all accounts and regions. Safe for several threads. */
final class ScheduleStore {
  private final TreeMap<ScheduleKey, Schedule> schedules = new TreeMap<>();
  private final TreeMap<GroupKey, Instant> groups = new TreeMap<>();
  private long versions;

  /**
   * Creates a schedule.
   *
   * @return empty when the same request has created it before
   */
  synchronized Optional<Schedule> create(
      ScheduleKey key, ScheduleRequest request, String clientToken, Instant now) {
    requireGroup(key.groupKey());
    Schedule existing = schedules.get(key);
    if (existing != null) {
      // a request that is repeated with its token, after its answer was lost, has succeeded
      boolean repeated = !clientToken.isEmpty() && existing.clientToken().equals(clientToken);
      if (repeated && existing.settings().equals(request.settings())) {
        return Optional.empty();
      }
      throw conflict("Schedule " + key.name() + " already exists.");
    }
    Schedule created =
        new Schedule(key, request.settings(), request.due(now), clientToken, now, now, versions++);
    schedules.put(key, created);
    return Optional.of(created);
  }

  synchronized Schedule update(ScheduleKey key, ScheduleRequest request, Instant now) {
    Schedule old = get(key);
    Schedule updated =
        new Schedule(
            key,
            request.settings(),
            request.due(now),
            old.clientToken(),
            old.createdAt(),
            now,
            versions++);
    schedules.put(key, updated);
    return updated;
  }

  synchronized Schedule get(ScheduleKey key) {
    return find(key).orElseThrow(() -> notFound("Schedule " + key.name() + " does not exist."));
  }

  synchronized Optional<Schedule> find(ScheduleKey key) {
    return Optional.ofNullable(schedules.get(key));
  }

  synchronized void delete(ScheduleKey key) {
    get(key);
    schedules.remove(key);
  }

  /** Removes a schedule unless it has been replaced in the meantime. */
  synchronized void deleteVersion(Schedule schedule) {
    find(schedule.key())
        .filter(current -> current.version() == schedule.version())
        .ifPresent(current -> schedules.remove(current.key()));
  }

  /** How many schedules groups of this name have. */
  synchronized long size(String group) {
    return schedules.keySet().stream().filter(key -> key.group().equals(group)).count();
  }

  /** The schedules after {@code from} with a prefix that fulfil a condition, in order of name. */
  synchronized List<Schedule> list(
      ScheduleKey from, String prefix, Predicate<Schedule> wanted, int limit) {
    List<Schedule> found = new ArrayList<>();
    // not as a stream: that would count all that come after first
    for (Schedule schedule : schedules.tailMap(from, false).values()) {
      if (found.size() == limit || !isOf(schedule.key(), from, prefix)) {
        break;
      }
      if (wanted.test(schedule)) {
        found.add(schedule);
      }
    }
    return found;
  }

  private static boolean isOf(ScheduleKey key, ScheduleKey from, String prefix) {
    return key.accountId().equals(from.accountId())
        && key.region().equals(from.region())
        && key.name().startsWith(prefix);
  }

  synchronized void createGroup(GroupKey key, Instant now) {
    if (key.name().equals(GroupKey.DEFAULT) || groups.putIfAbsent(key, now) != null) {
      throw conflict("Schedule group " + key.name() + " already exists.");
    }
  }

  synchronized Instant requireGroup(GroupKey key) {
    Instant createdAt = key.name().equals(GroupKey.DEFAULT) ? Instant.EPOCH : groups.get(key);
    if (createdAt == null) {
      throw notFound("Schedule group " + key.name() + " does not exist.");
    }
    return createdAt;
  }

  synchronized void deleteGroup(GroupKey key) {
    requireGroup(key);
    ScheduleRequest.check(
        !key.name().equals(GroupKey.DEFAULT), "The default group cannot be deleted.");
    groups.remove(key);
    schedules.keySet().removeIf(schedule -> schedule.groupKey().equals(key));
  }

  synchronized List<GroupKey> listGroups(String accountId, String region) {
    TreeSet<GroupKey> found = new TreeSet<>(groups.keySet());
    found.removeIf(key -> !key.accountId().equals(accountId) || !key.region().equals(region));
    found.add(new GroupKey(accountId, region, GroupKey.DEFAULT));
    return List.copyOf(found);
  }

  private static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }

  private static AwsError conflict(String message) {
    return new AwsError(409, "ConflictException", message);
  }
}
