package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the owner of repositories does to images: tags, the archive and back. */
class ImageOwnerTest {
  private static final String REPOSITORY = "team/orders";

  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final World world = sandbox.world();
  private final ImageOwner owner = new ImageOwner(sandbox);

  @BeforeEach
  void createRepository() {
    owner.createRepository(REPOSITORY, Map.of("image-cleanup", "enabled"));
  }

  @Test
  void movesATagToAnImageThatIsThere() {
    String old = owner.push(REPOSITORY, "v1", "old", 1000);
    String current = owner.push(REPOSITORY, "stable", "current", 1000);

    owner.retag(REPOSITORY, "stable", old);

    assertThat(tags(old)).containsExactly("stable", "v1");
    assertThat(tags(current)).isEmpty();
  }

  @Test
  void movesATagToAnIndex() {
    String child = owner.push(REPOSITORY, "stable", "amd64", 1000);
    String index = owner.pushIndex(REPOSITORY, "v1", List.of(child));

    owner.retag(REPOSITORY, "stable", index);

    assertThat(tags(index)).containsExactly("stable", "v1");
    assertThat(tags(child)).isEmpty();
  }

  @Test
  void cannotTagWhatIsNotThere() {
    String digest = "sha256:" + "0".repeat(64);

    assertThatThrownBy(() -> owner.retag(REPOSITORY, "stable", digest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(digest);
  }

  @Test
  void changesTheResourceTags() {
    owner.tag(REPOSITORY, "image-cleanup", "report");
    owner.tag(REPOSITORY, "grace", "48h");
    assertThat(resourceTags()).isEqualTo(Map.of("image-cleanup", "report", "grace", "48h"));

    owner.untag(REPOSITORY, "image-cleanup");
    assertThat(resourceTags()).isEqualTo(Map.of("grace", "48h"));
  }

  @Test
  void nobodyCanPullAnArchivedImageUntilItIsRestored() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);
    world.advance(Duration.ofHours(1));

    owner.archive(REPOSITORY, digest);
    world.advance(Duration.ofHours(1));
    assertThat(manifests(digest).path("images")).isEmpty();
    assertThat(manifests(digest).at("/failures/0/failureCode").asText()).isEqualTo("ImageNotFound");
    assertThat(detail(digest).path("imageStatus").asText()).isEqualTo("ARCHIVED");
    assertThat(time(digest, "lastArchivedAt")).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(detail(digest).has("lastActivatedAt")).isFalse();

    owner.restore(REPOSITORY, digest);
    assertThat(detail(digest).path("imageStatus").asText()).isEqualTo("ACTIVATING");
    assertThat(manifests(digest).path("images")).isEmpty();
    world.advance(world.settings().restore());
    assertThat(manifests(digest).path("images")).hasSize(1);
    assertThat(detail(digest).path("imageStatus").asText()).isEqualTo("ACTIVE");
    assertThat(time(digest, "lastActivatedAt")).isEqualTo("2026-03-02T11:15:00Z");
    assertThat(time(digest, "lastArchivedAt")).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(time(digest, "imagePushedAt")).isEqualTo("2026-03-02T09:00:00Z");
  }

  @Test
  void archivesAndRestoresOnlyWhatIsNotAlready() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);

    assertThatThrownBy(() -> owner.restore(REPOSITORY, digest)).isInstanceOf(AwsError.class);
    owner.archive(REPOSITORY, digest);
    assertThatThrownBy(() -> owner.archive(REPOSITORY, digest)).isInstanceOf(AwsError.class);
  }

  @Test
  void pushingAnArchivedImageAgainRestoresItAtOnce() {
    String digest = owner.push(REPOSITORY, "v1", "content", 1000);
    owner.archive(REPOSITORY, digest);
    world.advance(Duration.ofHours(1));

    owner.push(REPOSITORY, "v1", "content", 1000);

    assertThat(detail(digest).path("imageStatus").asText()).isEqualTo("ACTIVE");
    assertThat(time(digest, "lastActivatedAt")).isEqualTo("2026-03-02T10:00:00Z");
  }

  @Test
  void aChildStaysWhileItsIndexExistsEvenInTheArchive() {
    String child = owner.push(REPOSITORY, "", "amd64", 1000);
    String index = owner.pushIndex(REPOSITORY, "v1", List.of(child));
    owner.archive(REPOSITORY, index);
    assertThat(delete(child).at("/failures/0/failureCode").asText())
        .isEqualTo("ImageReferencedByManifestList");

    owner.archive(REPOSITORY, child);
    assertThat(delete(child).at("/failures/0/failureCode").asText())
        .isEqualTo("ImageReferencedByManifestList");

    assertThat(delete(index).path("failures")).isEmpty();
    assertThat(delete(child).path("failures")).isEmpty();
  }

  private List<String> tags(String digest) {
    return detail(digest).path("imageTags").valueStream().map(JsonNode::asText).toList();
  }

  private Map<String, String> resourceTags() {
    return owner
        .call(
            "ListTagsForResource",
            Json.object().put("resourceArn", RepositoryKey.shared(REPOSITORY).arn()))
        .path("tags")
        .valueStream()
        .collect(
            Collectors.toMap(tag -> tag.path("Key").asText(), tag -> tag.path("Value").asText()));
  }

  private JsonNode detail(String digest) {
    ObjectNode body = named(digest);
    body.putObject("filter").put("imageStatus", "ANY");
    return owner.call("DescribeImages", body).at("/imageDetails/0");
  }

  private String time(String digest, String member) {
    return Instant.ofEpochSecond(detail(digest).path(member).asLong()).toString();
  }

  private JsonNode manifests(String digest) {
    return owner.call("BatchGetImage", named(digest));
  }

  private JsonNode delete(String digest) {
    return owner.call("BatchDeleteImage", named(digest));
  }

  private static ObjectNode named(String digest) {
    ObjectNode body = Json.object().put("repositoryName", REPOSITORY);
    body.putArray("imageIds").addObject().put("imageDigest", digest);
    return body;
  }
}
