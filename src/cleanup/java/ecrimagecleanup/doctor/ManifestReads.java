package ecrimagecleanup.doctor;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.rehearsal.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether manifests may be read for figures alone. Reading one may count as a pull, and a pull
 * keeps an image: so either the caller is excluded from pull times, or a rehearsal has shown on
 * this account that it does not count.
 *
 * @param reading what is read
 * @param registries the registries whose manifests are to be read
 * @param rehearsal what a rehearsal found
 */
public record ManifestReads(
    Reading reading, Collection<Registry> registries, NewestRehearsal rehearsal) {
  public ManifestReads {
    registries = List.copyOf(registries);
  }

  /** Why they may not be read, and what to do about it; empty if they may. */
  public Optional<String> refusal() {
    return isNoPull()
        ? Optional.empty()
        : registries.stream()
            .flatMap(
                registry ->
                    new PullTimeExamination(reading, registry, Optional.empty()).examine().stream())
            .filter(found -> found.status() != Diagnosis.Status.OK)
            .findFirst()
            .map(
                found ->
                    "%s Exclude it, or show by ecr-image-cleanup rehearse that reading a manifest is no pull: %s"
                        .formatted(found.what(), found.remedy()));
  }

  private boolean isNoPull() {
    return rehearsal.known().stream()
        .anyMatch(
            answer -> answer.topic() == Topic.MANIFEST_READ && answer.reading().equals("no-pull"));
  }
}
