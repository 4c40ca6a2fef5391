package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;
import software.amazon.awssdk.services.ecr.model.Repository;

/** Which tags of a repository can move, as the ordinary SDK sees it over HTTP. */
class TagMutabilityTest extends EcrTestCase {
  @Test
  void tagsCanMoveIfNothingElseIsAskedFor() {
    Repository created = ecr.createRepository(r -> r.repositoryName(REPOSITORY)).repository();

    assertThat(created.imageTagMutability()).isEqualTo(ImageTagMutability.MUTABLE);
    assertThat(created.hasImageTagMutabilityExclusionFilters()).isFalse();
    owner.push(REPOSITORY, "v1", "old", 1000);
    String moved = owner.push(REPOSITORY, "v1", "new", 1000);
    assertThat(tags(moved)).containsExactly("v1");
  }

  @ParameterizedTest
  @CsvSource({
    "IMMUTABLE_WITH_EXCLUSION, v1, false",
    "IMMUTABLE_WITH_EXCLUSION, dev-1, true",
    "IMMUTABLE_WITH_EXCLUSION, my-dev-1, false",
    "IMMUTABLE_WITH_EXCLUSION, latest, true",
    "IMMUTABLE_WITH_EXCLUSION, latest2, false",
    "MUTABLE_WITH_EXCLUSION, v1, true",
    "MUTABLE_WITH_EXCLUSION, dev-1, false",
    "MUTABLE_WITH_EXCLUSION, my-dev-1, true",
    "MUTABLE_WITH_EXCLUSION, latest, false",
  })
  void exclusionsTurnTheRuleAround(String mutability, String tag, boolean moves) {
    owner.createRepository(REPOSITORY, mutability, Map.of(), "dev-*", "latest");
    owner.push(REPOSITORY, tag, "old", 1000);

    if (moves) {
      assertThatCode(() -> owner.push(REPOSITORY, tag, "new", 1000)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> owner.push(REPOSITORY, tag, "new", 1000))
          .isInstanceOfSatisfying(
              AwsError.class,
              e -> assertThat(e.code()).isEqualTo("ImageTagAlreadyExistsException"));
    }
  }

  @Test
  void anImmutableRepositoryTakesAnotherTagOfTheSameImage() {
    owner.createImmutableRepository(REPOSITORY, Map.of());
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);
    String other = owner.push(REPOSITORY, "v2", "other", 1000);

    owner.retag(REPOSITORY, "stable", digest);

    assertThat(tags(digest)).containsExactly("stable", "v1");
    assertThatThrownBy(() -> owner.retag(REPOSITORY, "stable", other)).isInstanceOf(AwsError.class);
  }

  @Test
  void aTagThatIsDeletedIsFreeAgain() {
    owner.createImmutableRepository(REPOSITORY, Map.of());
    owner.push(REPOSITORY, "v1", "old", 1000);

    ecr.batchDeleteImage(r -> r.repositoryName(REPOSITORY).imageIds(byTag("v1")));

    String pushed = owner.push(REPOSITORY, "v1", "new", 1000);
    assertThat(tags(pushed)).containsExactly("v1");
  }

  @Test
  void showsTheExclusionsUntilTheyAreReplaced() {
    ImageTagMutabilityExclusionFilter filter = wildcard("dev-*");
    owner.createRepository(REPOSITORY, Map.of());

    PutImageTagMutabilityResponse put =
        ecr.putImageTagMutability(
            r ->
                r.repositoryName(REPOSITORY)
                    .imageTagMutability(ImageTagMutability.MUTABLE_WITH_EXCLUSION)
                    .imageTagMutabilityExclusionFilters(filter));
    assertThat(put.imageTagMutability()).isEqualTo(ImageTagMutability.MUTABLE_WITH_EXCLUSION);
    assertThat(put.imageTagMutabilityExclusionFilters()).containsExactly(filter);
    assertThat(described().imageTagMutabilityExclusionFilters()).containsExactly(filter);

    ecr.putImageTagMutability(
        r -> r.repositoryName(REPOSITORY).imageTagMutability(ImageTagMutability.IMMUTABLE));
    assertThat(described().imageTagMutability()).isEqualTo(ImageTagMutability.IMMUTABLE);
    assertThat(described().hasImageTagMutabilityExclusionFilters()).isFalse();
  }

  @Test
  void refusesWrongExclusions() {
    List<ImageTagMutabilityExclusionFilter> six =
        IntStream.range(0, 6).mapToObj(i -> wildcard("dev-" + i)).toList();

    for (CreateRepositoryRequest wrong :
        Set.of(
            request("IMMUTABLE_WITH_EXCLUSION", List.of()),
            request("IMMUTABLE", List.of(wildcard("dev-*"))),
            request("IMMUTABLE_WITH_EXCLUSION", six),
            request("IMMUTABLE_WITH_EXCLUSION", List.of(wildcard("dev/*"))),
            request("SOMETIMES", List.of()))) {
      assertThatThrownBy(() -> ecr.createRepository(wrong))
          .as("%s", wrong)
          .isInstanceOf(InvalidParameterException.class);
    }
  }

  @Test
  void pagesThroughAllRepositories() {
    List<String> names = IntStream.range(0, 25).mapToObj(i -> "team/r%02d".formatted(i)).toList();
    names.forEach(name -> owner.createImmutableRepository(name, Map.of()));

    List<Repository> described =
        ecr.describeRepositoriesPaginator(r -> r.maxResults(10)).repositories().stream().toList();

    assertThat(described).extracting(Repository::repositoryName).containsExactlyElementsOf(names);
    assertThat(described)
        .extracting(Repository::imageTagMutability)
        .containsOnly(ImageTagMutability.IMMUTABLE);
    assertThat(sandbox.endpoint().counts().of("ecr.DescribeRepositories")).isEqualTo(3);
    assertThat(ecr.describeRepositories(r -> r.maxResults(1000)).nextToken()).isNull();
    assertThatThrownBy(() -> ecr.describeRepositories(r -> r.maxResults(1001)))
        .isInstanceOf(InvalidParameterException.class);
  }

  private Repository described() {
    return ecr.describeRepositories(r -> r.repositoryNames(REPOSITORY)).repositories().get(0);
  }

  private List<String> tags(String digest) {
    return describe(digest).imageTags();
  }

  private static CreateRepositoryRequest request(
      String mutability, List<ImageTagMutabilityExclusionFilter> filters) {
    CreateRepositoryRequest.Builder request =
        CreateRepositoryRequest.builder().repositoryName(REPOSITORY).imageTagMutability(mutability);
    return filters.isEmpty()
        ? request.build()
        : request.imageTagMutabilityExclusionFilters(filters).build();
  }

  private static ImageTagMutabilityExclusionFilter wildcard(String filter) {
    return ImageTagMutabilityExclusionFilter.builder()
        .filterType("WILDCARD")
        .filter(filter)
        .build();
  }
}
