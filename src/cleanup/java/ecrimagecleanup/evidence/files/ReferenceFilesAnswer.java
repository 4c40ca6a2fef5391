package ecrimagecleanup.evidence.files;

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
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Counts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which images the files of {@code cleanup.reference-files} name. One answer serves every image of
 * a check, and of every repository. Immutable.
 */
public final class ReferenceFilesAnswer implements SourceAnswer {
  private final int files;
  private final List<FileReference> references;
  private final List<Doubt> doubts;
  private final ByImageName<FileReference> byName;
  private final Set<Repository> split;
  private final Map<Object, String> loose;

  /**
   * @param files what the files name
   * @param doubts what could not be read, and what that can concern
   */
  public ReferenceFilesAnswer(Collection<FileReferences> files, List<Doubt> doubts) {
    this.files = files.size();
    this.references = files.stream().flatMap(file -> file.references().stream()).toList();
    this.doubts =
        Stream.concat(doubts.stream(), files.stream().flatMap(file -> file.doubts().stream()))
            .toList();
    this.byName =
        new ByImageName<>(references, reference -> ByImageName.namesOf(reference.reference()));
    this.split =
        files.stream()
            .flatMap(file -> file.split().stream())
            .collect(Collectors.toUnmodifiableSet());
    Map<Object, String> places = new HashMap<>();
    files.forEach(file -> places.putAll(file.loose()));
    this.loose = Map.copyOf(places);
  }

  /** How many files were read. */
  public int files() {
    return files;
  }

  /** How many references to images were found. */
  public int references() {
    return references.size();
  }

  /** What could not be read, and what that can concern. */
  public List<Doubt> doubts() {
    return doubts;
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    return Map.of(EvidenceQuestion.FURTHER_EVIDENCE, of(image.names()));
  }

  /**
   * Whether a file names an image. What is named counts even if something else could not be read.
   */
  private Evidence of(ImageNames names) {
    Optional<FileReference> named =
        byName.find(names).filter(one -> names.include(one.reference())).findFirst();
    if (named.isPresent()) {
      String place = named.get().place();
      return new Used(
          Use.by(place), "%s names it as %s.".formatted(place, named.get().reference()));
    }
    return loosely(names).or(() -> doubt(names)).orElseGet(this::unused);
  }

  /**
   * Values of one environment override the tag that others give, and do not name the repository.
   */
  private Optional<Evidence> loosely(ImageNames names) {
    if (split.stream().noneMatch(names::isIn)) {
      return Optional.empty();
    }
    return Stream.<Object>concat(names.tags().stream(), names.digests().stream())
        .flatMap(
            version ->
                Optional.ofNullable(loose.get(version)).stream()
                    .map(place -> overriding(place, version, names)))
        .findFirst();
  }

  private static Evidence overriding(String place, Object version, ImageNames names) {
    return new Used(
        Use.by(place),
        "%s sets %s, which can be a tag or digest of %s."
            .formatted(place, version, names.repository().repository()));
  }

  private Optional<Evidence> doubt(ImageNames names) {
    return Doubt.unknown(doubts, names.repository());
  }

  private Evidence unused() {
    return references.isEmpty() && doubts.isEmpty()
        ? new Unknown(
            "No file of cleanup.reference-files names an image of cleanup.registries by tag or digest, so this answer proves nothing.")
        : new Unused(
            "%s in %s of cleanup.reference-files; none names the image."
                .formatted(Counts.of(references.size(), "reference"), Counts.of(files, "file")));
  }
}
