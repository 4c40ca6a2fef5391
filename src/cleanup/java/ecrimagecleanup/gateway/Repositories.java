package ecrimagecleanup.gateway;

import ecrimagecleanup.component.ecr.EcrImagesConstants;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import java.util.LinkedHashMap;
import java.util.Map;

/** The repositories of a registry, as ECR lists them. */
public final class Repositories {
  private Repositories() {}

  /** All of them, and whether their tags can move. */
  public static Map<Repository, TagMutability> of(Registry registry, Gateway gateway) {
    Map<?, ?> found = gateway.ask(Endpoint.DESCRIBE_REPOSITORIES, "", about(registry), Map.class);
    Map<Repository, TagMutability> repositories = new LinkedHashMap<>();
    found.forEach(
        (repository, mutability) ->
            repositories.put((Repository) repository, (TagMutability) mutability));
    return repositories;
  }

  /** The tags of a repository, as they are now. */
  public static RepositoryTags tags(Repository repository, Gateway gateway) {
    return gateway.ask(
        Endpoint.DESCRIBE_REPOSITORY_TAGS, "", about(repository), RepositoryTags.class);
  }

  /** The header of a call that is about a registry: any repository of it, which need not exist. */
  public static Map<String, Object> about(Registry registry) {
    return about(new Repository(registry, "any"));
  }

  /** The header of a call that is about a repository. */
  public static Map<String, Object> about(Repository repository) {
    return Map.of(EcrImagesConstants.REPOSITORY, repository);
  }
}
