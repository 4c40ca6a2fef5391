package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;

import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.hygiene.PullThroughCaches;
import ecrimagecleanup.image.Registry;
import java.util.List;
import java.util.Map;

/**
 * Which repositories did pull-through caches make? Nothing depends on it, so whoever may not read
 * the rules gets a warning, and no more.
 *
 * @param reading what is read
 * @param registry the registry
 */
public record PullThroughExamination(Reading reading, Registry registry) implements Examination {
  @Override
  public String area() {
    return "pull-through caches";
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
    Hygiene hygiene =
        new Hygiene(
            new PullThroughCaches(
                Map.of(registry, reading.pullThroughCacheRules(registry)), List.of()));
    reading
        .repositories(registry)
        .keySet()
        .forEach(repository -> hygiene.add(repository, 1, true, List.of()));
    return List.of(
        ok(
            area(),
            hygiene
                .cached(name -> name)
                .orElse("No pull-through cache made a repository in %s.".formatted(registry))));
  }
}
