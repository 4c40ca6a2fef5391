package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.PendingNames;
import ecrimagecleanup.check.PendingQuery;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.component.scheduler.EventBridgeSchedulerConstants;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.gateway.Repositories;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Registries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelExecutionException;

/**
 * What waits in EventBridge Scheduler. Whoever cancels a check asks before what its image loses
 * with it: {@link LostProtection}.
 *
 * @param gateway calls the endpoints
 * @param registries the registries; a repository without one is of the first
 */
record PendingChecks(Gateway gateway, List<Registry> registries) {
  private static final Pattern SCHEDULE = Pattern.compile("[0-9a-zA-Z_.-]{1,64}");

  PendingChecks {
    registries = List.copyOf(registries);
  }

  /** Those of an application, which is started. */
  static PendingChecks of(Application application) {
    return new PendingChecks(
        Gateway.to(application), application.bean("cleanupRegistries", Registries.class).all());
  }

  /**
   * The names of the checks of a repository, of several by a pattern, or of all.
   *
   * @param repository a name, a pattern, or nothing for all
   * @throws IllegalArgumentException if no repository could have such a name, or a pattern matches
   *     the name of none
   */
  PendingNames list(String repository) {
    PendingQuery query = matched(PendingQuery.parse(repository, registries));
    List<String> names =
        query
            .repository()
            .map(ScheduleName::prefix)
            .map(this::beginningWith)
            .orElseGet(() -> names(Map.of()));
    return PendingNames.of(names.stream().filter(query::includes).toList());
  }

  /** The names of all checks of the repository that the image of a check is in. */
  List<String> ofRepositoryOf(ScheduleName check) {
    return beginningWith(check.value().substring(0, check.value().indexOf('-') + 1));
  }

  /** The names of the checks whose names begin so. */
  List<String> beginningWith(String prefix) {
    return names(Map.of(EventBridgeSchedulerConstants.NAME_PREFIX, prefix));
  }

  private List<String> names(Map<String, Object> headers) {
    return gateway.list(Endpoint.LIST_SCHEDULES, "", headers, String.class);
  }

  /** For a pattern, with the repositories that it stands for. */
  private PendingQuery matched(PendingQuery asked) {
    PendingQuery query = asked;
    int all = 0;
    while (!query.unread().isEmpty()) {
      Set<Repository> read = Repositories.of(query.unread().get(0), gateway).keySet();
      all += read.size();
      query = query.withRepositories(read);
    }
    if (query.pattern().isPresent() && query.prefixes().isEmpty()) {
      throw RepositoryOptions.noneMatches(all, registries, query.pattern().get().toString());
    }
    return query;
  }

  /**
   * What one check will do; empty if it has fired.
   *
   * @param name the name of its schedule
   * @throws IllegalArgumentException if no schedule could have such a name
   */
  Optional<PendingCheck> describe(String name) {
    return gateway
        .find(Endpoint.DESCRIBE_SCHEDULE, "", about(name), Schedule.class)
        .map(PendingCheck::of);
  }

  /**
   * What one check will do, for a command that can do without that; empty also if AWS refuses to
   * say it.
   *
   * @param name the name of its schedule
   */
  Optional<PendingCheck> describeIfAllowed(String name) {
    try {
      return describe(name);
    } catch (CamelExecutionException e) {
      return Optional.empty();
    }
  }

  /**
   * What one check will do; empty if it has fired.
   *
   * @param name the name of its schedule or its short one, or what that begins with if no other
   *     begins so
   * @throws IllegalArgumentException if no schedule could have such a name, or several begin so
   */
  Optional<PendingCheck> find(String name) {
    Optional<PendingCheck> exact = describe(name);
    if (exact.isPresent() || ScheduleName.parse(name).isPresent()) {
      return exact;
    }
    List<String> names =
        list("").all().stream().filter(schedule -> ShortNames.isMeant(schedule, name)).toList();
    if (names.size() > 1) {
      throw new IllegalArgumentException(
          "The names of %d pending checks begin with %s. Give more of the name; checks list shows it."
              .formatted(names.size(), name));
    }
    return names.stream().findFirst().flatMap(this::describe);
  }

  /**
   * Deletes the schedule of one check, and says whether there was one.
   *
   * @param name the name of its schedule
   * @throws IllegalArgumentException if no schedule could have such a name
   */
  boolean cancel(String name) {
    return Boolean.TRUE.equals(
        gateway
            .send(Endpoint.DELETE_SCHEDULE, "", about(name))
            .getHeader(EventBridgeSchedulerConstants.DELETED));
  }

  private static Map<String, Object> about(String name) {
    if (!SCHEDULE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "That is not the name of a pending check; checks list shows the names.");
    }
    return Map.of(EventBridgeSchedulerConstants.NAME, name);
  }
}
