package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageStatus;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagStatus;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;

/** The registry, as the ordinary SDK sees it over HTTP. */
class EcrServiceTest {
  private static final String REPOSITORY = "team/orders";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final ImageOwner owner = new ImageOwner(sandbox);
  private final SandboxServer server = new SandboxServer(sandbox.endpoint(), 0);
  private final EcrClient ecr = SdkClients.client(EcrClient.builder(), server.uri());

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of("image-cleanup", "enabled"));
  }

  @AfterEach
  void stop() {
    ecr.close();
    server.close();
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
  void deletesByDigestWithAllTagsAndByTagOnlyTheLast() {
    String twoTags = owner.push(REPOSITORY, "v1", "two tags", 1000);
    owner.push(REPOSITORY, "stable", "two tags", 1000);
    String untagged = owner.push(REPOSITORY, "v2", "loses one tag", 1000);
    owner.push(REPOSITORY, "beta", "loses one tag", 1000);

    BatchDeleteImageResponse answer = delete(byDigest(twoTags), byTag("beta"), byTag("none"));

    assertThat(answer.imageIds())
        .extracting(ImageIdentifier::imageTag)
        .containsExactlyInAnyOrder("v1", "stable", "beta");
    assertThat(answer.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.failureCode()).isEqualTo(ImageFailureCode.IMAGE_NOT_FOUND));
    assertThat(describe(untagged).imageTags()).containsExactly("v2");
    assertThat(sandbox.world().ledger().removals())
        .singleElement()
        .satisfies(
            removal -> {
              assertThat(removal.image()).isEqualTo(ImageKey.shared(REPOSITORY, twoTags));
              assertThat(removal.bytes()).isEqualTo(1000);
            });
  }

  @Test
  void saysWhyAnImageIsNotDeleted() {
    String digest = owner.push(REPOSITORY, "v1", "one", 1000);
    owner.push(REPOSITORY, "v2", "two", 1000);

    assertThat(
            delete(
                    ImageIdentifier.builder().build(),
                    byDigest("nonsense"),
                    ImageIdentifier.builder().imageDigest(digest).imageTag("v2").build())
                .failures())
        .extracting(ImageFailure::failureCode)
        .containsExactly(
            ImageFailureCode.MISSING_DIGEST_AND_TAG,
            ImageFailureCode.INVALID_IMAGE_DIGEST,
            ImageFailureCode.IMAGE_TAG_DOES_NOT_MATCH_DIGEST);
  }

  @Test
  void keepsAChildWhileItsIndexExists() {
    String child = owner.push(REPOSITORY, "", "amd64", 3000);
    String index = owner.pushIndex(REPOSITORY, "v1", List.of(child));

    assertThat(delete(byDigest(child)).failures())
        .extracting(ImageFailure::failureCode)
        .containsExactly(ImageFailureCode.IMAGE_REFERENCED_BY_MANIFEST_LIST);
    assertThat(describe(index).imageSizeInBytes()).isEqualTo(3000);
    assertThat(delete(byDigest(index), byDigest(child)).failures()).isEmpty();
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
  void hidesAnArchivedImageAndRestoresItAfterAWhile() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);

    store(digest, TargetStorageClass.ARCHIVE);
    assertThat(ecr.describeImages(r -> r.repositoryName(REPOSITORY)).imageDetails()).isEmpty();
    assertThat(anyStatus().imageStatus()).isEqualTo(ImageStatus.ARCHIVED);

    store(digest, TargetStorageClass.STANDARD);
    assertThat(anyStatus().imageStatus()).isEqualTo(ImageStatus.ACTIVATING);

    sandbox.world().advance(Duration.ofMinutes(20));
    assertThat(anyStatus().imageStatus()).isEqualTo(ImageStatus.ACTIVE);
    assertThat(anyStatus().lastActivatedAt()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
  }

  @Test
  void tellsTheTagsOfARepository() {
    String arn = RepositoryKey.shared(REPOSITORY).arn();
    ecr.tagResource(r -> r.resourceArn(arn).tags(Tag.builder().key("grace").value("48h").build()));
    ecr.untagResource(r -> r.resourceArn(arn).tagKeys("image-cleanup"));

    assertThat(ecr.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .containsExactly(Tag.builder().key("grace").value("48h").build());
  }

  private ImageDetail describe(String digest) {
    return ecr.describeImages(r -> r.repositoryName(REPOSITORY).imageIds(byDigest(digest)))
        .imageDetails()
        .get(0);
  }

  private ImageDetail anyStatus() {
    return ecr.describeImages(
            r -> r.repositoryName(REPOSITORY).filter(f -> f.imageStatus(ImageStatusFilter.ANY)))
        .imageDetails()
        .get(0);
  }

  private void store(String digest, TargetStorageClass target) {
    ecr.updateImageStorageClass(
        r -> r.repositoryName(REPOSITORY).imageId(byDigest(digest)).targetStorageClass(target));
  }

  private BatchDeleteImageResponse delete(ImageIdentifier... ids) {
    return ecr.batchDeleteImage(r -> r.repositoryName(REPOSITORY).imageIds(ids));
  }

  private static ImageIdentifier byDigest(String digest) {
    return ImageIdentifier.builder().imageDigest(digest).build();
  }

  private static ImageIdentifier byTag(String tag) {
    return ImageIdentifier.builder().imageTag(tag).build();
  }
}
