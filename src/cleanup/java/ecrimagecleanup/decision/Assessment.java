package ecrimagecleanup.decision;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.evidence.config.ListedTaskDefinitions;
import ecrimagecleanup.evidence.config.TaskDefinitionsSource;
import ecrimagecleanup.evidence.stale.StaleRules;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.RegistryView;
import ecrimagecleanup.image.Relatives;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.policy.Brake;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known so far for all images of one check. Every {@code with} method returns another one
 * that knows more; what becomes of the images is derived from it, and nothing keeps it.
 *
 * @param check the check
 * @param repository every name of its repository
 * @param askAll whether all sources are asked, for somebody who wants to know why; otherwise no
 *     more once each image is decided
 * @param registry what the registry says
 * @param pending the names of pending checks by what those of an image begin with; empty if nobody
 *     asked
 * @param taskDefinitions what the aggregator shows of the repository; empty if nobody asked
 * @param answers what the sources of evidence say, in the order in which they were asked
 * @param brake whether removals are held; empty if nobody asked
 * @param stale when revisions of task definitions are stale; empty if nobody asked
 */
public record Assessment(
    ImageDeletionCheck check,
    RepositoryNames repository,
    boolean askAll,
    RegistryView registry,
    Optional<Map<String, List<ScheduleName>>> pending,
    Optional<ListedTaskDefinitions> taskDefinitions,
    Map<String, SourceAnswer> answers,
    Optional<Brake> brake,
    Optional<StaleRules> stale) {

  private static final SourceEvidence UNREAD_INDEX =
      new SourceEvidence(
          "registry",
          EvidenceQuestion.TASK_DEFINITIONS,
          new Evidence.Unknown(
              "ECR does not give its manifest, so the images that it lists are unknown."),
          false);

  /** Nothing is known of the images of a check. */
  public static Assessment begin(ImageDeletionCheck check, RepositoryNames repository) {
    return new Assessment(
        check,
        repository,
        false,
        RegistryView.UNREAD,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** For somebody who wants to know what every source says. */
  public Assessment askingAll() {
    return new Assessment(
        check, repository, true, registry, pending, taskDefinitions, answers, brake, stale);
  }

  /** With more that the registry says. */
  public Assessment withRegistry(RegistryView view) {
    return new Assessment(
        check, repository, askAll, view, pending, taskDefinitions, answers, brake, stale);
  }

  /** The images that the indexes among those of the check list, directly or not. */
  public Set<Digest> listed() {
    return check.images().stream()
        .flatMap(image -> registry.descendants(image).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** With the names of the schedules that are pending; names of another form are left out. */
  public Assessment withPending(Collection<String> names) {
    return new Assessment(
        check,
        repository,
        askAll,
        registry,
        Optional.of(ScheduleName.byImage(names)),
        taskDefinitions,
        answers,
        brake,
        stale);
  }

  /** With the task definitions that name images of the repository, if they are known. */
  public Assessment withTaskDefinitions(Optional<ListedTaskDefinitions> listed) {
    return new Assessment(
        check, repository, askAll, registry, pending, listed, answers, brake, stale);
  }

  /** With what a source says, and with what it has read for the others to use. */
  public Assessment withAnswer(String source, SourceAnswer answer) {
    Map<String, SourceAnswer> more = new LinkedHashMap<>(answers);
    more.put(source, answer);
    if (more.get(EvidenceSources.COVERAGE) instanceof Coverage coverage) {
      more.replaceAll((name, said) -> said.askedOf(coverage.workloads()));
    }
    return new Assessment(
        check,
        repository,
        askAll,
        registry,
        pending,
        readBy(answer).or(() -> taskDefinitions),
        Collections.unmodifiableMap(more),
        brake,
        stale);
  }

  /**
   * What would be known if revisions of task definitions had been deregistered long ago.
   *
   * @param revisions revisions that AWS Config shows as ACTIVE
   */
  public Assessment without(Set<TaskDefinitionArn> revisions) {
    Map<String, SourceAnswer> others = new LinkedHashMap<>();
    answers.forEach((source, answer) -> others.put(source, answer.without(revisions)));
    return new Assessment(
        check,
        repository,
        askAll,
        registry,
        pending,
        taskDefinitions.map(listed -> listed.without(revisions)),
        Collections.unmodifiableMap(others),
        brake,
        stale);
  }

  private static Optional<ListedTaskDefinitions> readBy(SourceAnswer answer) {
    return answer instanceof TaskDefinitionsSource source
        ? Optional.of(source.taskDefinitions())
        : Optional.empty();
  }

  /** With what the brake says. */
  public Assessment withBrake(Brake read) {
    return heldBy(Optional.of(read));
  }

  /** With what holds removals before the brake is read anew; empty if nothing is known to. */
  public Assessment heldBy(Optional<Brake> hold) {
    return new Assessment(
        check, repository, askAll, registry, pending, taskDefinitions, answers, hold, stale);
  }

  /** With when revisions of task definitions are stale. */
  public Assessment withStale(StaleRules rules) {
    return new Assessment(
        check,
        repository,
        askAll,
        registry,
        pending,
        taskDefinitions,
        answers,
        brake,
        Optional.of(rules));
  }

  /**
   * What counts for the check: to one of stale revisions those are as good as deregistered long
   * ago. To every other check, and while nobody knows what is stale, a name is a use.
   */
  private Assessment counting(Instant now) {
    return stale
        .filter(rules -> check.cause().isOfStale())
        .map(rules -> without(new StaleLook(List.of(this)).sort(rules, now).stale()))
        .orElse(this);
  }

  /** What a source says, if it was asked. */
  public Optional<SourceAnswer> answer(String source) {
    return Optional.ofNullable(answers.get(source));
  }

  /**
   * Whether AWS Config names an ACTIVE task definition for each image, so that it does not matter
   * which services run one that is not ACTIVE. It matters to somebody who wants to know everything.
   */
  public boolean isAboutNamedImages() {
    return !askAll
        && answer(EvidenceSources.TASK_DEFINITIONS).stream()
            .anyMatch(
                known ->
                    candidates().stream()
                        .map(known::about)
                        .map(said -> said.get(EvidenceQuestion.TASK_DEFINITIONS))
                        .allMatch(Evidence.Used.class::isInstance));
  }

  /** The images that exist, as sources are asked about them. */
  public List<Candidate> candidates() {
    return registry.images().stream().map(this::candidate).toList();
  }

  private Candidate candidate(Image image) {
    Collection<Digest> below = registry.descendants(image.digest());
    List<Image> listed =
        below.stream()
            .flatMap(digest -> Optional.ofNullable(registry.tree().listed().get(digest)).stream())
            .toList();
    ImageNames names = ImageNames.of(repository, image, below, listed);
    return new Candidate(
        image,
        listed,
        names,
        check.cause(),
        check.due(),
        taskDefinitions.map(shown -> shown.familiesLeft(names)).orElse(List.of()));
  }

  /**
   * The decision for each image, in the order of the check.
   *
   * @param table the decision table
   * @param sources the sources that have to be asked
   * @param now the time
   */
  public List<ImageDecision> decide(DecisionTable table, EvidenceSources sources, Instant now) {
    return decisions(table, sources, now).toList();
  }

  /** Whether something has to be found out before all images are decided. */
  public boolean isOpen(DecisionTable table, EvidenceSources sources, Instant now) {
    return decisions(table, sources, now).anyMatch(ImageDecision::isOpen);
  }

  private Stream<ImageDecision> decisions(
      DecisionTable table, EvidenceSources sources, Instant now) {
    return counting(now).decisionsOnWhatCounts(table, sources, now);
  }

  private Stream<ImageDecision> decisionsOnWhatCounts(
      DecisionTable table, EvidenceSources sources, Instant now) {
    List<String> unasked =
        sources.names().stream().filter(source -> !answers.containsKey(source)).toList();
    Map<Digest, Image> byDigest =
        registry.images().stream().collect(toMap(Image::digest, identity()));
    // While sources are still asked they have said nothing that an unread index could contradict.
    Set<Digest> unread = unasked.isEmpty() ? Set.copyOf(registry.unreadIndexes()) : Set.of();
    NewestRules newest = table.keepNewest(registry.tags());
    return check.images().stream()
        .map(
            digest -> {
              Optional<Image> image = Optional.ofNullable(byDigest.get(digest));
              Findings findings = findings(digest, image, newest, unasked, unread);
              return new ImageDecision(
                  check, digest, image, findings, table.decide(check, findings, now), now);
            });
  }

  /** The checks of the indexes that list an image. */
  public Stream<ImageDeletionCheck> parentChecks(ImageDecision child, Duration grace) {
    return child.findings().relatives().stream()
        .flatMap(relatives -> relatives.parents().stream())
        .map(parent -> check.ofParent(child.digest(), parent, grace));
  }

  private Findings findings(
      Digest digest,
      Optional<Image> image,
      NewestRules newest,
      List<String> unasked,
      Set<Digest> unread) {
    return new Findings(
        registry.tags(),
        image,
        registry.graph().map(graph -> Relatives.of(graph, digest, newest)),
        registry.mutability(),
        pending.map(checks -> pendingOf(checks, digest)),
        image.map(one -> evidence(one, unread)).orElse(List.of()),
        unasked,
        brake);
  }

  /** Those of the image, and of what it lists: whoever used that has used the image. */
  private List<ScheduleName> pendingOf(Map<String, List<ScheduleName>> checks, Digest image) {
    return Stream.concat(Stream.of(image), registry.descendants(image).stream())
        .flatMap(
            one ->
                checks
                    .getOrDefault(ScheduleName.prefix(check.repository(), one), List.of())
                    .stream())
        .toList();
  }

  private List<SourceEvidence> evidence(Image image, Set<Digest> unread) {
    Stream<SourceEvidence> said = evidence(candidate(image));
    return unread.contains(image.digest())
        ? Stream.concat(said, Stream.of(UNREAD_INDEX)).toList()
        : said.toList();
  }

  private Stream<SourceEvidence> evidence(Candidate candidate) {
    return answers.entrySet().stream()
        .flatMap(
            entry -> {
              SourceAnswer answer = entry.getValue();
              Map<EvidenceQuestion, Evidence> said = answer.about(candidate);
              // Silence is no evidence.
              Map<EvidenceQuestion, Evidence> counted =
                  said.isEmpty()
                      ? EvidenceSources.unknown(
                              entry.getKey(), "The source does not know the image.")
                          .about(candidate)
                      : said;
              return counted.entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(
                      it ->
                          new SourceEvidence(
                              entry.getKey(), it.getKey(), it.getValue(), answer.knowsDigests()));
            });
  }

  /**
   * That of the check. Camel's Simple language takes the hash of a body whenever it reads a
   * property of it, and the answers of sources grow with the organisation.
   */
  @Override
  public int hashCode() {
    return check.hashCode();
  }
}
