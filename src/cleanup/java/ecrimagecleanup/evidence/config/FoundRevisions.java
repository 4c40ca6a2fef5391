package ecrimagecleanup.evidence.config;

import static java.util.stream.Collectors.groupingBy;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ByImageName;
import ecrimagecleanup.image.ImageNames;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Revisions that name images of one repository, found by image and by family without looking at
 * each: a sidecar is named by a revision of every service. Immutable.
 */
final class FoundRevisions<T extends NamingImages> {
  private final List<T> all;
  private final ByImageName<T> byName;
  private final Map<String, List<T>> byFamily;
  private final List<TaskDefinitionItem> daily;

  FoundRevisions(List<T> all) {
    this.all = List.copyOf(all);
    this.byName =
        new ByImageName<>(
            this.all, each -> each.references().stream().flatMap(ByImageName::namesOf));
    this.byFamily = this.all.stream().collect(groupingBy(each -> each.arn().family()));
    this.daily = this.all.stream().flatMap(each -> each.lastDaily().stream()).toList();
  }

  /** The same with more; it itself if there are none. */
  FoundRevisions<T> and(List<T> more) {
    return more.isEmpty()
        ? this
        : new FoundRevisions<>(Stream.concat(all.stream(), more.stream()).toList());
  }

  /** All of them. */
  List<T> all() {
    return all;
  }

  /** Those that name an image. */
  Stream<T> naming(ImageNames image) {
    return byName.find(image).filter(each -> each.references().stream().anyMatch(image::include));
  }

  /** Whether one of the family of a revision is as wanted. */
  boolean haveOfFamily(TaskDefinitionArn revision, Predicate<T> wanted) {
    return byFamily.getOrDefault(revision.family(), List.of()).stream()
        .filter(each -> each.arn().sameFamily(revision))
        .anyMatch(wanted);
  }

  /** Of those that were recorded once a day, the ones that tell most. */
  List<TaskDefinitionItem> daily() {
    return daily;
  }
}
