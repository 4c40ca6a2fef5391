package ecrimagecleanup.sweep;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.decision.ImageDecision;
import ecrimagecleanup.evidence.config.ListedTaskDefinitions;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.policy.Brake;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What would be decided on each image of a repository if its check were due now, by the same table
 * and the same evidence as that of a check. The images are gone through in portions, as many as a
 * check may name.
 *
 * @param repository every name of the repository
 * @param contents what the registry says
 * @param pending the names of the pending checks of the images that could go, by what those of an
 *     image begin with, or those of all images; empty if nobody asked
 * @param brake whether removals are held
 * @param order its images, in the order in which they are gone through: by digest
 * @param decided the decisions so far, in that order
 * @param taskDefinitions what the aggregator shows of the repository; empty if nobody asked
 * @param stale when revisions are stale, if what they alone keep is to be found out; what was read
 *     for a portion takes its place
 * @param portions what is known of each portion; kept only for that
 */
public record Survey(
    RepositoryNames repository,
    RepositoryContents contents,
    Optional<Map<String, List<ScheduleName>>> pending,
    Brake brake,
    List<Image> order,
    List<ImageDecision> decided,
    Optional<ListedTaskDefinitions> taskDefinitions,
    Optional<StaleRules> stale,
    List<Assessment> portions) {

  /**
   * A survey of what was read, in which nothing is decided yet.
   *
   * @throws java.util.NoSuchElementException if something was not read
   */
  public static Survey of(RepositoryReading read) {
    return begin(
        read.repository(),
        read.contents(),
        read.brake().orElseThrow(),
        read.stale(),
        read.before());
  }

  /** A survey in which nothing is decided yet. */
  public static Survey begin(RepositoryNames repository, RepositoryContents contents, Brake brake) {
    return begin(repository, contents, brake, Optional.empty(), ReadBefore.NOTHING);
  }

  private static Survey begin(
      RepositoryNames repository,
      RepositoryContents contents,
      Brake brake,
      Optional<StaleRules> stale,
      ReadBefore before) {
    return new Survey(
        repository,
        contents,
        before.pending().map(ScheduleName::byImage),
        brake,
        contents.images().values().stream().sorted(Comparator.comparing(Image::digest)).toList(),
        List.of(),
        before.taskDefinitions(),
        stale,
        List.of());
  }

  /** Whether a portion is left. */
  public boolean hasNext() {
    return decided.size() < order.size();
  }

  /**
   * What is known of the next portion before any source of evidence is asked. The check is one that
   * presumes nothing: nobody was seen to use the images, since no known time. Pending checks do not
   * count yet: that one decides later says nothing about who uses an image now.
   *
   * @throws java.util.NoSuchElementException if none is left
   */
  public Assessment next(Instant now) {
    List<Image> portion =
        order.subList(
            decided.size(),
            Math.min(order.size(), decided.size() + ImageDeletionCheck.MAXIMUM_IMAGES));
    ImageDeletionCheck check =
        ImageDeletionCheck.presumingNothing(
            repository.repository(), portion.stream().map(Image::digest).toList(), now);
    Assessment begun = Assessment.begin(check, repository);
    // Without the uses of stale revisions every source has to have said what it knows.
    return (stale.isPresent() ? begun.askingAll() : begun)
        .withRegistry(contents.view(portion))
        .withPending(List.of())
        .withTaskDefinitions(taskDefinitions)
        .withBrake(brake);
  }

  /** With the names of pending checks of the images that could go. */
  public Survey withPending(List<String> names) {
    return new Survey(
        repository,
        contents,
        Optional.of(ScheduleName.byImage(names)),
        brake,
        order,
        decided,
        taskDefinitions,
        stale,
        portions);
  }

  /**
   * The pending checks of an image that could go.
   *
   * @throws java.util.NoSuchElementException if nobody asked
   */
  List<ScheduleName> pendingOf(Digest image) {
    return pending
        .orElseThrow()
        .getOrDefault(ScheduleName.prefix(repository.repository(), image), List.of());
  }

  /**
   * With the decisions on a portion.
   *
   * @param portion what is known of it, with the task definitions if they were read for it
   */
  public Survey with(List<ImageDecision> decisions, Assessment portion) {
    return new Survey(
        repository,
        contents,
        pending,
        brake,
        order,
        and(decided, decisions),
        portion.taskDefinitions().or(() -> taskDefinitions),
        stale,
        stale.isPresent() ? and(portions, List.of(portion)) : portions);
  }

  private static <T> List<T> and(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** When revisions are stale, by what was read for the portions; empty if nobody asks. */
  public Optional<StaleRules> staleRules() {
    return portions.stream()
        .flatMap(portion -> portion.stale().stream())
        .reduce(StaleRules::and)
        .or(() -> stale);
  }

  /** Whether what stale revisions hold may go: then its pending checks count. */
  boolean mayGoThoughNamed() {
    return portions.stream().anyMatch(portion -> portion.stale().isPresent());
  }

  /**
   * A survey with other decisions. A pending check puts them off only if what stale revisions hold
   * may go.
   */
  Survey decidedOtherwise(List<ImageDecision> others) {
    return new Survey(
        repository,
        contents,
        Optional.of(mayGoThoughNamed() ? pending.orElse(Map.of()) : Map.of()),
        brake,
        order,
        List.copyOf(others),
        taskDefinitions,
        stale,
        portions);
  }
}
