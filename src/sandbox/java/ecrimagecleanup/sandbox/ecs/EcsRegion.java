package ecrimagecleanup.sandbox.ecs;

import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Params;
import ecrimagecleanup.sandbox.Readings;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one account has in one region; guarded by the lock of the world. */
final class EcsRegion {
  private static final Pattern NAME =
      Pattern.compile("(?:arn:aws:ecs:[^:]*:\\d{12}:task-definition/)?([\\w-]+)(?::(\\d{1,9}))?");

  final String accountId;
  final String region;
  final Readings readings;
  final NavigableMap<String, Cluster> clusters = new TreeMap<>();

  /** All that ECS still describes, sorted by family and revision. */
  final NavigableMap<String, TaskDefinition> definitions = new TreeMap<>();

  private final Map<String, Integer> revisions = new HashMap<>();

  EcsRegion(String accountId, String region, Readings readings) {
    this.accountId = accountId;
    this.region = region;
    this.readings = readings;
  }

  String arn(String resource) {
    return "arn:aws:ecs:%s:%s:%s".formatted(region, accountId, resource);
  }

  /** Revisions go on counting, even if the ones before have been deleted. */
  int nextRevision(String family) {
    return revisions.merge(family, 1, Integer::sum);
  }

  /** The task definition of an ARN, a {@code family:revision} or, as its newest, a family. */
  Optional<TaskDefinition> definition(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(parts.group(2))
        .map(revision -> definition(parts.group(1), Integer.parseInt(revision)))
        .orElseGet(() -> newestActive(parts.group(1)));
  }

  static boolean withRevision(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches() && Optional.ofNullable(parts.group(2)).isPresent();
  }

  /** The cluster that a call is about. */
  Cluster cluster(Params params) {
    return cluster(params.text("cluster").orElse("default"))
        .orElseThrow(() -> AwsError.badRequest("ClusterNotFoundException", "Cluster not found."));
  }

  /** The cluster of a name or an ARN. */
  Optional<Cluster> cluster(String name) {
    return Optional.ofNullable(clusters.get(lastPart(name)));
  }

  /** Every workload and every single task that goes on with a task definition. */
  boolean running(TaskDefinition definition) {
    Stream<TaskDefinition> services =
        clusters.values().stream()
            .flatMap(cluster -> cluster.services.values().stream())
            .flatMap(Service::startable)
            .map(each -> each.definition);
    Stream<TaskDefinition> tasks =
        clusters.values().stream()
            .flatMap(cluster -> cluster.tasks.values().stream())
            .filter(Task::running)
            .map(task -> task.definition);
    return Stream.concat(services, tasks).anyMatch(definition::equals);
  }

  static String lastPart(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private Optional<TaskDefinition> definition(String family, int revision) {
    return Optional.ofNullable(definitions.get(TaskDefinition.sortKey(family, revision)));
  }

  /** The newest revision of a family that is ACTIVE. */
  Optional<TaskDefinition> newestActive(String family) {
    return newestActive(family, Integer.MAX_VALUE);
  }

  /** The newest revision of a family that is ACTIVE and older than {@code revision}. */
  Optional<TaskDefinition> newestActive(String family, int revision) {
    return definitions
        .subMap(family + ":", true, TaskDefinition.sortKey(family, revision), false)
        .descendingMap()
        .values()
        .stream()
        .filter(TaskDefinition::active)
        .findFirst();
  }
}
