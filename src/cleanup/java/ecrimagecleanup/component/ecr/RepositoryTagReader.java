package ecrimagecleanup.component.ecr;

import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

/**
 * Reads the resource tags of a repository.
 *
 * @param client the client
 * @param repository the repository; its ARN carries the account
 */
record RepositoryTagReader(EcrClient client, Repository repository) {

  RepositoryTags read() {
    try {
      return new RepositoryTags(
          true,
          client
              .listTagsForResource(request -> request.resourceArn(repository.arn()))
              .tags()
              .stream()
              .collect(toMap(Tag::key, Tag::value)));
    } catch (RepositoryNotFoundException e) {
      return RepositoryTags.ofMissingRepository();
    }
  }
}
