package ecrimagecleanup.evidence.config;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.ecs.DescribedRevisions;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.RevisionStatus;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.Weighed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The task definitions that the aggregator shows for one repository, and what ECS itself says of
 * those that it was asked about. Immutable.
 */
public final class ListedTaskDefinitions implements Weighed {
  private static final int REVISIONS_OF_A_KB = 256;

  private final FoundRevisions<TaskDefinitionItem> active;
  private final FoundRevisions<EndedRevisions> ended;
  private final EndedTaskDefinitions asked;
  private final int nameless;
  private final DescribedRevisions described;
  private final List<TaskDefinitionItem> stale;

  private ListedTaskDefinitions(
      FoundRevisions<TaskDefinitionItem> active,
      FoundRevisions<EndedRevisions> ended,
      EndedTaskDefinitions asked,
      int nameless,
      DescribedRevisions described,
      List<TaskDefinitionItem> stale) {
    this.active = active;
    this.ended = ended;
    this.asked = asked;
    this.nameless = nameless;
    this.described = described;
    this.stale = List.copyOf(stale);
  }

  /**
   * Reads the complete answer to {@link AggregatorQueries#taskDefinitionsNaming(RepositoryNames)},
   * row by row; what is kept of those that ended does not grow with their number.
   *
   * @param repository every name of the repository
   */
  public static Collector<JsonNode, ?, ListedTaskDefinitions> reader(RepositoryNames repository) {
    return reader(repository, EndedTaskDefinitions.ALL);
  }

  /**
   * Reads the complete answer to {@link AggregatorQueries#activeNaming}. Of those that ended only
   * those are known then that did so lately.
   *
   * @param repository every name of the repository
   */
  public static Collector<JsonNode, ?, ListedTaskDefinitions> activeReader(
      RepositoryNames repository) {
    return reader(repository, EndedTaskDefinitions.NONE);
  }

  private static Collector<JsonNode, ?, ListedTaskDefinitions> reader(
      RepositoryNames repository, EndedTaskDefinitions asked) {
    return TaskDefinitionRows.reader(
        repository,
        item -> false,
        rows ->
            new ListedTaskDefinitions(
                new FoundRevisions<>(rows.active()),
                new FoundRevisions<>(rows.ended()),
                asked,
                rows.nameless(),
                DescribedRevisions.NONE,
                List.of()));
  }

  /**
   * Reads the complete answer to {@link AggregatorQueries#taskDefinitionsNaming(RepositoryNames,
   * EndedTaskDefinitions)}. What is known already stays as it is: ECS may have said that it ended.
   *
   * @param repository every name of the repository
   * @param more what was asked for
   */
  public Collector<JsonNode, ?, ListedTaskDefinitions> endedReader(
      RepositoryNames repository, EndedTaskDefinitions more) {
    if (more.isNothing()) {
      return Collectors.reducing(this, row -> this, (one, other) -> this);
    }
    return TaskDefinitionRows.reader(
        repository,
        item ->
            active.haveOfFamily(item.arn(), shown -> shown.arn().equals(item.arn()))
                || showsEnded(item.arn()),
        rows ->
            new ListedTaskDefinitions(
                active.and(rows.active()),
                ended.and(rows.ended()),
                asked.and(more),
                nameless + rows.nameless(),
                described,
                stale));
  }

  /**
   * What has to be asked for of task definitions that are not ACTIVE, and was not: those that name
   * an image which no ACTIVE one names, and the one that was registered, or of a task that stopped,
   * if that caused the check.
   *
   * @param images the images of the check
   * @param ofAll whether it matters of images that an ACTIVE one names, too
   */
  public EndedTaskDefinitions endedToAskFor(Collection<Candidate> images, boolean ofAll) {
    return EndedTaskDefinitions.of(
        images.stream()
            .filter(image -> ofAll || !isNamedByActive(image))
            .map(Candidate::names)
            .filter(names -> !asked.include(names))
            .distinct()
            .toList(),
        images.stream()
            .filter(image -> image.cause().endedTaskDefinition().isEmpty())
            .filter(
                image -> image.cause().stoppedTaskDefinition().isEmpty() || !isNamedByActive(image))
            .flatMap(image -> image.cause().causingTaskDefinition().stream())
            .filter(arn -> !showsActive(arn) && !asked.include(arn))
            .distinct()
            .toList());
  }

  private boolean isNamedByActive(Candidate image) {
    return activeNaming(image.names())
        .anyMatch(
            item -> image.cause().endedTaskDefinition().filter(item.arn()::sameRevision).isEmpty());
  }

  /**
   * Whether ACTIVE ones name images by a tag and a digest. Such a tag may have moved, and then
   * those that ended cannot be asked for by the names that an image has now.
   */
  public boolean pinTags() {
    return active.all().stream()
        .flatMap(item -> item.references().stream())
        .anyMatch(reference -> reference.tag().isPresent() && reference.digest().isPresent());
  }

  /** Whether those that are not ACTIVE and name an image are known. */
  boolean knowEnded(ImageNames image) {
    return asked.include(image);
  }

  /** How many task definitions name images of the repository, or could. */
  int size() {
    return active.all().size() + sizeOfEnded();
  }

  private int sizeOfEnded() {
    return ended.all().stream().mapToInt(EndedRevisions::size).sum();
  }

  /** Of those that ended little more is kept than their numbers. */
  @Override
  public int weight() {
    return active.all().size() + ended.all().size() + sizeOfEnded() / REVISIONS_OF_A_KB;
  }

  /** How many rows do not say which task definition they are of. */
  int nameless() {
    return nameless;
  }

  /** Those that are ACTIVE, or may be. */
  FoundRevisions<TaskDefinitionItem> active() {
    return active;
  }

  /** Those that are not ACTIVE. */
  FoundRevisions<EndedRevisions> ended() {
    return ended;
  }

  /** Those that are ACTIVE, or may be, and name an image. */
  Stream<TaskDefinitionItem> activeNaming(ImageNames image) {
    return active.naming(image);
  }

  /**
   * The revisions that are shown as ACTIVE and name an image, which ECS did not fail to confirm;
   * one of an unknown status is none.
   */
  public List<TaskDefinitionItem> revisionsNaming(ImageNames image) {
    return activeNaming(image)
        .filter(item -> item.status().equals("ACTIVE") && !isUnanswered(item))
        .toList();
  }

  /**
   * The same if revisions that are shown as ACTIVE had been gone for long.
   *
   * @param revisions those that are stale
   */
  public ListedTaskDefinitions without(Set<TaskDefinitionArn> revisions) {
    Map<Boolean, List<TaskDefinitionItem>> gone =
        active.all().stream()
            .collect(Collectors.partitioningBy(item -> revisions.contains(item.arn())));
    return new ListedTaskDefinitions(
        new FoundRevisions<>(gone.getOrDefault(false, List.of())),
        ended,
        asked,
        nameless,
        described,
        Stream.concat(stale.stream(), gone.getOrDefault(true, List.of()).stream()).toList());
  }

  /** Those that name an image, and count as gone because they are stale. */
  List<TaskDefinitionArn> staleNaming(ImageNames image) {
    return stale.stream()
        .filter(item -> item.references().stream().anyMatch(image::include))
        .map(TaskDefinitionItem::arn)
        .toList();
  }

  /** Those that are not ACTIVE and name an image. */
  Stream<EndedRevisions> endedNaming(ImageNames image) {
    return ended.naming(image);
  }

  /** Whether ECS was asked in vain whether one that is shown as ACTIVE is. */
  boolean isUnanswered(TaskDefinitionItem item) {
    return isUnanswered(item.arn());
  }

  /** Whether ECS was asked in vain about one. */
  boolean isUnanswered(TaskDefinitionArn arn) {
    return described.unanswered().contains(arn);
  }

  /** What ECS says of one, if it was asked. */
  Optional<RevisionStatus> statusOf(TaskDefinitionArn arn) {
    return described.of(arn);
  }

  /** Whether a certain one is shown as ACTIVE, whatever it names. */
  boolean showsActive(TaskDefinitionArn arn) {
    return active.haveOfFamily(arn, item -> item.arn().sameRevision(arn));
  }

  private boolean showsEnded(TaskDefinitionArn arn) {
    return ended.haveOfFamily(arn, group -> group.include(arn));
  }

  /** Whether a certain one is shown, whatever it names. */
  boolean shows(TaskDefinitionArn arn) {
    return showsActive(arn) || showsEnded(arn);
  }

  /** One revision of each family of which one that names an image is shown as not ACTIVE. */
  public List<TaskDefinitionArn> familiesLeft(ImageNames image) {
    return endedNaming(image).map(EndedRevisions::arn).toList();
  }

  /** One revision of each family that names images of the repository, as far as it is known. */
  public List<TaskDefinitionArn> families() {
    return Stream.<NamingImages>concat(active.all().stream(), ended.all().stream())
        .map(NamingImages::arn)
        .collect(Collectors.toMap(Family::of, arn -> arn, (one, other) -> one, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** One revision of each family that the cause of a check says to have been left. */
  public static List<TaskDefinitionArn> familiesLeftBy(Collection<Candidate> images) {
    return images.stream()
        .flatMap(image -> image.cause().leftTaskDefinition().stream())
        .distinct()
        .toList();
  }

  /**
   * Those that could still run an image although no new task is meant to start from them: all that
   * are not ACTIVE and name it.
   */
  public List<TaskDefinitionArn> familiesOutOfUse(Collection<Candidate> images) {
    return Stream.concat(
            familiesLeftBy(images).stream(),
            images.stream().flatMap(image -> familiesLeft(image.names()).stream()))
        .distinct()
        .toList();
  }

  /**
   * The revisions of which ECS itself has to say whether they are ACTIVE, for each image those that
   * alone keep it: the ones that are shown as ACTIVE and name it, and the one of which an event
   * said that it ended; and the one of a task that stopped, if it is not shown at all. Nothing is
   * asked twice, whichever source of the check asks.
   */
  public List<List<TaskDefinitionArn>> inDoubt(Collection<Candidate> images) {
    List<List<TaskDefinitionArn>> groups = new ArrayList<>();
    for (Candidate image : images) {
      Optional<TaskDefinitionArn> cause =
          image.cause().endedTaskDefinition().filter(this::showsActive);
      cause.ifPresent(arn -> groups.add(List.of(arn)));
      image
          .cause()
          .stoppedTaskDefinition()
          .filter(arn -> !shows(arn) && described.of(arn).isEmpty())
          .ifPresent(arn -> groups.add(List.of(arn)));
      groups.add(
          activeNaming(image.names())
              .map(TaskDefinitionItem::arn)
              .filter(arn -> cause.filter(arn::sameRevision).isEmpty())
              .toList());
    }
    return groups.stream()
        .filter(group -> group.stream().noneMatch(described::isActive))
        .map(group -> group.stream().filter(arn -> !described.unanswered().contains(arn)).toList())
        .filter(group -> !group.isEmpty())
        .distinct()
        .toList();
  }

  /** With what ECS itself says: only that a revision ended overrules what AWS Config shows. */
  public ListedTaskDefinitions with(DescribedRevisions more) {
    List<TaskDefinitionItem> stillActive = new ArrayList<>();
    List<EndedRevisions> endedByNow = new ArrayList<>();
    for (TaskDefinitionItem item : active.all()) {
      Optional<RevisionStatus.Ended> end =
          more.of(item.arn())
              .filter(RevisionStatus.Ended.class::isInstance)
              .map(RevisionStatus.Ended.class::cast);
      end.ifPresentOrElse(
          status -> endedByNow.add(group(item.endedBy(status))), () -> stillActive.add(item));
    }
    return new ListedTaskDefinitions(
        endedByNow.isEmpty() ? active : new FoundRevisions<>(stillActive),
        ended.and(endedByNow),
        asked,
        nameless,
        described.and(more),
        stale);
  }

  private static EndedRevisions group(TaskDefinitionItem item) {
    EndedRevisions.Growing group = new EndedRevisions.Growing(item);
    group.add(item);
    return group.done();
  }
}
