package ecrimagecleanup.component;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.function.Function;

/**
 * A type of headers and bodies, and the text that may be given in its place, so that a route can be
 * written in YAML alone.
 *
 * @param type the type
 * @param grammar what the text has to be, in words that end a sentence
 * @param parser reads the text; throws an {@link IllegalArgumentException} or a {@link
 *     java.time.DateTimeException} if it is something else
 */
public record Form<T>(Class<T> type, String grammar, Function<String, T> parser) {
  /** A repository, by the URI that ECR shows. */
  public static final Form<Repository> REPOSITORY =
      new Form<>(Repository.class, "ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME", Repository::parse);

  /** The digest of an image. */
  public static final Form<Digest> DIGEST =
      new Form<>(Digest.class, "sha256: and 64 lower-case hexadecimal digits", Digest::new);

  /** A reference to an image of ECR, by tag or by digest. */
  public static final Form<ImageReference.Ecr> REFERENCE =
      new Form<>(
          ImageReference.Ecr.class,
          "ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG or …/NAME@DIGEST",
          Form::reference);

  /** A time. */
  public static final Form<Instant> INSTANT =
      new Form<>(Instant.class, "a time such as 2026-03-01T12:00:00Z", Instant::parse);

  private static ImageReference.Ecr reference(String text) {
    if (ImageReference.parse(text) instanceof ImageReference.Ecr reference) {
      return reference;
    }
    throw new IllegalArgumentException("It is no reference to an image of ECR.");
  }
}
