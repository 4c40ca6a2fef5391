package ecrimagecleanup.component.ecr;

import ecrimagecleanup.component.AwsOperation;
import java.util.List;

/**
 * What an {@code ecr-images:} endpoint does with the repository of the header {@link
 * EcrImagesConstants#REPOSITORY}. The names are the values of the option. The result replaces the
 * body. Digests may be text: a collection of texts, or one text with commas between them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html">IAM
 *     actions of the service</a>
 */
public enum EcrImagesOperation implements AwsOperation {
  /**
   * The resource tags of the repository, or that it does not exist. Any body becomes {@link
   * ecrimagecleanup.image.RepositoryTags}.
   */
  describeRepositoryTags("ecr:ListTagsForResource"),

  /**
   * The image that a reference denotes; its digest decides, if it has one. An {@link
   * ecrimagecleanup.image.ImageReference.Ecr} of the same repository, or its text, becomes an
   * {@code Optional<Image>}, empty if there is no such image or no such repository.
   */
  findImage("ecr:DescribeImages"),

  /**
   * Those images that exist. A {@code Collection<Digest>}, or text, becomes a {@code List<Image>}
   * in the same order, without those that are missing.
   */
  describeImages("ecr:DescribeImages"),

  /**
   * All images of the repository, with those in the archive. Any body becomes a {@code
   * List<Image>}. It is complete, or the call fails; it fails if the repository does not exist.
   */
  listImages("ecr:DescribeImages"),

  /**
   * The manifests of those images that exist. A {@code Collection<Digest>}, or text, becomes a
   * {@code List<Manifest>} in the same order, without those that are missing. Any other failure of
   * an image makes the call fail, and so does a missing repository.
   */
  describeManifests("ecr:BatchGetImage"),

  /**
   * What images store by their manifests: layers and configuration. A {@code Collection<Digest>},
   * or text, becomes a {@code List<ImageLayers>} in the same order, without those whose manifests
   * cannot be read, whatever the reason. What was read is remembered, because a manifest never
   * changes. Fails if the repository does not exist.
   */
  describeLayers("ecr:BatchGetImage"),

  /**
   * What indexes list, directly or by another index. A {@code Collection<Image>} of the repository
   * becomes an {@link ecrimagecleanup.image.ImageTree}. It reads the manifests of the indexes among
   * them, then of the indexes that those list, and so on, and at the end describes all images that
   * are listed. A listed image that is missing is left out, and a listed index that is missing
   * lists nothing; the call fails if the manifest of one of the given images is missing. Without an
   * index among them ECR is not asked.
   */
  describeImageTree("ecr:BatchGetImage", "ecr:DescribeImages"),

  /**
   * Deletes images by digest, and so with all their tags. A {@code Collection<Digest>}, or text,
   * becomes a {@code List<Removal>} in the same order. If an error comes after some images were
   * dealt with, it is the outcome of the others; only an error before that is thrown.
   */
  deleteImages("ecr:BatchDeleteImage"),

  /** Moves images to the archive. The body and errors are as for {@link #deleteImages}. */
  archiveImages("ecr:UpdateImageStorageClass"),

  /**
   * Restores an image from the archive; it can be pulled some minutes later. A {@code Digest}, or
   * text, becomes a {@code Digest}. Fails if ECR refuses, also if the image or the repository does
   * not exist.
   */
  restoreImage("ecr:UpdateImageStorageClass"),

  /**
   * Whether tags can move, of all repositories of the registry of the header; its repository does
   * not count. Any body becomes a {@code Map<Repository, TagMutability>}. It is complete, or the
   * call fails.
   */
  describeRepositories("ecr:DescribeRepositories"),

  /**
   * Sets resource tags of the repository. A {@code Map<String, String>} of keys and values, or the
   * text {@code KEY=VALUE,KEY=VALUE}, becomes that map; tags that it does not name stay too. Fails
   * if the repository does not exist.
   */
  tagRepository("ecr:TagResource"),

  /**
   * Takes resource tags from the repository. A {@code Collection<String>} of keys, or one text with
   * commas between them, becomes a {@code List<String>}; a key that is not there is no error. Fails
   * if the repository does not exist.
   */
  untagRepository("ecr:UntagResource"),

  /**
   * The principals whose pulls ECR does not record in the registry of the header. Any body becomes
   * a {@code List<String>} of their ARNs. It is complete, or the call fails.
   */
  listPullTimeExclusions("ecr:ListPullTimeUpdateExclusions"),

  /**
   * The registries to which the registry of the header is replicated, by any rule. Any body becomes
   * a {@code List<Registry>}.
   */
  describeReplication("ecr:DescribeRegistry"),

  /**
   * The rules of pull-through caches of the registry of the header. Any body becomes a {@code
   * List<PullThroughCacheRule>}. It is complete, or the call fails.
   */
  describePullThroughCacheRules("ecr:DescribePullThroughCacheRules");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change.
  private final List<String> actions;

  EcrImagesOperation(String... actions) {
    this.actions = List.of(actions);
  }

  @Override
  public List<String> actions() {
    return actions;
  }
}
