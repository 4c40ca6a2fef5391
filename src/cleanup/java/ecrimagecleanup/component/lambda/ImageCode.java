package ecrimagecleanup.component.lambda;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.lambda.FunctionImage;
import ecrimagecleanup.evidence.lambda.FunctionVersion;
import ecrimagecleanup.image.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;

/**
 * What Lambda says of the code of a version.
 *
 * @param image its image; empty if it has none, or none that can be read
 * @param doubt what of its image is unknown
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCodeLocation.html">FunctionCodeLocation</a>
 */
record ImageCode(Optional<FunctionImage> image, Optional<Doubt> doubt) {
  private static final String S3 = "S3";

  /** Reads it. Without a digest it may run any image of the repository that it names. */
  static ImageCode of(FunctionVersion function, @Nullable FunctionCodeLocation code) {
    if (code == null) {
      return new ImageCode(Optional.empty(), Optional.of(unknown(function, Scope.EVERYTHING)));
    }
    if (S3.equals(code.repositoryType())) {
      return new ImageCode(Optional.empty(), Optional.empty());
    }
    Optional<ImageReference.Ecr> resolved = read(code.resolvedImageUri());
    Optional<ImageReference.Ecr> named = read(code.imageUri());
    List<ImageReference.Ecr> references =
        Stream.concat(resolved.stream(), named.stream()).distinct().toList();
    Optional<FunctionImage> image =
        references.isEmpty()
            ? Optional.empty()
            : Optional.of(new FunctionImage(function, references));
    return new ImageCode(
        image,
        references.stream().anyMatch(reference -> reference.digest().isPresent())
            ? Optional.empty()
            : Optional.of(unknown(function, scope(named))));
  }

  private static Optional<ImageReference.Ecr> read(@Nullable String text) {
    return text != null && ImageReference.parse(text) instanceof ImageReference.Ecr reference
        ? Optional.of(reference)
        : Optional.empty();
  }

  private static Scope scope(Optional<ImageReference.Ecr> named) {
    return named
        .<Scope>map(reference -> new Scope.Repositories(Set.of(reference.repository())))
        .orElse(Scope.EVERYTHING);
  }

  private static Doubt unknown(FunctionVersion function, Scope scope) {
    return new Doubt("It does not say which digest the %s, runs.".formatted(function), scope);
  }
}
