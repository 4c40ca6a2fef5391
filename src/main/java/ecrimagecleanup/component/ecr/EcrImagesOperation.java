package ecrimagecleanup.component.ecr;

/**
 * What an {@code ecr-images:} endpoint does with the repository of the header {@link
 * EcrImagesConstants#REPOSITORY}. The names are the values of the option. The result replaces the
 * body.
 */
public enum EcrImagesOperation {
  /**
   * The resource tags of the repository, or that it does not exist. Any body becomes {@link
   * ecrimagecleanup.image.RepositoryTags}.
   */
  describeRepositoryTags,

  /**
   * The image that a reference denotes; its digest decides, if it has one. An {@link
   * ecrimagecleanup.image.ImageReference.Ecr} of the same repository becomes an {@code
   * Optional<Image>}, empty if there is no such image or no such repository.
   */
  findImage,

  /**
   * Those images that exist. A {@code Collection<Digest>} becomes a {@code List<Image>} in the same
   * order, without those that are missing.
   */
  describeImages,

  /**
   * All images of the repository, with those in the archive. Any body becomes a {@code
   * List<Image>}. It is complete, or the call fails; it fails if the repository does not exist.
   */
  listImages,

  /**
   * The manifests of those images that exist. A {@code Collection<Digest>} becomes a {@code
   * List<Manifest>} in the same order, without those that are missing. Any other failure of an
   * image makes the call fail, and so does a missing repository.
   */
  describeManifests,

  /**
   * What indexes list, directly or by another index. A {@code Collection<Image>} of the repository
   * becomes an {@link ecrimagecleanup.image.ImageTree}. It reads the manifests of the indexes among
   * them, then of the indexes that those list, and so on, and at the end describes all images that
   * are listed. A listed image that is missing is left out, and a listed index that is missing
   * lists nothing; the call fails if the manifest of one of the given images is missing. Without an
   * index among them ECR is not asked.
   */
  describeImageTree,

  /**
   * Deletes images by digest, and so with all their tags. A {@code Collection<Digest>} becomes a
   * {@code List<Removal>} in the same order. If an error comes after some images were dealt with,
   * it is the outcome of the others; only an error before that is thrown.
   */
  deleteImages,

  /** Moves images to the archive. The body and errors are as for {@link #deleteImages}. */
  archiveImages,

  /**
   * Restores an image from the archive; it can be pulled some minutes later. A {@code Digest} stays
   * the body. Fails if ECR refuses, also if the image or the repository does not exist.
   */
  restoreImage,

  /**
   * Whether tags can move, of all repositories of the registry of the header; its repository does
   * not count. Any body becomes a {@code Map<Repository, TagMutability>}. It is complete, or the
   * call fails.
   */
  describeRepositories,

  /**
   * Sets resource tags of the repository. A {@code Map<String, String>} of keys and values stays
   * the body; tags that it does not name stay too. Fails if the repository does not exist.
   */
  tagRepository,

  /**
   * Takes resource tags from the repository. A {@code Collection<String>} of keys stays the body; a
   * key that is not there is no error. Fails if the repository does not exist.
   */
  untagRepository,

  /**
   * The principals whose pulls ECR does not record in the registry of the header. Any body becomes
   * a {@code List<String>} of their ARNs. It is complete, or the call fails.
   */
  listPullTimeExclusions,

  /**
   * The registries to which the registry of the header is replicated, by any rule. Any body becomes
   * a {@code List<Registry>}.
   */
  describeReplication
}
