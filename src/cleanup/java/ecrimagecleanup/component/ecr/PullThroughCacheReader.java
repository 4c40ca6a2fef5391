package ecrimagecleanup.component.ecr;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.hygiene.PullThroughCacheRule;
import ecrimagecleanup.image.Registry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesRequest;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesResponse;

/**
 * Reads the rules of the pull-through caches of a registry.
 *
 * @param client the client
 * @param registry the registry
 */
record PullThroughCacheReader(EcrClient client, Registry registry) {
  /**
   * The most rules on a page; without it a page has 100.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribePullThroughCacheRules.html">DescribePullThroughCacheRules</a>
   */
  static final int PAGE_SIZE = 1000;

  /**
   * The rules, in the order of ECR.
   *
   * @throws ecrimagecleanup.component.UnusableAnswerException if a page token repeats
   */
  List<PullThroughCacheRule> rules() {
    return Pages.<PullThroughCacheRule>readAll(
            "the pull-through cache rules of " + registry, this::page)
        .items();
  }

  private Pages.Page<PullThroughCacheRule> page(@Nullable String token) {
    DescribePullThroughCacheRulesResponse response =
        client.describePullThroughCacheRules(
            DescribePullThroughCacheRulesRequest.builder()
                .registryId(registry.accountId())
                .maxResults(PAGE_SIZE)
                .nextToken(token)
                .build());
    return new Pages.Page<>(
        response.pullThroughCacheRules().stream()
            .map(
                rule ->
                    new PullThroughCacheRule(
                        requireNonNullElse(rule.ecrRepositoryPrefix(), ""),
                        requireNonNullElse(rule.upstreamRegistryUrl(), "")))
            .toList(),
        response.nextToken());
  }
}
