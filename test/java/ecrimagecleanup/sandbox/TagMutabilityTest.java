package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;
import software.amazon.awssdk.services.ecr.model.Repository;

/** Which tags of a repository can move, as the ordinary SDK sees it over HTTP. */
class TagMutabilityTest {
  private static final String NAME = "team/orders";

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final ImageOwner owner = new ImageOwner(sandbox);
  private final SandboxServer server = new SandboxServer(sandbox.endpoint(), 0);
  private final EcrClient ecr = SdkClients.client(EcrClient.builder(), server.uri());

  @AfterEach
  void stop() {
    ecr.close();
    server.close();
  }

  @Test
  void tagsCanMoveIfNothingElseIsAskedFor() {
    Repository created = ecr.createRepository(r -> r.repositoryName(NAME)).repository();

    assertThat(created.imageTagMutability()).isEqualTo(ImageTagMutability.MUTABLE);
    assertThat(created.hasImageTagMutabilityExclusionFilters()).isFalse();
    owner.push(NAME, "v1", "old", 1000);
    String moved = owner.push(NAME, "v1", "new", 1000);
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
    owner.createRepository(NAME, mutability, Map.of(), "dev-*", "latest");
    owner.push(NAME, tag, "old", 1000);

    if (moves) {
      assertThatCode(() -> owner.push(NAME, tag, "new", 1000)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> owner.push(NAME, tag, "new", 1000))
          .isInstanceOfSatisfying(
              AwsError.class,
              e -> assertThat(e.code()).isEqualTo("ImageTagAlreadyExistsException"));
    }
  }

  @Test
  void anImmutableRepositoryTakesAnotherTagOfTheSameImage() {
    owner.createImmutableRepository(NAME, Map.of());
    String digest = owner.push(NAME, "v1", "content", 1000);
    String other = owner.push(NAME, "v2", "other", 1000);

    owner.retag(NAME, "stable", digest);

    assertThat(tags(digest)).containsExactly("stable", "v1");
    assertThatThrownBy(() -> owner.retag(NAME, "stable", other)).isInstanceOf(AwsError.class);
  }

  @Test
  void aTagThatIsDeletedIsFreeAgain() {
    owner.createImmutableRepository(NAME, Map.of());
    owner.push(NAME, "v1", "old", 1000);

    ImageIdentifier tag = ImageIdentifier.builder().imageTag("v1").build();
    ecr.batchDeleteImage(r -> r.repositoryName(NAME).imageIds(tag));

    String pushed = owner.push(NAME, "v1", "new", 1000);
    assertThat(tags(pushed)).containsExactly("v1");
  }

  @Test
  void showsTheExclusionsUntilTheyAreReplaced() {
    ImageTagMutabilityExclusionFilter filter = wildcard("dev-*");
    owner.createRepository(NAME, Map.of());

    PutImageTagMutabilityResponse put =
        ecr.putImageTagMutability(
            r ->
                r.repositoryName(NAME)
                    .imageTagMutability(ImageTagMutability.MUTABLE_WITH_EXCLUSION)
                    .imageTagMutabilityExclusionFilters(filter));
    assertThat(put.imageTagMutability()).isEqualTo(ImageTagMutability.MUTABLE_WITH_EXCLUSION);
    assertThat(put.imageTagMutabilityExclusionFilters()).containsExactly(filter);
    assertThat(described().imageTagMutabilityExclusionFilters()).containsExactly(filter);

    ecr.putImageTagMutability(
        r -> r.repositoryName(NAME).imageTagMutability(ImageTagMutability.IMMUTABLE));
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
    return ecr.describeRepositories(r -> r.repositoryNames(NAME)).repositories().get(0);
  }

  private List<String> tags(String digest) {
    ImageIdentifier id = ImageIdentifier.builder().imageDigest(digest).build();
    return ecr.describeImages(r -> r.repositoryName(NAME).imageIds(id))
        .imageDetails()
        .get(0)
        .imageTags();
  }

  private static CreateRepositoryRequest request(
      String mutability, List<ImageTagMutabilityExclusionFilter> filters) {
    CreateRepositoryRequest.Builder request =
        CreateRepositoryRequest.builder().repositoryName(NAME).imageTagMutability(mutability);
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
