package ecrimagecleanup.sandbox;

/**
 * One image of one repository.
 *
 * @param repository the repository
 * @param digest the digest of its manifest
 */
public record ImageKey(RepositoryKey repository, String digest) {

  /** The image with {@code digest} in a repository of the shared account. */
  public static ImageKey shared(String repositoryName, String digest) {
    return new ImageKey(RepositoryKey.shared(repositoryName), digest);
  }
}
