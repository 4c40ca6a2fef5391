package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.Application;
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
final class ReadingTogether implements Function<Repository, ReadBefore> {
  /** Of fewer repositories it takes as many calls. */
  private static final int MANY = 5;

  /** A repository takes a page of AWS Config at least, which has as many rows. */
  private static final int ROWS_OF_A_REPOSITORY = 100;

  /** All rows are in memory until the last plan is made, a kB or two each. */
  private static final long MOST_ROWS = 1_000;

  private final Application application;
  private final Gateway gateway;
  private final Replicas replicas;
  private final Map<String, RepositoryTags> tagged;
  private final Optional<List<String>> pending;
  private final Optional<RegistryTaskDefinitions> taskDefinitions;

  /** Reads what the plans of these repositories need, if they are many. */
  ReadingTogether(Application application, Collection<Repository> repositories) {
    this.application = application;
    this.gateway = Gateway.to(application);
    this.replicas = application.bean("cleanupReplicas", Replicas.class);
    boolean many = repositories.size() >= MANY;
    if (many && application.bean("cleanupEvidenceSources", EvidenceSources.class).askEcs()) {
      // Then its lists are known before a plan asks whether a revision is ACTIVE, which takes a
      // call.
      unlessItFails(() -> gateway.send(Endpoint.READ_LIVE_USE, "", Map.of()));
    }
    this.tagged = many ? unlessItFails(this::readTagged).orElse(Map.of()) : Map.of();
    this.pending = many ? unlessItFails(this::listPending).flatMap(all -> all) : Optional.empty();
    this.taskDefinitions =
        many
            ? unlessItFails(() -> selectTaskDefinitions(repositories)).flatMap(few -> few)
            : Optional.empty();
  }

  private static <T> Optional<T> unlessItFails(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (CamelExecutionException | IllegalArgumentException e) {
      // Each plan asks for itself then. A folder of queries may be older than this one.
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

  private Optional<RegistryTaskDefinitions> selectTaskDefinitions(
      Collection<Repository> repositories) {
    AggregatorQueries queries = application.bean("cleanupQueries", AggregatorQueries.class);
    Set<Registry> registries =
        repositories.stream()
            .map(replicas::of)
            .flatMap(
                names -> Stream.concat(Stream.of(names.repository()), names.replicas().stream()))
            .map(Repository::registry)
            .collect(Collectors.toSet());
    long rows =
        gateway
            .list(
                Endpoint.SELECT_FROM_AGGREGATOR,
                queries.examinations().statuses(registries),
                Map.of(),
                JsonNode.class)
            .stream()
            .mapToLong(Rows::count)
            .sum();
    return rows > Math.min(MOST_ROWS, (long) ROWS_OF_A_REPOSITORY * repositories.size())
        ? Optional.empty()
        : Optional.of(
            gateway.ask(
                Endpoint.SELECT_FROM_AGGREGATOR,
                new AggregatorReading<>(
                    queries.taskDefinitionsNaming(registries), RegistryTaskDefinitions.reader()),
                RegistryTaskDefinitions.class));
  }

  /** What was read of one of them. */
  @Override
  public ReadBefore apply(Repository repository) {
    return new ReadBefore(
        Optional.ofNullable(tagged.get(repository.arn())),
        pending,
        taskDefinitions.map(all -> all.of(replicas.of(repository))));
  }
}
