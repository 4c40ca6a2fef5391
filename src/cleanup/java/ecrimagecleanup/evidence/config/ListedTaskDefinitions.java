package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ByImageName;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The task definitions that the aggregator shows for one repository. Immutable. */
public final class ListedTaskDefinitions {
  private final List<TaskDefinitionItem> items;
  private final List<TaskDefinitionItem> daily;
  private final ByImageName<TaskDefinitionItem> byName;
  private final int unreadable;

  private ListedTaskDefinitions(List<TaskDefinitionItem> items, int unreadable) {
    this.items = List.copyOf(items);
    this.daily = items.stream().filter(TaskDefinitionItem::daily).toList();
    this.byName =
        new ByImageName<>(items, item -> item.references().stream().flatMap(ByImageName::namesOf));
    this.unreadable = unreadable;
  }

  /**
   * Reads the complete answer to {@link AggregatorQueries#taskDefinitionsNaming}.
   *
   * @param repository every name of the repository
   */
  public static ListedTaskDefinitions read(RepositoryNames repository, List<JsonNode> rows) {
    List<TaskDefinitionItem> items =
        rows.stream().flatMap(row -> TaskDefinitionItem.parse(row, repository).stream()).toList();
    return new ListedTaskDefinitions(items, rows.size() - items.size());
  }

  /** How many of them can be read. */
  int readable() {
    return items.size();
  }

  /** How many cannot. */
  int unreadable() {
    return unreadable;
  }

  /** Those of a recorder that looks only once a day. */
  List<TaskDefinitionItem> daily() {
    return daily;
  }

  /** Those that name an image. */
  Stream<TaskDefinitionItem> naming(ImageNames image) {
    return byName.find(image).filter(item -> item.references().stream().anyMatch(image::include));
  }

  /** A certain one, whatever it names. */
  Optional<TaskDefinitionItem> find(TaskDefinitionArn arn) {
    return items.stream().filter(item -> item.arn().sameRevision(arn)).findFirst();
  }

  /**
   * The task definitions that could still run an image although no new task is meant to start from
   * them: the one whose end caused the check, and all that are not ACTIVE and name it.
   */
  Stream<TaskDefinitionArn> outOfUse(Cause cause, ImageNames image) {
    return Stream.concat(
            cause.endedTaskDefinition().stream(),
            naming(image).filter(item -> !item.isActive()).map(TaskDefinitionItem::arn))
        .distinct();
  }

  /** The same for several images of a check. */
  public List<TaskDefinitionArn> outOfUse(Collection<Candidate> images) {
    return images.stream()
        .flatMap(image -> outOfUse(image.cause(), image.names()))
        .distinct()
        .toList();
  }
}
