package ecrimagecleanup.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One repository of a registry.
 *
 * @param registry where it is
 * @param name its name with its namespaces, 2 to 256 characters
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html">CreateRepository</a>
 */
public record Repository(Registry registry, String name) {
  private static final int MINIMUM_LENGTH = 2;
  private static final int MAXIMUM_LENGTH = 256;
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]++(?:[._-][a-z0-9]++)*+(?:/[a-z0-9]++(?:[._-][a-z0-9]++)*+)*+");

  /**
   * @throws IllegalArgumentException if ECR would not allow the name
   */
  public Repository {
    if (!isName(name)) {
      throw new IllegalArgumentException("The repository name does not follow ECR's grammar.");
    }
  }

  /**
   * Reads {@code ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME}, the URI that ECR shows, with any of
   * the host names of the registry.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static Repository parse(String uri) {
    int slash = uri.indexOf('/');
    Optional<Registry> registry =
        slash < 0 ? Optional.empty() : Registry.ofHost(uri.substring(0, slash));
    return new Repository(
        registry.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A repository is written as ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME.")),
        uri.substring(slash + 1));
  }

  static boolean isName(String name) {
    return name.length() >= MINIMUM_LENGTH
        && name.length() <= MAXIMUM_LENGTH
        && NAME.matcher(name).matches();
  }

  /** The ARN, as the tagging calls of ECR want it. */
  public String arn() {
    return "arn:%s:ecr:%s:%s:repository/%s"
        .formatted(registry.partition(), registry.region(), registry.accountId(), name);
  }

  /** {@code accountId/region/name}. */
  @Override
  public String toString() {
    return registry + "/" + name;
  }
}
