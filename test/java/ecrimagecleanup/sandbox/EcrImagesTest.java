package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** What ECR says of images and repositories, and how their tags move. */
class EcrImagesTest extends EcrTestCase {
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of("image-cleanup", "enabled"));
  }

  @Test
  void pagesThroughAllImages() {
    List<String> pushed =
        Stream.iterate(0, i -> i + 1)
            .limit(25)
            .map(i -> owner.push(REPOSITORY, "v" + i, "content " + i, 1000 + i))
            .toList();

    List<String> described =
        ecr
            .describeImagesPaginator(r -> r.repositoryName(REPOSITORY).maxResults(10))
            .imageDetails()
            .stream()
            .map(ImageDetail::imageDigest)
            .toList();

    assertThat(described).containsExactlyInAnyOrderElementsOf(pushed);
    assertThat(sandbox.endpoint().counts().of("ecr.DescribeImages")).isEqualTo(3);
  }

  @Test
  void keepsAnImageThatLosesItsTag() {
    String old = owner.push(REPOSITORY, "latest", "old", 1000);
    String current = owner.push(REPOSITORY, "latest", "new", 2000);

    assertThat(describe(old).hasImageTags()).isFalse();
    assertThat(describe(current).imageTags()).containsExactly("latest");
    assertThat(describe(current).imageSizeInBytes()).isEqualTo(2000);
    assertThat(describe(current).imagePushedAt()).isEqualTo(sandbox.world().now());
    assertThat(describe(current).lastRecordedPullTime()).isNull();
    assertThat(
            ecr.describeImages(
                    r -> r.repositoryName(REPOSITORY).filter(f -> f.tagStatus(TagStatus.UNTAGGED)))
                .imageDetails())
        .extracting(ImageDetail::imageDigest)
        .containsExactly(old);
  }

  @Test
  void oneMissingImageFailsTheWholeDescription() {
    String there = owner.push(REPOSITORY, "v1", "content", 1000);

    assertThatThrownBy(
            () ->
                ecr.describeImages(
                    r ->
                        r.repositoryName(REPOSITORY)
                            .imageIds(byDigest(there), byDigest("sha256:" + "0".repeat(64)))))
        .isInstanceOf(ImageNotFoundException.class);
  }

  @Test
  void rejectsWrongParametersAndUnknownRepositories() {
    assertThatThrownBy(() -> ecr.describeImages(r -> r.repositoryName(REPOSITORY).maxResults(1001)))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () ->
                ecr.describeImages(
                    r -> r.repositoryName(REPOSITORY).maxResults(5).imageIds(byTag("v1"))))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> ecr.describeImages(r -> r.repositoryName("team/none")))
        .isInstanceOf(RepositoryNotFoundException.class)
        .hasMessageContaining(
            "The repository with name 'team/none' does not exist in the registry with id"
                + " '999988887777'");
    assertThatThrownBy(() -> ecr.getRegistryPolicy(r -> {}))
        .isInstanceOfSatisfying(
            EcrException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
  }

  @Test
  void refusesToMoveAnImmutableTag() {
    owner.push(REPOSITORY, "v1", "old", 1000);
    ecr.putImageTagMutability(r -> r.repositoryName(REPOSITORY).imageTagMutability("IMMUTABLE"));

    assertThatThrownBy(
            () ->
                ecr.putImage(
                    r ->
                        r.repositoryName(REPOSITORY)
                            .imageManifest("{\"schemaVersion\":2}")
                            .imageTag("v1")))
        .isInstanceOf(ImageTagAlreadyExistsException.class);
  }

  @Test
  void movesOnlyTheTagsThatAreExcludedFromImmutability() {
    owner.push(REPOSITORY, "v1", "old", 1000);
    owner.push(REPOSITORY, "dev-1", "old", 1000);
    ecr.putImageTagMutability(
        r ->
            r.repositoryName(REPOSITORY)
                .imageTagMutability(ImageTagMutability.IMMUTABLE_WITH_EXCLUSION)
                .imageTagMutabilityExclusionFilters(
                    ImageTagMutabilityExclusionFilter.builder()
                        .filterType("WILDCARD")
                        .filter("dev-*")
                        .build()));

    String moved = owner.push(REPOSITORY, "dev-1", "new", 1000);

    assertThat(describe(moved).imageTags()).containsExactly("dev-1");
    assertThatThrownBy(() -> owner.push(REPOSITORY, "v1", "new", 1000))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("cannot be overwritten because the tag is immutable");
  }

  @Test
  void givesAnIndexOnlyToWhoCanReadIt() {
    String child = owner.push(REPOSITORY, "", "amd64", 3000);
    owner.pushIndex(REPOSITORY, "v1", List.of(child));

    assertThat(
            ecr.batchGetImage(r -> r.repositoryName(REPOSITORY).imageIds(byTag("v1"))).failures())
        .hasSize(1);
    assertThat(
            ecr.batchGetImage(
                    r ->
                        r.repositoryName(REPOSITORY)
                            .imageIds(byTag("v1"))
                            .acceptedMediaTypes(INDEX))
                .images())
        .singleElement()
        .satisfies(image -> assertThat(image.imageManifest()).contains(child));
  }

  @Test
  void listsTheReferrersOfASubject() {
    String subject = owner.push(REPOSITORY, "v1", "content", 1000);
    String signature = owner.pushReferrer(REPOSITORY, subject, "signature");

    assertThat(
            ecr.listImageReferrers(
                    r -> r.repositoryName(REPOSITORY).subjectId(s -> s.imageDigest(subject)))
                .referrers())
        .singleElement()
        .satisfies(referrer -> assertThat(referrer.digest()).isEqualTo(signature));
    assertThat(describe(signature).subjectManifestDigest()).isEqualTo(subject);
  }

  @Test
  void tellsTheTagsOfARepository() {
    String arn = RepositoryKey.shared(REPOSITORY).arn();
    ecr.tagResource(r -> r.resourceArn(arn).tags(Tag.builder().key("grace").value("48h").build()));
    ecr.untagResource(r -> r.resourceArn(arn).tagKeys("image-cleanup"));

    assertThat(ecr.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .containsExactly(Tag.builder().key("grace").value("48h").build());
  }
}
