package ecrimagecleanup.evidence.config;

import static java.util.Comparator.comparing;

import ecrimagecleanup.event.RevisionNumbers;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.ImageReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Revisions of one family that are not ACTIVE and name the same images. Of a sidecar there can be
 * hundreds of thousands, so only what is asked of them is kept: their numbers, and those that ended
 * last. Immutable.
 */
final class EndedRevisions implements NamingImages {
  private final TaskDefinitionItem any;
  private final RevisionNumbers numbers;
  private final List<TaskDefinitionItem> last;
  private final List<TaskDefinitionItem> undated;
  private final Optional<TaskDefinitionItem> lastDaily;

  /**
   * @param any one of them
   * @param numbers the revisions
   * @param last the two that ended last, the later first; one if there is only one with a time
   * @param undated one of those that AWS Config, and one of those that ECS gives no time for, if
   *     there are such
   * @param lastDaily of those that were recorded once a day the one without a time, or the last
   */
  EndedRevisions(
      TaskDefinitionItem any,
      RevisionNumbers numbers,
      List<TaskDefinitionItem> last,
      List<TaskDefinitionItem> undated,
      Optional<TaskDefinitionItem> lastDaily) {
    this.any = any;
    this.numbers = numbers;
    this.last = List.copyOf(last);
    this.undated = List.copyOf(undated);
    this.lastDaily = lastDaily;
  }

  /** One of them, which stands for the family. */
  @Override
  public TaskDefinitionArn arn() {
    return any.arn();
  }

  @Override
  public List<ImageReference.Ecr> references() {
    return any.references();
  }

  /** Whether everything in them that can name an image of the repository can be read. */
  boolean readable() {
    return any.readable();
  }

  /** How many there are. */
  int size() {
    return numbers.size();
  }

  /** Whether a revision is one of them. */
  boolean include(TaskDefinitionArn arn) {
    return any.arn().sameFamily(arn) && numbers.include(arn.revision());
  }

  @Override
  public Optional<TaskDefinitionItem> lastDaily() {
    return lastDaily;
  }

  /** Those of which it is not known when they ended, at least one for each who should know. */
  List<TaskDefinitionItem> undated() {
    return undated;
  }

  /** The one that ended last; another one if that is left out. */
  Optional<TaskDefinitionItem> last(Predicate<TaskDefinitionItem> isLeftOut) {
    return last.stream().filter(item -> !isLeftOut.test(item)).findFirst();
  }

  /** When one ended, which has a time. */
  static Instant ended(TaskDefinitionItem item) {
    return item.seenAt().orElseThrow();
  }

  /** Takes in revisions of one family, one after the other. Not safe for several threads. */
  static final class Growing {
    private final TaskDefinitionItem any;
    private final IntStream.Builder numbers = IntStream.builder();
    private List<TaskDefinitionItem> last = List.of();
    private List<TaskDefinitionItem> undated = List.of();
    private Optional<TaskDefinitionItem> lastDaily = Optional.empty();

    /** Begins with one that has not been added yet. */
    Growing(TaskDefinitionItem any) {
      this.any = any;
    }

    void add(TaskDefinitionItem item) {
      numbers.add(item.arn().revision());
      if (item.seenAt().isPresent()) {
        last = latest(last, item);
      } else if (undated.stream().noneMatch(other -> other.described() == item.described())) {
        undated = Stream.concat(undated.stream(), Stream.of(item)).toList();
      }
      if (item.daily() && tellsMore(item, lastDaily)) {
        lastDaily = Optional.of(item);
      }
    }

    // The same revision can be there twice, once as AWS Config shows it and once as ECS does; the
    // same row as well, if several queries ask for it.
    private static List<TaskDefinitionItem> latest(
        List<TaskDefinitionItem> last, TaskDefinitionItem item) {
      return Stream.concat(last.stream(), Stream.of(item))
          .distinct()
          .sorted(comparing(EndedRevisions::ended).reversed())
          .limit(2)
          .toList();
    }

    private static boolean tellsMore(TaskDefinitionItem item, Optional<TaskDefinitionItem> than) {
      return than.isEmpty()
          || (than.get().seenAt().isPresent()
              && (item.seenAt().isEmpty() || ended(item).isAfter(ended(than.get()))));
    }

    EndedRevisions done() {
      return new EndedRevisions(
          any, new RevisionNumbers(numbers.build()), last, undated, lastDaily);
    }
  }
}
