package ecrimagecleanup.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image text of a container definition, as a container runtime reads it when the image comes
 * from ECR. The sandbox reads it for itself, so that the judge does not share a mistake with the
 * application.
 *
 * @param repository where the image is pulled from
 * @param tag the tag; {@code latest} if the text has neither tag nor digest
 * @param digest the digest, which a runtime goes by even if there is a tag
 */
public record PulledName(RepositoryKey repository, Optional<String> tag, Optional<String> digest) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?<id>\\d{12})\\.dkr(?:\\.ecr|-ecr)(?:-fips)?\\.(?<region>[a-z]{2}[a-z0-9-]*-\\d)"
              + "\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws|on\\.amazonwebservices\\.com\\.cn)"
              + "/(?<name>[a-z0-9._/-]+)"
              + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
              + "(?:@(?<digest>sha256:[0-9a-f]{64}))?");

  /** Reads {@code image}; empty if it does not name an image of an ECR registry. */
  public static Optional<PulledName> parse(String image) {
    Matcher text = TEXT.matcher(image);
    if (!text.matches()) {
      return Optional.empty();
    }
    RepositoryKey repository =
        new RepositoryKey(text.group("id"), text.group("region"), text.group("name"));
    Optional<String> digest = Optional.ofNullable(text.group("digest"));
    Optional<String> tag = Optional.ofNullable(text.group("tag"));
    return Optional.of(
        new PulledName(
            repository, tag.isEmpty() && digest.isEmpty() ? Optional.of("latest") : tag, digest));
  }
}
