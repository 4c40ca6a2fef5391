package ecrimagecleanup.component.ecs;

import ecrimagecleanup.component.Reason;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.ecs.KnownRevisions;
import ecrimagecleanup.evidence.ecs.ServiceDeployment;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * The task definitions of a workload: those that services and tasks name, whatever their status,
 * since services go on to start tasks from one that is INACTIVE; and the ACTIVE ones of which
 * nobody else knows the images. Each is described once, and never again; where what a task reports
 * is enough, only if somebody asks for more.
 */
final class TaskDefinitions {
  /**
   * How many ACTIVE ones are described in one reading, so that the first one of an account with
   * thousands of them ends within a minute at the rate that is allowed; the next goes on.
   */
  static final int MOST_DESCRIPTIONS = 200;

  private final WorkloadAccount workload;
  private final Sightings sightings;
  private final RevisionDescriber describer;
  private final KnownRevisions enough;
  private final Map<TaskDefinitionArn, User> ofServices = new LinkedHashMap<>();
  private final Map<TaskDefinitionArn, User> ofOthers = new LinkedHashMap<>();
  private final Map<String, Set<TaskDefinitionArn>> byService = new HashMap<>();
  private final Set<TaskDefinitionArn> reported = new HashSet<>();
  private final Map<TaskDefinitionArn, User> undescribed = new HashMap<>();
  private final Map<TaskDefinitionArn, NamedImages> described = new HashMap<>();

  /** Who names one, such as {@code of the task arn:aws:ecs:…}, and since when, if ECS tells. */
  private record User(String text, @Nullable Instant since) {}

  /**
   * @param workload whose they are
   * @param sightings where to put what is seen
   * @param describer what describes them
   * @param enough those of which AWS Config shows the images, and that are not described if a task
   *     reports the rest
   */
  TaskDefinitions(
      WorkloadAccount workload,
      Sightings sightings,
      RevisionDescriber describer,
      KnownRevisions enough) {
    this.workload = workload;
    this.sightings = sightings;
    this.describer = describer;
    this.enough = enough;
  }

  /** Those of a service, its deployments, whatever became of their rollout, and its task sets. */
  void addOf(Service service) {
    // A deployment tells since when. The service, which may be much older, does not.
    for (Deployment deployment : service.deployments()) {
      addOfService(deployment.taskDefinition(), service.serviceArn(), deployment.createdAt());
      addDeployment(
          deployment.taskDefinition(),
          service.serviceArn(),
          Stream.of(deployment.createdAt(), deployment.updatedAt()));
    }
    for (TaskSet taskSet : service.taskSets()) {
      addOfService(taskSet.taskDefinition(), service.serviceArn(), taskSet.createdAt());
      addDeployment(
          taskSet.taskDefinition(),
          service.serviceArn(),
          Stream.of(taskSet.createdAt(), taskSet.updatedAt()));
    }
    addOfService(service.taskDefinition(), service.serviceArn(), null);
  }

  /** Until it is complete, which may be days after its creation, the service can go back. */
  private void addDeployment(
      @Nullable String arn, String service, Stream<@Nullable Instant> changes) {
    Optional<Instant> changed = changes.flatMap(Stream::ofNullable).max(Comparator.naturalOrder());
    Optional.ofNullable(arn)
        .flatMap(workload::revision)
        .flatMap(read -> changed.map(time -> new ServiceDeployment(service, read, time)))
        .ifPresent(sightings::deployment);
  }

  /** One that a service names; a service whose task sets have them has none of its own. */
  void addOfService(@Nullable String arn, String service, @Nullable Instant since) {
    if (arn == null) {
      return;
    }
    Optional<TaskDefinitionArn> revision = workload.revision(arn);
    sightings.runs(revision);
    if (revision.isEmpty()) {
      sightings.blindSpot(
          "The service %s names a task definition whose ARN cannot be read.".formatted(service));
    }
    revision.ifPresent(
        read -> {
          ofServices.putIfAbsent(read, new User("of the service " + service, since));
          byService.computeIfAbsent(service, unused -> new LinkedHashSet<>()).add(read);
        });
  }

  /** One that a task names. */
  void addOfTask(@Nullable String arn, String task, @Nullable Instant since) {
    Optional<TaskDefinitionArn> revision = Optional.ofNullable(arn).flatMap(workload::revision);
    sightings.runs(revision);
    revision.ifPresent(read -> ofOthers.putIfAbsent(read, new User("of the task " + task, since)));
  }

  /** One that a service goes back to if its deployment fails. */
  void addOfRollback(@Nullable String arn, String service, @Nullable Instant since) {
    Optional<TaskDefinitionArn> revision = Optional.ofNullable(arn).flatMap(workload::revision);
    sightings.runs(revision);
    revision.ifPresent(
        read ->
            ofOthers.putIfAbsent(
                read,
                new User(
                    "that the service %s goes back to if its deployment fails".formatted(service),
                    since)));
  }

  /** One of which a running task reports the image and the digest of every container. */
  void reportedByTask(@Nullable String arn) {
    Optional.ofNullable(arn).flatMap(workload::revision).ifPresent(reported::add);
  }

  /**
   * Describes them all, except those of which enough is known: these are once somebody asks.
   *
   * @param active the ACTIVE ones of which nobody else knows the images
   */
  void read(List<TaskDefinitionArn> active) {
    // Those that services name come first, and count as those alone.
    Map<TaskDefinitionArn, User> users = new LinkedHashMap<>(ofServices);
    ofOthers.forEach(users::putIfAbsent);
    users.forEach(this::see);
    readActive(active);
  }

  /**
   * What AWS Config shows has the names of the images, and the task their digests. The names of
   * containers, and which tags are pinned, matter only where another task or deployment does not
   * report as much.
   */
  private void see(TaskDefinitionArn arn, User user) {
    enough
        .images(arn)
        .filter(unused -> reported.contains(arn) && describer.memory().images(arn).isEmpty())
        .ifPresentOrElse(
            images -> {
              images.forEach(
                  image ->
                      sightings.container(
                          new ImageText.Reference(image), by(arn, user), user.since()));
              undescribed.put(arn, user);
            },
            () -> describe(arn, user));
  }

  private void describe(TaskDefinitionArn arn, User user) {
    try {
      see(arn, describer.images(arn), by(arn, user), user.since());
    } catch (ClientException e) {
      // Another than that of a service may be gone, or ECS does not describe it any more. Nothing
      // is missed of a task or of a revision that reports all its images; whether it does is
      // examined later.
      if (ofServices.containsKey(arn)) {
        sightings.blindSpot(
            "The task definition %s %s is not described. %s"
                .formatted(arn, user.text(), Reason.of(e)));
      }
    }
  }

  private static String by(TaskDefinitionArn arn, User user) {
    return "task definition %s %s".formatted(arn, user.text());
  }

  private void readActive(List<TaskDefinitionArn> active) {
    int allowed = MOST_DESCRIPTIONS;
    int leftOut = 0;
    for (TaskDefinitionArn arn : active) {
      boolean remembered = described.containsKey(arn) || describer.memory().images(arn).isPresent();
      if (!remembered && allowed-- <= 0) {
        leftOut++;
        continue;
      }
      try {
        see(arn, describer.images(arn), "task definition " + arn, null);
      } catch (ClientException e) {
        sightings.blindSpot(
            "The task definition %s is listed as ACTIVE and not described. %s"
                .formatted(arn, Reason.of(e)));
      }
    }
    if (leftOut > 0) {
      sightings.blindSpot(
          "%d of its ACTIVE task definitions are not described yet; the next readings go on."
              .formatted(leftOut));
    }
  }

  private void see(
      TaskDefinitionArn arn, Optional<NamedImages> images, String by, @Nullable Instant since) {
    if (images.isEmpty()) {
      sightings.blindSpot("ECS did not report the containers of the %s.".formatted(by));
    }
    images.ifPresent(
        named -> {
          described.put(arn, named);
          named
              .containers()
              .forEach(container -> sightings.container(container.image(), by, since));
        });
  }

  /** The images of one that was described; now, if that was put off. */
  Optional<NamedImages> images(@Nullable String arn) {
    return Optional.ofNullable(arn).flatMap(workload::revision).flatMap(this::images);
  }

  private Optional<NamedImages> images(TaskDefinitionArn arn) {
    Optional.ofNullable(undescribed.remove(arn)).ifPresent(user -> describe(arn, user));
    return Optional.ofNullable(described.get(arn));
  }

  private List<NamedImages> imagesOf(Collection<TaskDefinitionArn> arns) {
    return arns.stream().flatMap(arn -> images(arn).stream()).toList();
  }

  /** What an unknown digest of a service can concern: every repository that it names. */
  Scope scopeOf(Service service) {
    Set<TaskDefinitionArn> named = byService.getOrDefault(service.serviceArn(), Set.of());
    List<NamedImages> images = imagesOf(named);
    if (named.isEmpty() ? !hasNothingToRun(service) : images.size() < named.size()) {
      return Scope.EVERYTHING;
    }
    return NamedImages.scopeOf(images);
  }

  /** What an unknown task definition of a service can concern: every repository of the others. */
  Scope repositoriesOf(Service service) {
    if (!(scopeOf(service) instanceof Scope.Repositories byTag)) {
      return Scope.EVERYTHING;
    }
    Set<Repository> repositories = new HashSet<>(byTag.names());
    imagesOf(byService.getOrDefault(service.serviceArn(), Set.of()))
        .forEach(named -> repositories.addAll(named.repositories()));
    return new Scope.Repositories(repositories);
  }

  /** Whoever controls it from outside gives it no task set, and it has no task definition. */
  private static boolean hasNothingToRun(Service service) {
    return service.deploymentController() != null
        && service.deploymentController().type() == DeploymentControllerType.EXTERNAL
        && service.taskSets().isEmpty();
  }
}
