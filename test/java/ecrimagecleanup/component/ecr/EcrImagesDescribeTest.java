package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ServerException;
import software.amazon.awssdk.services.ecr.model.Tag;

class EcrImagesDescribeTest extends EcrImagesTestCase {
  private final RuntimeException noImage = ImageNotFoundException.builder().build();
  private final RuntimeException noRepository = RepositoryNotFoundException.builder().build();

  @Test
  void readsTheTagsOfARepository() throws Exception {
    ecr.script.willAnswer(
        ListTagsForResourceResponse.builder()
            .tags(Tag.builder().key("cleanup").value("on").build())
            .build());

    assertThat(run("describeRepositoryTags", "anything"))
        .isEqualTo(new RepositoryTags(true, Map.of("cleanup", "on")));
    assertThat(ecr.script.requests())
        .containsExactly(
            ListTagsForResourceRequest.builder()
                .resourceArn("arn:aws:ecr:eu-west-1:111122223333:repository/team/orders")
                .build());
  }

  @Test
  void knowsThatARepositoryIsMissing() throws Exception {
    ecr.script.willAnswer(noRepository);

    assertThat(run("describeRepositoryTags", "anything"))
        .isEqualTo(RepositoryTags.ofMissingRepository());
  }

  @Test
  void findsAnImageByItsTag() throws Exception {
    ecr.script.willAnswer(described(detail(1, "v1", "v2")));

    Object found = run("findImage", reference(Optional.of("v1"), false));

    assertThat(found).isEqualTo(Optional.of(image(1, "v1", "v2")));
    assertThat(ecr.script.requests())
        .containsExactly(
            describeRequest().imageIds(ImageIdentifier.builder().imageTag("v1").build()).build());
  }

  @Test
  void findsAnImageByItsDigestIfThereAreBoth() throws Exception {
    ecr.script.willAnswer(described(detail(1)));

    assertThat(run("findImage", reference(Optional.of("v1"), true)))
        .isEqualTo(Optional.of(image(1)));
    assertThat(ecr.script.requests())
        .containsExactly(describeRequest().imageIds(ImageIdentifiers.of(digest(1))).build());
  }

  @Test
  void findsNothingWithoutTheImageOrTheRepository() throws Exception {
    ecr.script.willAnswer(noImage, noRepository, noImage, noRepository);

    for (boolean byDigest : List.of(false, true)) {
      assertThat(run("findImage", reference(Optional.of("v1"), byDigest)))
          .isEqualTo(Optional.empty());
      assertThat(run("findImage", reference(Optional.of("v1"), byDigest)))
          .isEqualTo(Optional.empty());
    }
  }

  @Test
  void refusesAReferenceOfAnotherRepository() {
    var other =
        new ImageReference.Ecr(
            new Repository(REPOSITORY.registry(), "team/other"),
            Optional.of("v1"),
            Optional.empty());

    assertThatThrownBy(() -> run("findImage", other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("team/other")
        .hasMessageContaining("CamelEcrRepository");
  }

  @Test
  void refusesTwoImagesOfOneTag() {
    ecr.script.willAnswer(described(detail(1), detail(2)));

    assertThatThrownBy(() -> run("findImage", reference(Optional.of("v1"), false)))
        .isInstanceOf(UnusableAnswerException.class);
  }

  @Test
  void describesImagesInTheOrderAsked() throws Exception {
    ecr.script.willAnswer(described(detail(1), detail(2)));

    assertThat(run("describeImages", List.of(digest(2), digest(1), digest(2))))
        .isEqualTo(List.of(image(2), image(1)));
    assertThat(ecr.script.requests())
        .containsExactly(
            describeRequest().imageIds(ImageIdentifiers.of(List.of(digest(2), digest(1)))).build());
  }

  @Test
  void describesNothingWithoutACall() throws Exception {
    assertThat(run("describeImages", List.of())).isEqualTo(List.of());
    assertThat(ecr.script.requests()).isEmpty();
  }

  @Test
  void needsNoListingForASingleMissingImage() throws Exception {
    ecr.script.willAnswer(noImage);

    assertThat(run("describeImages", List.of(digest(1)))).isEqualTo(List.of());
    assertThat(ecr.script.requests()).hasSize(1);
  }

  @Test
  void readsTheListingIfOneOfManyIsMissing() throws Exception {
    ecr.script.willAnswer(
        noImage,
        described(detail(3), detail(9)).toBuilder().nextToken("next").build(),
        described(detail(1)));

    assertThat(run("describeImages", digests(1, 3))).isEqualTo(List.of(image(1), image(3)));
    assertThat(ecr.script.requests())
        .containsExactly(
            describeRequest().imageIds(ImageIdentifiers.of(digests(1, 3))).build(),
            describeRequest().maxResults(1000).build(),
            describeRequest().maxResults(1000).nextToken("next").build());
  }

  @Test
  void asksForAHundredByIdAndForMoreByListing() throws Exception {
    ImageDetail[] hundred =
        IntStream.rangeClosed(1, 100).mapToObj(i -> detail(i)).toArray(ImageDetail[]::new);
    ecr.script.willAnswer(described(hundred), described(hundred));

    assertThat((List<?>) run("describeImages", digests(1, 100))).hasSize(100);
    assertThat((List<?>) run("describeImages", digests(1, 101))).hasSize(100);
    assertThat(ecr.script.requests())
        .containsExactly(
            describeRequest().imageIds(ImageIdentifiers.of(digests(1, 100))).build(),
            describeRequest().maxResults(1000).build());
  }

  @Test
  void describesNoImagesOfAMissingRepository() throws Exception {
    ecr.script.willAnswer(noRepository);

    assertThat(run("describeImages", digests(1, 3))).isEqualTo(List.of());
  }

  @Test
  void refusesImagesThatItDidNotAskFor() {
    ecr.script.willAnswer(described(detail(4)));

    assertThatThrownBy(() -> run("describeImages", digests(1, 3)))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining("111122223333/eu-west-1/team/orders");
  }

  @Test
  void listsAllPagesAndCountsAnImageOnce() throws Exception {
    ecr.script.willAnswer(
        described(detail(1), detail(2)).toBuilder().nextToken("a").build(),
        described(detail(2), detail(3)).toBuilder().nextToken("b").build(),
        described());

    assertThat(run("listImages", "anything")).isEqualTo(List.of(image(1), image(2), image(3)));
    assertThat(ecr.script.requests())
        .containsExactly(
            describeRequest().maxResults(1000).build(),
            describeRequest().maxResults(1000).nextToken("a").build(),
            describeRequest().maxResults(1000).nextToken("b").build());
  }

  @Test
  void failsAsAWholeIfAPageFails() {
    RuntimeException failure = ServerException.builder().build();
    ecr.script.willAnswer(described(detail(1)).toBuilder().nextToken("a").build(), failure);

    assertThatThrownBy(() -> run("listImages", "anything")).isSameAs(failure);
  }

  @Test
  void failsIfATokenRepeatsOrTheRepositoryIsMissing() {
    var page = described(detail(1)).toBuilder().nextToken("a").build();
    ecr.script.willAnswer(page, page, noRepository);

    assertThatThrownBy(() -> run("listImages", "anything"))
        .isInstanceOf(UnusableAnswerException.class);
    assertThatThrownBy(() -> run("listImages", "anything")).isSameAs(noRepository);
  }

  @Test
  void mapsEverythingThatEcrSays() throws Exception {
    ecr.script.willAnswer(
        described(
            detail(1).toBuilder()
                .lastRecordedPullTime(Instant.EPOCH)
                .lastActivatedAt(Instant.MAX)
                .imageSizeInBytes(42L)
                .imageManifestMediaType("application/vnd.oci.image.index.v1+json")
                .imageStatus("ARCHIVED")
                .lastArchivedAt(Instant.MIN)
                .subjectManifestDigest(digest(7).value())
                .build(),
            detail(2).toBuilder().imageStatus("ACTIVATING").build(),
            detail(3).toBuilder().imageStatus("ACTIVE").build()));

    assertThat(run("listImages", "anything"))
        .isEqualTo(
            List.of(
                new Image(
                    REPOSITORY,
                    digest(1),
                    List.of(),
                    PUSHED_AT,
                    Optional.of(Instant.EPOCH),
                    Optional.of(Instant.MAX),
                    42,
                    "application/vnd.oci.image.index.v1+json",
                    true,
                    Optional.of(Instant.MIN),
                    Optional.of(digest(7))),
                ImageFixtures.activating(image(2)),
                image(3)));
  }

  @Test
  void concludesNothingFromAnAnswerItDoesNotUnderstand() {
    ecr.script.willAnswer(
        described(detail(1).toBuilder().imageDigest(null).build()),
        described(detail(1).toBuilder().imagePushedAt(null).build()),
        described(detail(1).toBuilder().imageStatus("FROZEN").build()));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> run("listImages", "anything"))
          .isInstanceOf(UnusableAnswerException.class);
    }
  }

  @Test
  void saysWhichDigestItCannotRead() {
    ecr.script.willAnswer(
        described(detail(1).toBuilder().imageDigest("sha256:1").build()),
        described(detail(1).toBuilder().subjectManifestDigest("sha512:1").build()));

    assertThatThrownBy(() -> run("listImages", "anything"))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessage(
            "ECR describes an image of 111122223333/eu-west-1/team/orders with a digest that cannot be"
                + " read. A digest is sha256: and 64 lower-case hexadecimal digits.");
    assertThatThrownBy(() -> run("listImages", "anything"))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining("111122223333/eu-west-1/team/orders with a subject");
  }

  private static Image image(int number, String... tags) {
    return new Image(
        REPOSITORY,
        digest(number),
        List.of(tags),
        PUSHED_AT,
        Optional.empty(),
        Optional.empty(),
        0,
        "",
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static ImageReference.Ecr reference(Optional<String> tag, boolean withDigest) {
    return new ImageReference.Ecr(
        REPOSITORY, tag, withDigest ? Optional.of(digest(1)) : Optional.empty());
  }
}
