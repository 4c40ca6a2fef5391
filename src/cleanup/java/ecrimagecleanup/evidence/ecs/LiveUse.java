package ecrimagecleanup.evidence.ecs;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.ByImageName;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceAnswer;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What runs right now in all workload accounts, as the service that runs it says. One answer serves
 * every image of a check, and of every repository. Immutable.
 */
public final class LiveUse implements SourceAnswer {
  /**
   * A family by the parts of an ARN, which are valid: of a sidecar tens of thousands are asked for.
   */
  private record FamilyKey(String accountId, String region, String family) {
    private static FamilyKey of(TaskDefinitionArn revision) {
      return new FamilyKey(revision.accountId(), revision.region(), revision.family());
    }
  }

  private final Set<String> places;
  private final List<RunningImage> images;
  private final List<Doubt> doubts;
  private final List<ServiceDeployment> deployments;
  private final Map<FamilyKey, ServiceDeployment> lastOfFamily;
  private final RunningRevisions running;
  private final ActiveReferences active;
  private final ByImageName<RunningImage> byName;
  private final String looked;

  /**
   * @param places the accounts and regions about which ECS was asked, as {@code accountId/region}
   * @param images the images in use, as far as they could be seen
   * @param doubts what could not be seen, and what that can concern
   * @param deployments since when services run what they run
   */
  public LiveUse(
      Collection<String> places,
      List<RunningImage> images,
      List<Doubt> doubts,
      List<ServiceDeployment> deployments) {
    this(places, images, doubts, deployments, RunningRevisions.NONE, ActiveReferences.NONE);
  }

  /**
   * With the revisions of task definitions.
   *
   * @param running those that run, and where all of them were read
   * @param active what those name that need not run, as AWS Config showed them
   */
  public LiveUse(
      Collection<String> places,
      List<RunningImage> images,
      List<Doubt> doubts,
      List<ServiceDeployment> deployments,
      RunningRevisions running,
      ActiveReferences active) {
    this.places = Set.copyOf(places);
    this.images = List.copyOf(images);
    this.doubts = List.copyOf(doubts);
    this.deployments = List.copyOf(deployments);
    this.lastOfFamily =
        deployments.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    deployment -> FamilyKey.of(deployment.taskDefinition()),
                    Function.identity(),
                    BinaryOperator.maxBy(Comparator.comparing(ServiceDeployment::changed))));
    this.running = running;
    this.active = active;
    this.byName = new ByImageName<>(images, RunningImage::names);
    this.looked =
        "ECS runs or names %s, %s of them by digest; this is not one of them."
            .formatted(
                Counts.of(images.size(), "image"),
                Counts.of(images.stream().filter(image -> image.digest().isPresent()).count()));
  }

  private LiveUse(LiveUse other, Set<String> places, List<Doubt> doubts, ActiveReferences active) {
    this.places = places;
    this.images = other.images;
    this.doubts = doubts;
    this.deployments = other.deployments;
    this.lastOfFamily = other.lastOfFamily;
    this.running = other.running;
    this.active = active;
    this.byName = other.byName;
    this.looked = other.looked;
  }

  /** The images in use, as far as they could be seen. */
  public List<RunningImage> images() {
    return images;
  }

  /** What could not be seen, and what that can concern. */
  public List<Doubt> doubts() {
    return doubts;
  }

  /** The revisions of task definitions that run. */
  public RunningRevisions running() {
    return running;
  }

  @Override
  public Map<EvidenceQuestion, Evidence> about(Candidate image) {
    Map<EvidenceQuestion, Evidence> said = new EnumMap<>(EvidenceQuestion.class);
    said.put(EvidenceQuestion.FURTHER_EVIDENCE, further(image));
    left(image).ifPresent(until -> said.put(EvidenceQuestion.SERVICES, until));
    stillRuns(image).ifPresent(runs -> said.put(EvidenceQuestion.CAUSE_STILL_RUNS, runs));
    return Map.copyOf(said);
  }

  /**
   * Who runs the image, and which ACTIVE revision names it. AWS Config is asked about each
   * repository again, later than this, and may hide by then what it showed.
   */
  private Evidence further(Candidate image) {
    Evidence runs = of(image.names());
    return runs instanceof Used
        ? runs
        : active.naming(image.names()).<Evidence>map(LiveUse::named).orElse(runs);
  }

  private static Used named(TaskDefinitionArn active) {
    return new Used(
        new Use("task definition " + active, active.where(), Optional.empty()),
        "ECS lists the task definition %s, which names it, as ACTIVE.".formatted(active));
  }

  /**
   * That the task definition which ended still runs: AWS Config need not record services, and may
   * forget what has ended. That it was not seen to run is left to AWS Config to say.
   */
  private Optional<Evidence> stillRuns(Candidate image) {
    return image
        .cause()
        .endedTaskDefinition()
        .filter(running::include)
        .map(
            arn ->
                new Used(
                    new Use(arn.toString(), arn.where(), Optional.empty()),
                    "ECS still runs %s, or goes back to it if a deployment fails.".formatted(arn)));
  }

  /**
   * Until when a service may have run the task definition that caused the check, or another one
   * that names the image and is not ACTIVE: it was deployed to another one of that family since,
   * and AWS Config may not have recorded the service.
   */
  private Optional<Evidence> left(Candidate image) {
    return Stream.concat(image.cause().causingTaskDefinition().stream(), image.left().stream())
        .flatMap(arn -> Optional.ofNullable(lastOfFamily.get(FamilyKey.of(arn))).stream())
        .max(Comparator.comparing(ServiceDeployment::changed))
        .map(
            last ->
                new UsedUntil(
                    "The service %s was deployed to %s, which last changed on %s, and may have run it until then."
                        .formatted(
                            last.service(), last.taskDefinition(), Times.utc(last.changed())),
                    last.changed()));
  }

  @Override
  public LiveUse without(Set<TaskDefinitionArn> revisions) {
    return new LiveUse(this, places, doubts, active.without(revisions));
  }

  @Override
  public LiveUse askedOf(Workloads all) {
    return places.containsAll(all.places())
        ? this
        : new LiveUse(
            this,
            Set.copyOf(all.places()),
            Stream.concat(doubts.stream(), Doubt.ofUnasked("ECS", places, all)).toList(),
            active);
  }

  /** Tasks and revisions of services tell them; where they do not is a blind spot. */
  @Override
  public boolean knowsDigests() {
    return true;
  }

  /**
   * Whether an image is in use. A use that was seen counts even if something else could not be
   * seen. Nothing that a doubt can concern is unused, nor anything if no image at all was seen: an
   * empty answer does not prove that anybody looked.
   */
  Evidence of(ImageNames names) {
    Optional<Use> use =
        byName.find(names).filter(image -> image.isOf(names)).map(RunningImage::use).findFirst();
    if (use.isPresent()) {
      return new Used(use.get(), "The %s uses it.".formatted(use.get().by()));
    }
    Optional<Evidence> doubt = Doubt.unknown(doubts, names.repository());
    if (doubt.isPresent()) {
      return doubt.get();
    }
    return images.isEmpty()
        ? new Unknown("ECS shows no image in use in any workload, so this answer proves nothing.")
        : new Unused(looked);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LiveUse that
        && places.equals(that.places)
        && images.equals(that.images)
        && doubts.equals(that.doubts)
        && deployments.equals(that.deployments)
        && running.equals(that.running)
        && active.equals(that.active);
  }

  @Override
  public int hashCode() {
    return Objects.hash(places, images, doubts, deployments, running, active);
  }
}
