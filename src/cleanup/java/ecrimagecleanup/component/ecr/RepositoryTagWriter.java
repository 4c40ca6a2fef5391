package ecrimagecleanup.component.ecr;

import ecrimagecleanup.image.Repository;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Tag;

/**
 * Writes resource tags of a repository. Tags that are not named stay as they are.
 *
 * @param client the client
 * @param repository the repository; its ARN carries the account
 */
record RepositoryTagWriter(EcrClient client, Repository repository) {

  /**
   * Sets tags; a key that is there gets the new value.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_TagResource.html">TagResource</a>
   */
  void tag(Map<String, String> tags) {
    List<Tag> sorted =
        new TreeMap<>(tags)
            .entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    client.tagResource(request -> request.resourceArn(repository.arn()).tags(sorted));
  }

  /**
   * Takes tags away; a key that is not there is none to take away.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UntagResource.html">UntagResource</a>
   */
  void untag(List<String> keys) {
    client.untagResource(request -> request.resourceArn(repository.arn()).tagKeys(keys));
  }
}
