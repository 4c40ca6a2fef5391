package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.component.ecs.EcsUsageConstants;
import ecrimagecleanup.component.reader.CleanupReaderConstants;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.AggregatorReading;
import ecrimagecleanup.evidence.config.RegistryTaskDefinitions;
import ecrimagecleanup.evidence.config.Rows;
import ecrimagecleanup.gateway.Endpoint;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.sweep.ReadBefore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;

/**
 * Reads together what the plans of many repositories would each ask for: a call for all of them in
 * place of one for each. What is too much for that, or fails, each plan asks for itself, and says
 * why if that fails too.
 */
final class ReadingTogether {
  /** Of fewer repositories it takes as many calls. */
  private static final int MANY = 5;

  /** A repository takes a page of AWS Config at least, which has as many rows. */
  private static final int ROWS_OF_A_REPOSITORY = 100;

  /** All rows are in memory until the last plan is made, a kB or two each. */
  private static final long MOST_ROWS = 1_000;

  private final Application application;
  private final Gateway gateway;
  private final Replicas replicas;
  private final Collection<Repository> repositories;

  private ReadingTogether(Application application, Collection<Repository> repositories) {
    this.application = application;
    this.gateway = Gateway.to(application);
    this.replicas = application.bean("cleanupReplicas", Replicas.class);
    this.repositories = repositories;
  }

  /**
   * What was read of each of these repositories.
   *
   * @param asIfOptedIn whether the plans take it that all owners had opted in
   */
  static Function<Repository, ReadBefore> of(
      Application application, Collection<Repository> repositories, boolean asIfOptedIn) {
    return repositories.size() < MANY
        ? unused -> ReadBefore.NOTHING
        : new ReadingTogether(application, repositories).read(asIfOptedIn);
  }

  private Function<Repository, ReadBefore> read(boolean asIfOptedIn) {
    Map<String, RepositoryTags> tagged = unlessItFails(this::readTagged).orElse(Map.of());
    if (tagged.isEmpty() && !asIfOptedIn) {
      // Nobody asks who uses images that stay anyway.
      return unused -> ReadBefore.NOTHING;
    }
    if (application.bean("cleanupEvidenceSources", EvidenceSources.class).askEcs()) {
      // Then its lists are known before a plan asks whether a revision is ACTIVE, which takes a
      // call.
      unlessItFails(
          () -> gateway.send(Endpoint.READ_LIVE_USE, "", Map.of(EcsUsageConstants.BRIEFLY, true)));
    }
    Optional<List<String>> pending = unlessItFails(this::listPending).flatMap(all -> all);
    Optional<RegistryTaskDefinitions> taskDefinitions =
        unlessItFails(this::selectTaskDefinitions).flatMap(few -> few);
    return repository ->
        new ReadBefore(
            Optional.ofNullable(tagged.get(repository.arn())),
            pending,
            taskDefinitions.map(all -> all.of(replicas.of(repository))));
  }

  private static <T> Optional<T> unlessItFails(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (CamelExecutionException | IllegalArgumentException e) {
      // Each plan asks for itself then. A folder of queries may be older than this application.
      return Optional.empty();
    }
  }

  /** Those that opted in; a list that is eventually consistent says nothing of the others. */
  private Map<String, RepositoryTags> readTagged() {
    Policy policy = application.bean("cleanupPolicy", Policy.class);
    Map<?, ?> found =
        gateway.ask(
            Endpoint.DESCRIBE_TAGGED_REPOSITORIES,
            "",
            Map.of(
                CleanupReaderConstants.TAG_KEY,
                policy.optInTag(),
                CleanupReaderConstants.TAG_VALUE,
                policy.optInValue()),
            Map.class);
    Map<String, RepositoryTags> tags = new LinkedHashMap<>();
    found.forEach((arn, read) -> tags.put((String) arn, (RepositoryTags) read));
    return tags;
  }

  private Optional<List<String>> listPending() {
    Optional<?> few = gateway.ask(Endpoint.LIST_FEW_SCHEDULES, "", Optional.class);
    return few.map(names -> ((List<?>) names).stream().map(String.class::cast).toList());
  }

  private Optional<RegistryTaskDefinitions> selectTaskDefinitions() {
    AggregatorQueries queries = application.bean("cleanupQueries", AggregatorQueries.class);
    Set<Registry> registries =
        repositories.stream()
            .map(replicas::of)
            .flatMap(
                names -> Stream.concat(Stream.of(names.repository()), names.replicas().stream()))
            .map(Repository::registry)
            .collect(Collectors.toSet());
    List<JsonNode> counts =
        gateway.list(
            Endpoint.SELECT_FROM_AGGREGATOR,
            queries.examinations().statuses(registries),
            Map.of(),
            JsonNode.class);
    long most = Math.min(MOST_ROWS, (long) ROWS_OF_A_REPOSITORY * repositories.size());
    return counts.stream().allMatch(Rows::hasCount)
            && counts.stream().mapToLong(Rows::count).sum() <= most
        ? Optional.of(
                gateway.ask(
                    Endpoint.SELECT_FROM_AGGREGATOR,
                    new AggregatorReading<>(
                        queries.taskDefinitionsNaming(registries),
                        RegistryTaskDefinitions.reader()),
                    RegistryTaskDefinitions.class))
            .filter(RegistryTaskDefinitions::nameImages)
        : Optional.empty();
  }
}
