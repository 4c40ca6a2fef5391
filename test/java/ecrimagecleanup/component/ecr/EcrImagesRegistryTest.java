package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.hygiene.PullThroughCacheRule;
import ecrimagecleanup.image.Registry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesRequest;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryResponse;
import software.amazon.awssdk.services.ecr.model.ListPullTimeUpdateExclusionsRequest;
import software.amazon.awssdk.services.ecr.model.ListPullTimeUpdateExclusionsResponse;
import software.amazon.awssdk.services.ecr.model.ReplicationDestination;
import software.amazon.awssdk.services.ecr.model.ReplicationRule;

/** What is set for a whole registry. */
class EcrImagesRegistryTest extends EcrImagesTestCase {
  private static ReplicationDestination to(String account, String region) {
    return ReplicationDestination.builder().registryId(account).region(region).build();
  }

  private static DescribeRegistryResponse replicated(
      List<ReplicationDestination> first, List<ReplicationDestination> second) {
    return DescribeRegistryResponse.builder()
        .registryId("111122223333")
        .replicationConfiguration(configuration -> configuration.rules(rule(first), rule(second)))
        .build();
  }

  private static ReplicationRule rule(List<ReplicationDestination> destinations) {
    return ReplicationRule.builder().destinations(destinations).build();
  }

  @Test
  void readsAllPagesOfPullTimeExclusions() throws Exception {
    ecr.script.willAnswer(
        ListPullTimeUpdateExclusionsResponse.builder()
            .pullTimeUpdateExclusions("arn:a", "arn:b")
            .nextToken("t")
            .build(),
        ListPullTimeUpdateExclusionsResponse.builder().pullTimeUpdateExclusions("arn:c").build());

    assertThat(run("listPullTimeExclusions", "anything"))
        .isEqualTo(List.of("arn:a", "arn:b", "arn:c"));
    assertThat(ecr.script.requests())
        .containsExactly(
            ListPullTimeUpdateExclusionsRequest.builder().maxResults(1000).build(),
            ListPullTimeUpdateExclusionsRequest.builder().maxResults(1000).nextToken("t").build());
  }

  private static software.amazon.awssdk.services.ecr.model.PullThroughCacheRule rule(
      String prefix, @Nullable String upstream) {
    return software.amazon.awssdk.services.ecr.model.PullThroughCacheRule.builder()
        .ecrRepositoryPrefix(prefix)
        .upstreamRegistryUrl(upstream)
        .build();
  }

  @Test
  void readsAllPagesOfPullThroughCacheRules() throws Exception {
    ecr.script.willAnswer(
        DescribePullThroughCacheRulesResponse.builder()
            .pullThroughCacheRules(rule("hub", "registry-1.docker.io"))
            .nextToken("t")
            .build(),
        DescribePullThroughCacheRulesResponse.builder()
            .pullThroughCacheRules(rule("quay", null))
            .build());

    assertThat(run("describePullThroughCacheRules", "anything"))
        .isEqualTo(
            List.of(
                new PullThroughCacheRule("hub", "registry-1.docker.io"),
                new PullThroughCacheRule("quay", "")));
    assertThat(ecr.script.requests())
        .containsExactly(
            DescribePullThroughCacheRulesRequest.builder()
                .registryId("111122223333")
                .maxResults(1000)
                .build(),
            DescribePullThroughCacheRulesRequest.builder()
                .registryId("111122223333")
                .maxResults(1000)
                .nextToken("t")
                .build());
  }

  @Test
  void readsTheDestinationsOfAllRulesOnce() throws Exception {
    ecr.script.willAnswer(
        replicated(
            List.of(to("111122223333", "eu-central-1")),
            List.of(to("111122223333", "eu-central-1"), to("444455556666", "us-east-1"))));

    assertThat(run("describeReplication", "anything"))
        .isEqualTo(
            List.of(
                new Registry("111122223333", "eu-central-1"),
                new Registry("444455556666", "us-east-1")));
    assertThat(ecr.script.requests()).containsExactly(DescribeRegistryRequest.builder().build());
  }

  @Test
  void aRegistryWithoutReplicationHasNoReplicas() throws Exception {
    ecr.script.willAnswer(DescribeRegistryResponse.builder().registryId("111122223333").build());

    assertThat(run("describeReplication", "anything")).isEqualTo(List.of());
  }

  @Test
  void refusesTheRegistryOfAnotherAccountAndADestinationThatIsNone() {
    ecr.script.willAnswer(
        DescribeRegistryResponse.builder().registryId("999988887777").build(),
        replicated(List.of(to("111122223333", "nowhere")), List.of()));

    assertThatThrownBy(() -> run("describeReplication", "anything"))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessage(
            "ECR describes the registry of account 999988887777 alone, and not 111122223333/eu-west-1.");
    assertThatThrownBy(() -> run("describeReplication", "anything"))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageStartingWith("ECR replicates 111122223333/eu-west-1 to a registry that cannot");
  }
}
