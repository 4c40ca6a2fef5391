package ecrimagecleanup.component.ecr;

/** What an {@code ecr:} endpoint does. The names are the values of the option. */
public enum EcrOperation {
  /** The resource tags of the repository, or that it does not exist. */
  describeRepositoryTags,
  /** The image that a reference denotes. */
  findImage,
  /** Those images of a collection of digests that exist. */
  describeImages,
  /** All images of the repository. */
  listImages,
  /** The manifests of those images of a collection of digests that exist. */
  describeManifests,
  /** Deletes images by digest. */
  deleteImages,
  /** Moves images to the archive. */
  archiveImages
}
