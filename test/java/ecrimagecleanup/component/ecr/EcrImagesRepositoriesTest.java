package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.TagMutability;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;
import software.amazon.awssdk.services.ecr.model.ServerException;

class EcrImagesRepositoriesTest extends EcrImagesTestCase {

  @Test
  void readsAllPagesOfTheRegistryOfTheHeader() throws Exception {
    ecr.script.willAnswer(
        page("a", described("team/orders", "IMMUTABLE")),
        page("b"),
        page(
            null,
            described("team/billing", "IMMUTABLE_WITH_EXCLUSION", "latest", "dev-*"),
            described("team/cart", "MUTABLE")));

    assertThat(run("describeRepositories", "anything"))
        .isEqualTo(
            Map.of(
                repository("team/orders"),
                new TagMutability("IMMUTABLE", List.of()),
                repository("team/billing"),
                new TagMutability("IMMUTABLE_WITH_EXCLUSION", List.of("latest", "dev-*")),
                repository("team/cart"),
                new TagMutability("MUTABLE", List.of())));
    assertThat(ecr.script.requests())
        .containsExactly(
            request().build(), request().nextToken("a").build(), request().nextToken("b").build());
  }

  @Test
  void countsTagsAsMutableIfItDoesNotUnderstandTheirMutability() throws Exception {
    ecr.script.willAnswer(
        page(
            null,
            described("team/orders", null),
            described("team/cart", "FROZEN"),
            described("team/billing", "IMMUTABLE").toBuilder()
                .imageTagMutabilityExclusionFilters(
                    ImageTagMutabilityExclusionFilter.builder().filterType("REGEX").build())
                .build()));

    Map<?, ?> repositories = (Map<?, ?>) run("describeRepositories", "anything");

    assertThat(repositories.get(repository("team/orders")))
        .isEqualTo(new TagMutability("", List.of()));
    assertThat(repositories.values())
        .hasSize(3)
        .allMatch(mutability -> ((TagMutability) mutability).tagsCanMove());
  }

  @Test
  void knowsThatARegistryIsEmpty() throws Exception {
    ecr.script.willAnswer(page(null));

    assertThat(run("describeRepositories", "anything")).isEqualTo(Map.of());
  }

  @Test
  void failsAsAWholeIfAPageFailsOrATokenRepeats() {
    RuntimeException failure = ServerException.builder().build();
    ecr.script.willAnswer(
        page("a", described("team/orders", "MUTABLE")), failure, page("a"), page("a"));

    assertThatThrownBy(() -> run("describeRepositories", "anything")).isSameAs(failure);
    assertThatThrownBy(() -> run("describeRepositories", "anything"))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining("the repositories of 111122223333/eu-west-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "Team/Orders", "a b"})
  void leavesOutNoRepositoryThatItCannotName(String name) {
    ecr.script.willAnswer(
        page(null, described("team/orders", "MUTABLE"), described(name, "MUTABLE")),
        page(null, described(null, "MUTABLE")));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> run("describeRepositories", "anything"))
          .isInstanceOf(UnusableAnswerException.class)
          .hasMessageContaining("a repository of 111122223333/eu-west-1 without a name");
    }
  }

  private static Repository repository(String name) {
    return new Repository(REPOSITORY.registry(), name);
  }

  private static DescribeRepositoriesRequest.Builder request() {
    return DescribeRepositoriesRequest.builder().registryId("111122223333").maxResults(1000);
  }

  private static DescribeRepositoriesResponse page(
      @Nullable String nextToken,
      software.amazon.awssdk.services.ecr.model.Repository... repositories) {
    return DescribeRepositoriesResponse.builder()
        .repositories(repositories)
        .nextToken(nextToken)
        .build();
  }

  private static software.amazon.awssdk.services.ecr.model.Repository described(
      @Nullable String name, @Nullable String mutability, String... excluded) {
    return software.amazon.awssdk.services.ecr.model.Repository.builder()
        .repositoryName(name)
        .imageTagMutability(mutability)
        .imageTagMutabilityExclusionFilters(
            List.of(excluded).stream()
                .map(
                    filter ->
                        ImageTagMutabilityExclusionFilter.builder()
                            .filterType("WILDCARD")
                            .filter(filter)
                            .build())
                .toList())
        .build();
  }
}
