package ecrimagecleanup.route;

import ecrimagecleanup.check.Assessment;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.Policy;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryGraph;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** What the routes of {@code image-registry} ask. Stateless. */
public final class ImageRegistry {
  private final Policy policy;

  public ImageRegistry(Policy policy) {
    this.policy = policy;
  }

  /** Whether indexes are left whose manifests are not known. */
  public boolean hasUnreadIndexes(@Variable("assessment") Assessment assessment) {
    return !assessment.registry().unreadIndexes().isEmpty();
  }

  /** The indexes whose manifests are not known. */
  public List<Digest> unreadIndexes(@Variable("assessment") Assessment assessment) {
    return assessment.registry().unreadIndexes();
  }

  /** Adds their manifests. */
  public Assessment addManifests(
      @Variable("assessment") Assessment assessment,
      @Variable("manifests") List<Manifest> manifests) {
    return assessment.withRegistry(assessment.registry().withManifests(manifests));
  }

  /** The images that the indexes list. */
  public List<Digest> listedDigests(@Variable("assessment") Assessment assessment) {
    return assessment.registry().listedDigests();
  }

  /** Adds the images that indexes list. */
  public Assessment addListed(
      @Variable("assessment") Assessment assessment, @Variable("listed") List<Image> listed) {
    return assessment.withRegistry(assessment.registry().withListed(listed));
  }

  /**
   * The indexes among all images of a repository, as far as they can be read. Of one whose owner
   * has not opted in everything is kept anyway, and to read a manifest may count as a pull.
   *
   * @param askAll whether somebody wants to know all the same
   */
  public List<Digest> indexes(
      @Variable("repositoryTags") RepositoryTags repositoryTags,
      @Variable("repositoryImages") List<Image> images,
      @Variable("askAll") @Nullable Boolean askAll) {
    if (!policy.optedIn(repositoryTags) && !Boolean.TRUE.equals(askAll)) {
      return List.of();
    }
    return images.stream().filter(i -> i.isIndex() && !i.archived()).map(Image::digest).toList();
  }

  /** How the images of a repository hang together. */
  public RepositoryGraph graph(
      @Variable("repositoryImages") List<Image> images,
      @Variable("indexManifests") List<Manifest> manifests) {
    return new RepositoryGraph(images, manifests);
  }

  /** The name under which the graph of a check's repository is shared. */
  public String graphKey(@Variable("check") ImageDeletionCheck check) {
    return "graph " + check.repository();
  }

  /** Adds it. */
  public Assessment addGraph(
      @Variable("assessment") Assessment assessment, @Body RepositoryGraph graph) {
    return assessment.withRegistry(assessment.registry().withGraph(graph));
  }

  /** The name under which the repositories of a registry are shared. */
  public String repositoriesKey(@Header("CamelEcrRepository") Repository repository) {
    return "repositories " + repository.registry();
  }

  /** Adds whether tags can move. */
  public Assessment addMutability(
      @Variable("assessment") Assessment assessment, @Body Map<Repository, TagMutability> all) {
    return assessment.withRegistry(
        assessment.registry().withMutability(mutability(all, assessment.check().repository())));
  }

  /** Whether the tags of a repository can move; of one that is too new to be known they can. */
  static TagMutability mutability(Map<Repository, TagMutability> all, Repository repository) {
    return all.getOrDefault(repository, new TagMutability("unknown", List.of()));
  }
}
