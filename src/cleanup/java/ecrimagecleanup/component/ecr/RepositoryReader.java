package ecrimagecleanup.component.ecr;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;

/**
 * Reads all repositories of a registry.
 *
 * @param client the client
 * @param registry the registry
 */
record RepositoryReader(EcrClient client, Registry registry) {
  /**
   * The most repositories that DescribeRepositories puts on a page; without it a page has 100.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html">DescribeRepositories</a>
   */
  static final int PAGE_SIZE = 1000;

  /**
   * The repositories and whether their tags can move, in the order of ECR.
   *
   * @throws UnusableAnswerException if a repository has no name, or one that cannot be read, or a
   *     page token repeats
   */
  Map<Repository, TagMutability> read() {
    List<Map.Entry<Repository, TagMutability>> entries =
        Pages.<Map.Entry<Repository, TagMutability>>readAll(
                "the repositories of " + registry, this::page)
            .items();
    Map<Repository, TagMutability> repositories = new LinkedHashMap<>();
    entries.forEach(entry -> repositories.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(repositories);
  }

  private Pages.Page<Map.Entry<Repository, TagMutability>> page(@Nullable String token) {
    DescribeRepositoriesResponse response =
        client.describeRepositories(
            DescribeRepositoriesRequest.builder()
                .registryId(registry.accountId())
                .maxResults(PAGE_SIZE)
                .nextToken(token)
                .build());
    return new Pages.Page<>(
        response.repositories().stream()
            .map(described -> Map.entry(toRepository(described), toMutability(described)))
            .toList(),
        response.nextToken());
  }

  private Repository toRepository(software.amazon.awssdk.services.ecr.model.Repository described) {
    try {
      return new Repository(registry, requireNonNullElse(described.repositoryName(), ""));
    } catch (IllegalArgumentException e) {
      throw new UnusableAnswerException(
          "ECR describes a repository of %s without a name that can be read. %s"
              .formatted(registry, e.getMessage()),
          e);
    }
  }

  /** An emulator may leave out the mode: it becomes empty, which is one that is not known. */
  private static TagMutability toMutability(
      software.amazon.awssdk.services.ecr.model.Repository described) {
    return new TagMutability(
        requireNonNullElse(described.imageTagMutabilityAsString(), ""),
        described.imageTagMutabilityExclusionFilters().stream()
            .map(filter -> requireNonNullElse(filter.filter(), ""))
            .toList());
  }
}
