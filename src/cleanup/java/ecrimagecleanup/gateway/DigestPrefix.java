package ecrimagecleanup.gateway;

import static java.util.stream.Collectors.joining;

import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.NoSuchImageException;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/**
 * The first digits of the digest of an image, as people copy them from a plan.
 *
 * @param repository where the image is
 * @param digits lower-case hexadecimal digits
 */
public record DigestPrefix(Repository repository, String digits) {
  private static final int FEWEST = 6;
  private static final int MOST_SHOWN = 5;

  /** So many digits more than those that several digests share are shown. */
  private static final int MORE_DIGITS = 6;

  private static final String SHA256 = "sha256:";

  /**
   * The one image whose digest begins so.
   *
   * @throws NoSuchImageException if there is none, or no such repository
   * @throws IllegalArgumentException if there are several
   */
  ImageReference.Ecr find(Gateway gateway) {
    if (digits.length() < FEWEST) {
      throw new IllegalArgumentException(
          "%s is too short for a digest of %s; give at least %d of its digits."
              .formatted(digits, repository.name(), FEWEST));
    }
    List<Image> matching =
        images(gateway).stream()
            .filter(image -> image.digest().value().startsWith(SHA256 + digits))
            .toList();
    if (matching.size() == 1) {
      return new ImageReference.Ecr(
          repository, Optional.empty(), Optional.of(matching.get(0).digest()));
    }
    if (matching.isEmpty()) {
      throw new NoSuchImageException(
          "No digest in %s begins with %s.".formatted(repository, digits));
    }
    throw new IllegalArgumentException(
        "%s begin with %s; give more digits of one of %s."
            .formatted(
                Counts.of(matching.size(), "digest") + " in " + repository,
                digits,
                shown(matching)));
  }

  private List<Image> images(Gateway gateway) {
    try {
      return gateway.list(Endpoint.LIST_IMAGES, "", Repositories.about(repository), Image.class);
    } catch (RuntimeException e) {
      throw PlainSentence.cause(e, RepositoryNotFoundException.class)
          .<RuntimeException>map(none -> NoSuchImageException.withoutRepository(repository))
          .orElse(e);
    }
  }

  private String shown(List<Image> matching) {
    Stream<String> some = matching.stream().limit(MOST_SHOWN).map(this::brief);
    Stream<String> rest =
        matching.size() > MOST_SHOWN
            ? Stream.of(Counts.of(matching.size() - MOST_SHOWN) + " more")
            : Stream.empty();
    return Stream.concat(some, rest).collect(joining(", "));
  }

  private String brief(Image image) {
    String hex = image.digest().value().substring(SHA256.length());
    String begin = hex.substring(0, Math.min(hex.length(), digits.length() + MORE_DIGITS));
    return image.tags().isEmpty()
        ? begin
        : "%s (%s)".formatted(begin, String.join(" ", image.tags()));
  }
}
