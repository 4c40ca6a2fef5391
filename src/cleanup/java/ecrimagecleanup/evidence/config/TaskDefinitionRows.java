package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.RepositoryNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;

/**
 * Takes in rows of task definitions, one after the other; what is kept of those that ended does not
 * grow with their number. Not safe for several threads.
 */
final class TaskDefinitionRows {
  private final RepositoryNames repository;
  private final Predicate<TaskDefinitionItem> isKnown;
  private final List<TaskDefinitionItem> active = new ArrayList<>();
  private final Map<Alike, EndedRevisions.Growing> ended = new LinkedHashMap<>();
  private int nameless;

  /** What revisions have in common of which not each is kept. */
  private record Alike(String familyArn, List<ImageReference.Ecr> references, boolean readable) {}

  private TaskDefinitionRows(RepositoryNames repository, Predicate<TaskDefinitionItem> isKnown) {
    this.repository = repository;
    this.isKnown = isKnown;
  }

  /**
   * Reads rows to the last.
   *
   * @param repository every name of the repository
   * @param isKnown of which task definition a row is passed over
   * @param done what becomes of all
   */
  static <T> Collector<JsonNode, ?, T> reader(
      RepositoryNames repository,
      Predicate<TaskDefinitionItem> isKnown,
      Function<TaskDefinitionRows, T> done) {
    return Collector.of(
        () -> new TaskDefinitionRows(repository, isKnown),
        TaskDefinitionRows::add,
        (one, other) -> {
          throw new IllegalStateException("Rows are read on one thread.");
        },
        done);
  }

  private void add(JsonNode row) {
    Optional<TaskDefinitionItem> read = TaskDefinitionItem.parse(row, repository);
    if (read.isEmpty()) {
      nameless++;
    } else if (!isKnown.test(read.get())) {
      add(read.get());
    }
  }

  private void add(TaskDefinitionItem item) {
    if (item.isActive()) {
      active.add(item);
    } else {
      ended
          .computeIfAbsent(
              new Alike(item.arn().familyArn(), item.references(), item.readable()),
              alike -> new EndedRevisions.Growing(item))
          .add(item);
    }
  }

  /** Those that are ACTIVE, or may be. */
  List<TaskDefinitionItem> active() {
    return active;
  }

  /** Those that are not ACTIVE. */
  List<EndedRevisions> ended() {
    return ended.values().stream().map(EndedRevisions.Growing::done).toList();
  }

  /** How many rows do not say which task definition they are of. */
  int nameless() {
    return nameless;
  }
}
