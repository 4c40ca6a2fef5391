package ecrimagecleanup.evidence.lambda;

import ecrimagecleanup.evidence.ByImageName;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which images the functions of AWS Lambda have, in all workloads. An image counts whether or not
 * its function ever ran, and that of a published version for as long as the version is there. One
 * answer serves every image of a check, and of every repository. Immutable.
 */
public final class LambdaUse implements SourceAnswer {
  private final List<String> places;
  private final List<FunctionImage> images;
  private final List<Doubt> doubts;
  private final ByImageName<FunctionImage> byName;

  /**
   * @param places the accounts and regions in which Lambda was asked, as {@code accountId/region}
   * @param images the images of functions, as far as they could be seen
   * @param doubts what could not be seen, and what that can concern
   */
  public LambdaUse(List<String> places, List<FunctionImage> images, List<Doubt> doubts) {
    this.places = List.copyOf(places);
    this.images = List.copyOf(images);
    this.doubts = List.copyOf(doubts);
    this.byName = new ByImageName<>(images, FunctionImage::names);
  }

  /** The accounts and regions in which Lambda was asked. */
  public List<String> places() {
    return places;
  }

  /** The images of functions, as far as they could be seen. */
  public List<FunctionImage> images() {
    return images;
  }

  /** What could not be seen, and what that can concern. */
  public List<Doubt> doubts() {
    return doubts;
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(EvidenceQuestion.FURTHER_EVIDENCE, of(image.names()));
  }

  @Override
  public LambdaUse askedOf(Workloads all) {
    Set<String> asked = Set.copyOf(places);
    return asked.containsAll(all.places())
        ? this
        : new LambdaUse(
            all.places(),
            images,
            Stream.concat(doubts.stream(), Doubt.ofUnasked("AWS Lambda", asked, all)).toList());
  }

  /**
   * It knows those of functions, but not those that ECS runs: where tags can move, it is not the
   * source that shows that nobody runs a digest.
   */
  @Override
  public boolean knowsDigests() {
    return false;
  }

  /**
   * Whether a function has an image. A use that was seen counts even if something else could not be
   * seen. Nothing that a doubt can concern is unused, nor anything if Lambda was asked nowhere.
   */
  Evidence of(ImageNames names) {
    return used(names).or(() -> unknown(names)).orElseGet(this::unused);
  }

  private Optional<Evidence> used(ImageNames names) {
    return byName
        .find(names)
        .flatMap(
            image ->
                image.referenceTo(names).map(reference -> used(names, image, reference)).stream())
        .findFirst();
  }

  private static Evidence used(ImageNames names, FunctionImage image, ImageReference.Ecr named) {
    FunctionVersion function = image.function();
    boolean runs = named.digest().filter(names.digests()::contains).isPresent();
    return new Used(
        new Use(function.toString(), function.where(), Optional.empty()),
        runs
            ? "The %s, runs it.".formatted(function)
            : "The %s, was made from %s, which denotes it now.".formatted(function, named));
  }

  private Optional<Evidence> unknown(ImageNames names) {
    Optional<Evidence> doubt = Doubt.unknown(doubts, names.repository());
    return doubt.isEmpty() && places.isEmpty()
        ? Optional.of(new Unknown("AWS Lambda was asked in no account, so nothing is known."))
        : doubt;
  }

  private Evidence unused() {
    String workloads = Counts.of(places.size(), "workload");
    return new Unused(
        images.isEmpty()
            ? "AWS Lambda has no function with an image in %s.".formatted(workloads)
            : "AWS Lambda has %s with an image in %s; none has this one."
                .formatted(Counts.of(images.size(), "function version"), workloads));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LambdaUse that
        && places.equals(that.places)
        && images.equals(that.images)
        && doubts.equals(that.doubts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(places, images, doubts);
  }
}
