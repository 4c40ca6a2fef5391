package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.hygiene.PullThroughCaches;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which repositories are near ECR's limit of images, which has nobody ever pulled from, and which
 * are empty? It reads the images of every repository, and no manifest: that may count as a pull, so
 * broken indexes are for the plan, which has to read the manifests.
 *
 * @param reading what is read
 * @param registry the registry
 */
public record HygieneExamination(Reading reading, Registry registry) implements Examination {
  private static final String REMEDY =
      "Opt it in and let the application remove what is unused, or raise the quota: aws service-quotas request-service-quota-increase.";

  @Override
  public String area() {
    return "images";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    Hygiene hygiene = new Hygiene(PullThroughCaches.NONE);
    List<Repository> repositories =
        reading.repositories(registry).keySet().stream()
            .sorted(Comparator.comparing(Repository::toString))
            .toList();
    for (Repository repository : repositories) {
      List<Image> images = reading.images(repository);
      hygiene.add(
          repository,
          images.size(),
          images.stream().anyMatch(image -> image.lastPulledAt().isPresent()),
          List.of());
    }
    return judge(hygiene, repositories.size());
  }

  /** Judges what was read of so many repositories. */
  List<Diagnosis> judge(Hygiene hygiene, int repositories) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    hygiene
        .nearLimit()
        .forEach(
            (name, images) ->
                diagnoses.add(warning(area(), Hygiene.nearLimit(name, images), REMEDY)));
    Stream.concat(hygiene.neverPulled(name -> name).stream(), hygiene.empty(name -> name).stream())
        .map(sentence -> ok(area(), sentence))
        .forEach(diagnoses::add);
    return diagnoses.isEmpty() ? List.of(ok(area(), allPulled(repositories))) : diagnoses;
  }

  private String allPulled(int repositories) {
    return repositories == 0
        ? "There is no repository in %s.".formatted(registry)
        : "ECR has recorded pulls from every repository in %s: %s."
            .formatted(registry, Counts.of(repositories, "repository"));
  }
}
