package ecrimagecleanup.sandbox;

/**
 * One repository.
 *
 * @param registryId the account that owns it
 * @param region its region
 * @param name its name, with its namespace
 */
public record RepositoryKey(String registryId, String region, String name) {

  /** The repository of that name in the shared account. */
  public static RepositoryKey shared(String name) {
    return new RepositoryKey(World.SHARED_ACCOUNT, World.REGION, name);
  }

  /** Its ARN. */
  public String arn() {
    return "arn:aws:ecr:%s:%s:repository/%s".formatted(region, registryId, name);
  }

  /** What images are pulled by, without tag and digest. */
  public String uri() {
    return "%s.dkr.ecr.%s.amazonaws.com/%s".formatted(registryId, region, name);
  }
}
