package ecrimagecleanup.component.reader;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import ecrimagecleanup.component.Pages;
import ecrimagecleanup.image.RepositoryTags;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * Reads which repositories have a resource tag.
 *
 * @param client the client
 * @see <a
 *     href="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html">GetResources</a>
 */
record TaggedRepositoryReader(ResourceGroupsTaggingApiClient client) {
  /** The most resources on a page. */
  static final int PAGE_SIZE = 100;

  private static final String TYPE = "ecr:repository";

  /** All resource tags of those that have this one, by ARN. */
  Map<String, RepositoryTags> read(String key, String value) {
    return Pages.readAll("the repositories with the tag " + key, token -> page(key, value, token))
        .items()
        .stream()
        .collect(
            toUnmodifiableMap(
                ResourceTagMapping::resourceARN,
                TaggedRepositoryReader::tags,
                // The pages are not one moment: the last one that has it is the newest.
                (before, after) -> after));
  }

  private static RepositoryTags tags(ResourceTagMapping resource) {
    return new RepositoryTags(true, resource.tags().stream().collect(toMap(Tag::key, Tag::value)));
  }

  private Pages.Page<ResourceTagMapping> page(String key, String value, @Nullable String token) {
    GetResourcesResponse response =
        client.getResources(
            GetResourcesRequest.builder()
                .resourceTypeFilters(TYPE)
                .tagFilters(TagFilter.builder().key(key).values(value).build())
                .resourcesPerPage(PAGE_SIZE)
                .paginationToken(token)
                .build());
    return new Pages.Page<>(response.resourceTagMappingList(), response.paginationToken());
  }
}
