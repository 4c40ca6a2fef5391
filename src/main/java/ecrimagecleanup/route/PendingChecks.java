package ecrimagecleanup.route;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.PendingNames;
import ecrimagecleanup.check.PendingQuery;
import ecrimagecleanup.check.Schedule;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the routes of {@code pending-checks} ask. Stateless. */
public final class PendingChecks {
  private static final Pattern SCHEDULE = Pattern.compile("[0-9a-zA-Z_.-]{1,64}");

  private final Registries registries;

  public PendingChecks(Registries registries) {
    this.registries = registries;
  }

  /** Reads which checks are asked for. */
  public PendingQuery query(@Body String repository) {
    return PendingQuery.parse(repository, registries.all());
  }

  /** Whether the repositories of a registry have to be read first. */
  public boolean hasUnreadRegistries(@Variable("query") PendingQuery query) {
    return !query.unread().isEmpty();
  }

  /** Stands for the registry that is read next; the name does not count. */
  public Repository nextRegistry(@Variable("query") PendingQuery query) {
    return new Repository(query.unread().get(0), "any");
  }

  /** Adds the repositories of that registry. */
  public PendingQuery addRepositories(
      @Variable("query") PendingQuery query,
      @Variable("repositories") Map<Repository, TagMutability> repositories) {
    return query.withRepositories(repositories.keySet());
  }

  /** Whether the checks of a single repository are asked for. */
  public boolean isForOneRepository(@Variable("query") PendingQuery query) {
    return query.repository().isPresent();
  }

  /** How the names of its checks begin. */
  public String prefix(@Variable("query") PendingQuery query) {
    return ScheduleName.prefix(query.repository().orElseThrow());
  }

  /** Those names that are asked for, in their order. */
  public PendingNames select(
      @Variable("query") PendingQuery query, @Variable("names") List<String> names) {
    return PendingNames.of(names.stream().filter(query::includes).toList());
  }

  /**
   * The name of a schedule that a person gave.
   *
   * @throws IllegalArgumentException if no schedule could have such a name
   */
  public String scheduleName(@Body String name) {
    if (!SCHEDULE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "That is not the name of a pending check; checks list shows the names.");
    }
    return name;
  }

  /** What a schedule will do; empty if there is none. */
  public Optional<PendingCheck> describe(@Variable("schedule") Optional<Schedule> schedule) {
    return schedule.map(PendingCheck::of);
  }
}
