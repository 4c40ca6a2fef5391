package ecrimagecleanup.component.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.ScriptedClient;
import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.RepositoryTags;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

class DescribeTaggedRepositoriesTest {
  private static final String ARN = "arn:aws:ecr:eu-central-1:999988887777:repository/";

  private final ScriptedClient<ResourceGroupsTaggingApiClient> tagging =
      new ScriptedClient<>(ResourceGroupsTaggingApiClient.class);

  @RegisterExtension final CamelFixture camel = new CamelFixture(tagging.client());

  private Object describe() throws Exception {
    return camel
        .send(
            "cleanup-reader:repositories?operation=describeTaggedRepositories",
            "",
            Map.of(
                CleanupReaderConstants.TAG_KEY,
                "ecr-image-cleanup",
                CleanupReaderConstants.TAG_VALUE,
                "enabled"))
        .getMessage()
        .getBody();
  }

  private static ResourceTagMapping tagged(String name, Tag... tags) {
    return ResourceTagMapping.builder().resourceARN(ARN + name).tags(tags).build();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static GetResourcesResponse page(String token, ResourceTagMapping... mappings) {
    return GetResourcesResponse.builder()
        .resourceTagMappingList(Arrays.asList(mappings))
        .paginationToken(token)
        .build();
  }

  private static GetResourcesRequest request(@Nullable String token) {
    return GetResourcesRequest.builder()
        .resourceTypeFilters(List.of("ecr:repository"))
        .tagFilters(TagFilter.builder().key("ecr-image-cleanup").values("enabled").build())
        .resourcesPerPage(100)
        .paginationToken(token)
        .build();
  }

  @Test
  void readsAllTagsOfTheRepositoriesOnAllPages() throws Exception {
    tagging.script.willAnswer(
        page("next", tagged("orders", tag("ecr-image-cleanup", "enabled"), tag("team", "a"))),
        page("", tagged("invoices", tag("ecr-image-cleanup", "enabled"))));

    assertThat(describe())
        .isEqualTo(
            Map.of(
                ARN + "orders",
                new RepositoryTags(true, Map.of("ecr-image-cleanup", "enabled", "team", "a")),
                ARN + "invoices",
                new RepositoryTags(true, Map.of("ecr-image-cleanup", "enabled"))));
    assertThat(tagging.script.requests()).containsExactly(request(null), request("next"));
  }

  @Test
  void ofOneThatIsOnTwoPagesTheLastCounts() throws Exception {
    tagging.script.willAnswer(
        page("next", tagged("orders", tag("team", "a"))),
        page("", tagged("orders", tag("team", "b"))));

    assertThat(describe())
        .isEqualTo(Map.of(ARN + "orders", new RepositoryTags(true, Map.of("team", "b"))));
  }

  @Test
  void aTokenThatRepeatsFails() {
    tagging.script.willAnswer(page("next"), page("next"));

    assertThatThrownBy(this::describe).isInstanceOf(UnusableAnswerException.class);
  }
}
