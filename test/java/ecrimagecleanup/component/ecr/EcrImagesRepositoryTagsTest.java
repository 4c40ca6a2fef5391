package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;

class EcrImagesRepositoryTagsTest extends EcrImagesTestCase {
  private static final String ARN = "arn:aws:ecr:eu-west-1:111122223333:repository/team/orders";

  @Test
  void setsTagsOfTheRepositoryAndKeepsTheBody() throws Exception {
    ecr.script.willAnswer(TagResourceResponse.builder().build());
    Map<String, String> tags =
        Map.of("ecr-image-cleanup:grace", "P3D", "ecr-image-cleanup", "enabled");

    assertThat(run("tagRepository", tags)).isEqualTo(tags);

    assertThat(ecr.script.requests())
        .containsExactly(
            TagResourceRequest.builder()
                .resourceArn(ARN)
                .tags(
                    Tag.builder().key("ecr-image-cleanup").value("enabled").build(),
                    Tag.builder().key("ecr-image-cleanup:grace").value("P3D").build())
                .build());
  }

  @Test
  void takesTagsFromTheRepositoryAndKeepsTheBody() throws Exception {
    ecr.script.willAnswer(UntagResourceResponse.builder().build());

    assertThat(run("untagRepository", Set.of("ecr-image-cleanup")))
        .isEqualTo(List.of("ecr-image-cleanup"));

    assertThat(ecr.script.requests())
        .containsExactly(
            UntagResourceRequest.builder().resourceArn(ARN).tagKeys("ecr-image-cleanup").build());
  }

  @Test
  void failsIfTheRepositoryDoesNotExist() {
    RuntimeException missing = RepositoryNotFoundException.builder().build();
    ecr.script.willAnswer(missing, missing);

    assertThatThrownBy(() -> run("tagRepository", Map.of("a", "b"))).isSameAs(missing);
    assertThatThrownBy(() -> run("untagRepository", List.of("a"))).isSameAs(missing);
  }

  @Test
  void refusesABodyOfAnotherType() {
    assertThatThrownBy(() -> run("tagRepository", List.of("a")))
        .hasMessageContaining("needs a body of type Map");
    assertThatThrownBy(() -> run("tagRepository", Map.of("a", 1)))
        .hasMessageContaining("a body of values of type String, but it is of type Integer");
    assertThatThrownBy(() -> run("untagRepository", Map.of("a", "b")))
        .hasMessageContaining("needs a body of type Collection");
    assertThat(ecr.script.requests()).isEmpty();
  }
}
