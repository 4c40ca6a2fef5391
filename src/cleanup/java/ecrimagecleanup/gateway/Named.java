package ecrimagecleanup.gateway;

import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.policy.Registries;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people call an image or a repository: as in a container definition, as in the records of
 * decisions ({@code 999988887777/eu-central-1/team/orders@sha256:…}), or by its name alone, which
 * is then of the first of {@code cleanup.registries}.
 */
public final class Named {
  /** What follows the at sign in a digest, or in the beginning of one. */
  private static final Pattern BY_DIGITS =
      Pattern.compile("([^@]+)@(?:sha256:([0-9a-f]{1,63})|([0-9a-f]{1,64}))");

  private static final Pattern OF_RECORDS = Pattern.compile("([0-9]{12}/[a-z0-9-]+)/(.+)");

  private Named() {}

  /**
   * An image, also one that is named by the first digits of its digest.
   *
   * @param registries those of the application; a name alone is of the first
   * @param gateway lists the images of the repository if only some digits are there
   * @throws IllegalArgumentException if the text names none, or several, or one of another registry
   */
  public static ImageReference.Ecr image(String text, Registries registries, Gateway gateway) {
    Matcher digits = BY_DIGITS.matcher(text);
    if (digits.matches()) {
      Repository repository = repository(digits.group(1), registries);
      return new DigestPrefix(
              registries.named(repository),
              Optional.ofNullable(digits.group(2)).orElseGet(() -> digits.group(3)))
          .find(gateway);
    }
    ImageReference.Ecr named =
        parse(text, registries)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s is no reference to an image of ECR, like team/orders:1.4."
                            .formatted(text)));
    registries.named(named.repository());
    return named;
  }

  /**
   * A repository.
   *
   * @param registries those of the application; a name alone is of the first
   * @throws IllegalArgumentException if the text names none
   */
  public static Repository repository(String text, Registries registries) {
    return parse(text, registries)
        .filter(
            reference ->
                !text.contains("@") && !text.substring(text.lastIndexOf('/') + 1).contains(":"))
        .map(ImageReference.Ecr::repository)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is no name of a repository of ECR, like team/orders.".formatted(text)));
  }

  private static Optional<ImageReference.Ecr> parse(String text, Registries registries) {
    if (ImageReference.parse(text) instanceof ImageReference.Ecr ecr) {
      return Optional.of(ecr);
    }
    Matcher ofRecords = OF_RECORDS.matcher(text);
    boolean qualified = ofRecords.matches();
    Registry registry = qualified ? Registry.parse(ofRecords.group(1)) : registries.all().get(0);
    String within = registry.hosts().get(0) + "/" + (qualified ? ofRecords.group(2) : text);
    return ImageReference.parse(within) instanceof ImageReference.Ecr ecr
        ? Optional.of(ecr)
        : Optional.empty();
  }
}
