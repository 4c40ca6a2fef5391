package ecrimagecleanup.component.ecr;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Registry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryResponse;
import software.amazon.awssdk.services.ecr.model.ListPullTimeUpdateExclusionsRequest;
import software.amazon.awssdk.services.ecr.model.ListPullTimeUpdateExclusionsResponse;
import software.amazon.awssdk.services.ecr.model.ReplicationDestination;

/**
 * Reads the settings of a registry. ECR tells those of the account of the credentials alone.
 *
 * @param client the client
 * @param registry the registry
 */
record RegistryReader(EcrClient client, Registry registry) {
  /**
   * The most principals on a page; without it a page has 100.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListPullTimeUpdateExclusions.html">ListPullTimeUpdateExclusions</a>
   */
  static final int PAGE_SIZE = 1000;

  /** The ARNs of the principals whose pulls are not recorded. */
  List<String> pullTimeExclusions() {
    return Pages.<String>readAll("the pull-time exclusions of " + registry, this::page).items();
  }

  private Pages.Page<String> page(@Nullable String token) {
    ListPullTimeUpdateExclusionsResponse response =
        client.listPullTimeUpdateExclusions(
            ListPullTimeUpdateExclusionsRequest.builder()
                .maxResults(PAGE_SIZE)
                .nextToken(token)
                .build());
    return new Pages.Page<>(response.pullTimeUpdateExclusions(), response.nextToken());
  }

  /**
   * Where the images of the registry are replicated to.
   *
   * @throws UnusableAnswerException if ECR describes another registry, or a destination that cannot
   *     be read
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRegistry.html">DescribeRegistry</a>
   */
  List<Registry> replicas() {
    DescribeRegistryResponse response =
        client.describeRegistry(DescribeRegistryRequest.builder().build());
    if (!registry.accountId().equals(response.registryId())) {
      throw new UnusableAnswerException(
          "ECR describes the registry of account %s alone, and not %s."
              .formatted(response.registryId(), registry));
    }
    return response.replicationConfiguration() == null
        ? List.of()
        : response.replicationConfiguration().rules().stream()
            .flatMap(rule -> rule.destinations().stream())
            .map(this::toRegistry)
            .distinct()
            .toList();
  }

  private Registry toRegistry(ReplicationDestination destination) {
    try {
      return new Registry(
          requireNonNullElse(destination.registryId(), ""),
          requireNonNullElse(destination.region(), ""));
    } catch (IllegalArgumentException e) {
      throw new UnusableAnswerException(
          "ECR replicates %s to a registry that cannot be read. %s"
              .formatted(registry, e.getMessage()),
          e);
    }
  }
}
