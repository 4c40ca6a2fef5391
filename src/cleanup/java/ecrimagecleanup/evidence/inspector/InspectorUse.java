package ecrimagecleanup.evidence.inspector;

import static java.util.stream.Collectors.toSet;

import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Silent;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Manifest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Amazon Inspector covers of one repository, and in how many ECS tasks and EKS pods it sees
 * the images. One answer serves every image of a check.
 *
 * <p>Inspector only counts what runs in accounts for which it is active, and nothing here shows
 * that it is active in each of them. So what it saw keeps an image, and what it did not see does
 * not show that nobody runs a digest. It knows nothing of what would be started next.
 *
 * @param repository the repository
 * @param images the images that Inspector lists; one may be there twice
 * @param blindSpots what could not be read, and why: sentences with the account, the region and the
 *     repository
 */
public record InspectorUse(
    Repository repository, List<ScannedImage> images, List<String> blindSpots)
    implements SourceAnswer {
  public InspectorUse {
    images = List.copyOf(images);
    blindSpots = List.copyOf(blindSpots);
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(EvidenceQuestion.FURTHER_EVIDENCE, of(image));
  }

  @Override
  public boolean knowsDigests() {
    return false;
  }

  /**
   * Whether an image is in use. A use that was seen counts even if something else could not be
   * seen. Nobody uses it only if every image that could run is covered, scanned and counted. An
   * image that was not used for so long that Inspector stopped to scan it is no matter of
   * Inspector.
   */
  private Evidence of(Candidate candidate) {
    List<ScannedImage> covered = covered(candidate);
    Optional<ScannedImage> inUse = covered.stream().filter(ScannedImage::isInUse).findFirst();
    if (inUse.isPresent()) {
      long count = inUse.get().inUseCount().orElseThrow();
      String by = Counts.of(count) + (count == 1 ? " task or pod" : " tasks or pods");
      return new Used(
          Use.by(by), "Amazon Inspector sees %s in use by %s.".formatted(inUse.get().digest(), by));
    }
    return doubt(candidate, covered)
        .orElseGet(
            () ->
                covered.stream().anyMatch(ScannedImage::isExpired)
                    ? noLongerScanned(covered)
                    : notInUse(covered));
  }

  private List<ScannedImage> covered(Candidate candidate) {
    // The same digest can be in other repositories, of which this answer says nothing.
    return candidate.image().repository().equals(repository)
        ? images.stream()
            .filter(covered -> candidate.names().digests().contains(covered.digest()))
            .toList()
        : List.of();
  }

  private Optional<Evidence> doubt(Candidate candidate, List<ScannedImage> covered) {
    Optional<Evidence> blind = Doubt.unknown(blindSpots.stream().map(Doubt::ofEverything).toList());
    if (blind.isPresent()) {
      return blind;
    }
    List<Digest> runnable = runnable(candidate);
    if (runnable.isEmpty()) {
      return Optional.of(
          new Unknown(
              "Amazon Inspector does not scan indexes, and the images that %s lists are unknown."
                  .formatted(candidate.image())));
    }
    Set<Digest> digests = covered.stream().map(ScannedImage::digest).collect(toSet());
    Stream<String> notCovered =
        runnable.stream()
            .filter(digest -> !digests.contains(digest))
            .map(
                digest ->
                    "Amazon Inspector does not cover %s@%s."
                        .formatted(candidate.image().repository(), digest));
    Stream<String> notCounted =
        covered.stream()
            .flatMap(
                image ->
                    image
                        .doubt()
                        .map(
                            why ->
                                "Amazon Inspector does not say whether %s@%s is in use: %s."
                                    .formatted(repository, image.digest(), why))
                        .stream());
    return Stream.concat(notCovered, notCounted).findFirst().map(Unknown::new);
  }

  /**
   * Those of its images that a container can run: not the indexes, which Inspector does not scan.
   * One of unknown type counts as an image.
   */
  private static List<Digest> runnable(Candidate candidate) {
    return Stream.concat(Stream.of(candidate.image()), candidate.listed().stream())
        .filter(image -> !Manifest.INDEX_MEDIA_TYPES.contains(image.mediaType()))
        .map(Image::digest)
        .distinct()
        .toList();
  }

  /**
   * Inspector stops to scan, and to count, what was neither pushed nor used for some time.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/inspector/latest/user/scanning_resources_configure_duration_setting_ecr.html">re-scan
   *     duration</a>
   */
  private static Evidence noLongerScanned(List<ScannedImage> covered) {
    String text = "Amazon Inspector no longer scans it: its re-scan duration has lapsed";
    Optional<Instant> last = lastInUse(covered);
    return last.isPresent()
        ? new UsedUntil(
            "%s; it last saw it run on %s.".formatted(text, Times.utc(last.get())), last.get())
        : new Silent(text + "; it never saw it run.");
  }

  private static Optional<Instant> lastInUse(List<ScannedImage> covered) {
    return covered.stream()
        .flatMap(image -> image.lastInUseAt().stream())
        .max(Comparator.naturalOrder());
  }

  private static Evidence notInUse(List<ScannedImage> covered) {
    Optional<Instant> last = lastInUse(covered);
    String text =
        "Amazon Inspector sees no task and no pod that runs %s"
            .formatted(
                covered.size() == 1
                    ? "its digest"
                    : "one of its %d digests".formatted(covered.size()));
    return last.isPresent()
        ? new UsedUntil(
            "%s; the last ran on %s.".formatted(text, Times.utc(last.get())), last.get())
        : new Unused(text + ", and never saw one.");
  }
}
