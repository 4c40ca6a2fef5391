package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.image.Removal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UpdateImageStorageClassResponse;

/** Headers and bodies as text: read by a strict grammar, or refused before anything is asked. */
class EcrImagesTextTest extends EcrImagesTestCase {
  private static final String URI = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/orders";
  private static final String ARN = "arn:aws:ecr:eu-west-1:111122223333:repository/team/orders";

  private Object text(String operation, Object body) throws Exception {
    return camel
        .send(
            "ecr-images:images?operation=" + operation,
            body,
            Map.of(EcrImagesConstants.REPOSITORY, URI))
        .getMessage()
        .getBody();
  }

  @Test
  void aRepositoryIsReadFromItsUri() throws Exception {
    ecr.script.willAnswer(described(detail(1)));

    assertThat((List<?>) text("describeImages", List.of(digest(1)))).hasSize(1);
    assertThat(ecr.script.requests())
        .containsExactly(
            describeRequest().imageIds(ImageIdentifiers.of(List.of(digest(1)))).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo",
        "team/orders",
        "111122223333/eu-west-1/team/orders",
        "docker.io/team/orders",
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com",
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/",
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/orders:1",
        " 111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/orders",
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com.attacker.example/team/orders"
      })
  void anotherTextIsNoRepository(String header) {
    assertThatThrownBy(
            () ->
                camel.send(
                    "ecr-images:images?operation=listImages",
                    "",
                    Map.of(EcrImagesConstants.REPOSITORY, header)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ecr-images://images: the header CamelEcrRepository is \"%s\", which is not ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME."
                .formatted(header));
    assertThat(ecr.script.requests()).isEmpty();
  }

  @Test
  void whatIsNoRepositoryIsShownShortAndOnOneLine() {
    assertThatThrownBy(
            () ->
                camel.send(
                    "ecr-images:images?operation=listImages",
                    "",
                    Map.of(EcrImagesConstants.REPOSITORY, "a\nb" + "c".repeat(200))))
        .hasMessageContaining("\"a?b" + "c".repeat(97) + "…\"");
  }

  @Test
  void aReferenceIsReadFromText() throws Exception {
    ecr.script.willAnswer(described(detail(1, "7")), described(detail(2)));

    assertThat((Optional<?>) text("findImage", URI + ":7")).isPresent();
    assertThat((Optional<?>) text("findImage", URI + "@" + digest(2))).isPresent();
    assertThat(ecr.script.requests())
        .containsExactly(
            describeRequest().imageIds(ImageIdentifier.builder().imageTag("7").build()).build(),
            describeRequest().imageIds(ImageIdentifiers.of(List.of(digest(2)))).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "docker.io/nginx:1", "nginx", "a b"})
  void anotherTextIsNoReferenceToEcr(String body) {
    assertThatThrownBy(() -> text("findImage", body))
        .hasMessage(
            "ecr-images://images: the body is \"%s\", which is not ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG or …/NAME@DIGEST."
                .formatted(body));
    assertThat(ecr.script.requests()).isEmpty();
  }

  @Test
  void digestsAreReadFromOneTextOrFromSeveral() throws Exception {
    BatchDeleteImageResponse deleted =
        BatchDeleteImageResponse.builder()
            .imageIds(ImageIdentifiers.of(List.of(digest(1), digest(2))))
            .build();
    ecr.script.willAnswer(deleted, deleted);

    List<Removal> done = List.of(new Removal.Done(digest(1)), new Removal.Done(digest(2)));
    assertThat(text("deleteImages", digest(1) + ", " + digest(2))).isEqualTo(done);
    assertThat(text("deleteImages", List.of(digest(1).value(), digest(2)))).isEqualTo(done);
    assertThat(ecr.script.requests().get(1)).isEqualTo(ecr.script.requests().get(0));
  }

  @Test
  void oneDigestIsReadFromText() throws Exception {
    ecr.script.willAnswer(UpdateImageStorageClassResponse.builder().build());

    assertThat(text("restoreImage", digest(1).value())).isEqualTo(digest(1));
  }

  @ParameterizedTest
  @CsvSource({
    "describeImages, '', ''",
    "describeManifests, latest, latest",
    "archiveImages, 'sha256:1', 'sha256:1'",
    "deleteImages, 'sha256:0000000000000000000000000000000000000000000000000000000000000001,', ''",
    "restoreImage, '*', '*'"
  })
  void anotherTextIsNoDigest(String operation, String body, String shown) {
    assertThatThrownBy(() -> text(operation, body))
        .hasMessage(
            "ecr-images://images: the body is \"%s\", which is not sha256: and 64 lower-case hexadecimal digits."
                .formatted(shown));
    assertThat(ecr.script.requests()).isEmpty();
  }

  @Test
  void tagsAreReadFromText() throws Exception {
    ecr.script.willAnswer(
        TagResourceResponse.builder().build(), UntagResourceResponse.builder().build());

    assertThat(text("tagRepository", "team=a=b, ecr-image-cleanup=enabled"))
        .isEqualTo(Map.of("team", "a=b", "ecr-image-cleanup", "enabled"));
    assertThat(text("untagRepository", "team, other")).isEqualTo(List.of("team", "other"));
    assertThat(ecr.script.requests())
        .containsExactly(
            TagResourceRequest.builder()
                .resourceArn(ARN)
                .tags(
                    Tag.builder().key("ecr-image-cleanup").value("enabled").build(),
                    Tag.builder().key("team").value("a=b").build())
                .build(),
            UntagResourceRequest.builder().resourceArn(ARN).tagKeys("team", "other").build());
  }

  @ParameterizedTest
  @CsvSource({
    "tagRepository, '', '', KEY=VALUE",
    "tagRepository, 'a=b,team', team, KEY=VALUE",
    "tagRepository, '=b', '=b', KEY=VALUE",
    "untagRepository, 'a,', '', a key of 1 to 128 characters"
  })
  void anotherTextIsNoTags(String operation, String body, String shown, String form) {
    assertThatThrownBy(() -> text(operation, body))
        .hasMessage(
            "ecr-images://images: the body is \"%s\", which is not %s.".formatted(shown, form));
    assertThat(ecr.script.requests()).isEmpty();
  }
}
