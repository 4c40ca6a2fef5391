package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.Canary;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who runs services in one account. For one thread. */
final class AccountTeam {
  private static final int TASKS = 2;
  private static final String OTHER_FAMILY = "-next";

  /** A revision of a task definition and the references in it. */
  private record Revision(String arn, List<String> images) {}

  /** One service and the revisions of its families. */
  private static final class Running {
    private final String name;
    private final List<Revision> active = new ArrayList<>();
    private final List<Revision> inactive = new ArrayList<>();
    private Optional<Revision> current = Optional.empty();
    private boolean serving;
    private boolean stopsFirst;
    private boolean inOtherFamily;

    Running(String name) {
      this.name = name;
    }

    private String family() {
      return inOtherFamily ? name + OTHER_FAMILY : name;
    }

    /** Whether the revision is of its families. */
    private boolean canHaveRun(Revision revision) {
      return Stream.of(name, name + OTHER_FAMILY)
          .anyMatch(family -> revision.arn().contains("/" + family + ":"));
    }
  }

  private final History history;
  private final World world;
  private final RepositoryOwner owner;
  private final WorkloadAccount account;
  private final List<Running> services = new ArrayList<>();
  private final List<Revision> registered = new ArrayList<>();
  private int jobs;

  AccountTeam(History history, Sandbox sandbox, String accountId, RepositoryOwner owner) {
    this.history = history;
    this.world = sandbox.world();
    this.owner = owner;
    this.account = new WorkloadAccount(sandbox, accountId, World.REGION);
    for (int i = 0; i < Cast.SERVICES; i++) {
      services.add(new Running("service-" + i));
    }
  }

  /** Something of another registry runs all the time: an account in which nothing runs is odd. */
  void begin() {
    account.createService("always", account.register("always", Canary.IMAGE), 1);
  }

  void work(Plan.Step step) {
    Running service = services.get(step.where() / Cast.ACCOUNTS.size() % services.size());
    switch (step.deed()) {
      case RELEASE -> release(service, step);
      case ROLL_BACK -> rollBack(service, step);
      case DEREGISTER -> deregisterOld(service, step);
      case DEREGISTER_RUNNING -> service.current.ifPresent(r -> deregister(service, r));
      case DELETE_DEFINITION -> delete(service, step);
      case SCALE -> {
        if (service.serving) {
          tell("scales %s to %d".formatted(service.name, 1 + step.how() % 3));
          account.scale(service.name, 1 + step.how() % 3);
        }
      }
      case STOP_SERVICE -> stop(service);
      case SHORT_JOB -> shortJob(step);
      default -> throw new IllegalArgumentException(step.toString());
    }
  }

  private void release(Running service, Plan.Step step) {
    List<String> images = images(step);
    if (images.isEmpty()) {
      return;
    }
    Optional<Revision> replaced = service.current;
    if (service.serving && history.services().changeFamily() && step.how() / 288 % 3 == 0) {
      service.inOtherFamily = !service.inOtherFamily;
    }
    boolean mistyped = service.serving && service.stopsFirst && step.how() / 96 % 3 == 0;
    Revision next =
        register(service.family(), mistyped ? List.of(mistyped(images.get(0))) : images);
    service.active.add(next);
    serve(service, next, step);
    switch (step.how() / 8 % 4) {
      case 0, 1 -> replaced.ifPresent(r -> later(Duration.ofMinutes(10), () -> retire(service, r)));
      case 2 -> replaced.ifPresent(r -> later(Duration.ofHours(5), () -> retire(service, r)));
      default -> {
        // someone else cleans up, or nobody does
      }
    }
  }

  /** A tag that nobody pushed, so that the deployment never completes. */
  private static String mistyped(String image) {
    int host = image.indexOf('/') + 1;
    return image.substring(0, host) + image.substring(host).split("[:@]", 2)[0] + ":mistyped";
  }

  /** The image itself and perhaps one of another repository beside it. */
  private List<String> images(Plan.Step step) {
    List<String> images = new ArrayList<>();
    int main = step.where() % Cast.REPOSITORIES.size();
    image(main, step.what(), step.how()).ifPresent(images::add);
    if (step.how() / 4 % 2 == 1) {
      image((main + 1) % Cast.REPOSITORIES.size(), step.what() / 7, step.how() + 1)
          .ifPresent(images::add);
    }
    return images;
  }

  private Optional<String> image(int repository, int which, int how) {
    return owner
        .image(Cast.REPOSITORIES.get(repository).name(), which % 4)
        .map(image -> owner.reference(image, how));
  }

  private void serve(Running service, Revision revision, Plan.Step step) {
    if (service.serving) {
      tell("deploys %s".formatted(revision.arn()));
      service.current.ifPresent(before -> replace(before, revision));
      account.deploy(service.name, revision.arn());
    } else {
      tell("creates %s with %s".formatted(service.name, revision.arn()));
      service.stopsFirst = history.services().stopFirst() && step.how() / 32 % 3 == 0;
      account.createService(service.name, revision.arn(), TASKS, service.stopsFirst);
      service.serving = true;
    }
    service.current = Optional.of(revision);
  }

  private void replace(Revision before, Revision next) {
    history.chronicle().replaced(before.arn(), world.now());
    if (!family(before).equals(family(next))) {
      history.chronicle().familyLeft(family(before), world.now());
    }
  }

  /** To a revision that is still there, or by a new one with what an old one had. */
  private void rollBack(Running service, Plan.Step step) {
    List<Revision> others =
        service.active.stream().filter(r -> !service.current.equals(Optional.of(r))).toList();
    if (!others.isEmpty()) {
      serve(service, others.get(others.size() - 1 - step.what() % others.size()), step);
    } else if (!service.inactive.isEmpty()) {
      Revision old = service.inactive.get(service.inactive.size() - 1);
      Revision again = register(service.family(), old.images());
      service.active.add(again);
      serve(service, again, step);
    }
  }

  private void deregisterOld(Running service, Plan.Step step) {
    List<Revision> others =
        service.active.stream().filter(r -> !service.current.equals(Optional.of(r))).toList();
    if (!others.isEmpty()) {
      deregister(service, others.get(step.what() % others.size()));
    }
  }

  private void retire(Running service, Revision revision) {
    if (service.active.contains(revision) && !service.current.equals(Optional.of(revision))) {
      deregister(service, revision);
    }
  }

  private void deregister(Running service, Revision revision) {
    if (service.active.remove(revision)) {
      service.inactive.add(revision);
      tell("deregisters %s".formatted(revision.arn()));
      account.deregister(revision.arn());
    }
  }

  private void delete(Running service, Plan.Step step) {
    if (!service.inactive.isEmpty()) {
      Revision gone = service.inactive.remove(step.what() % service.inactive.size());
      tell("deletes %s".formatted(gone.arn()));
      account.delete(gone.arn());
    }
  }

  private void stop(Running service) {
    if (service.serving) {
      tell("deletes the service %s".formatted(service.name));
      account.deleteService(service.name);
      service.current.ifPresent(
          last -> history.chronicle().serviceDeleted(family(last), world.now()));
      service.serving = false;
      service.current = Optional.empty();
      later(
          Duration.ofMinutes(10),
          () -> {
            if (!service.serving) {
              List.copyOf(service.active).forEach(revision -> deregister(service, revision));
            }
          });
    }
  }

  /**
   * What services name by a tag of which only a revision of the service tells the digest: they run
   * no task, because the image cannot be pulled, or one of several deployments may run none. One
   * that stops first and runs no task may go back to any.
   */
  Stream<String> tagsOfUnknownDigests() {
    return services.stream()
        .filter(service -> service.serving)
        .flatMap(this::revisionsOfUnknownDigests)
        .flatMap(revision -> revision.images().stream())
        .filter(image -> !image.contains("@"));
  }

  private Stream<Revision> revisionsOfUnknownDigests(Running service) {
    JsonNode described = described(service);
    if (isStopped(described) && service.stopsFirst) {
      return registered.stream().filter(service::canHaveRun);
    }
    Set<String> deployed =
        new HashSet<>(described.at("/deployments").findValuesAsText("taskDefinition"));
    return isStopped(described) || described.at("/deployments").size() > 1
        ? registered.stream().filter(revision -> deployed.contains(revision.arn()))
        : Stream.empty();
  }

  /**
   * What services were deployed with since their last deployment that was complete, if they stop
   * first and run no task: ECS does not say that they cannot go back to that.
   */
  Stream<String> imagesOfDeploymentsUnderWay() {
    return services.stream()
        .filter(service -> service.serving && service.stopsFirst)
        .filter(service -> isStopped(described(service)))
        .flatMap(this::revisionsUnderWay)
        .flatMap(revision -> revision.images().stream());
  }

  private Stream<Revision> revisionsUnderWay(Running service) {
    ObjectNode request = Json.object();
    ArrayNode underWay = request.putArray("serviceRevisionArns");
    for (JsonNode deployment :
        account
            .call("ListServiceDeployments", Json.object().put("service", service.name))
            .path("serviceDeployments")) {
      if (deployment.path("status").asText().equals("SUCCESSFUL")) {
        break;
      }
      underWay.add(deployment.path("targetServiceRevisionArn").asText());
    }
    List<String> deployed =
        underWay.isEmpty()
            ? List.of()
            : account.call("DescribeServiceRevisions", request).findValuesAsText("taskDefinition");
    return registered.stream().filter(revision -> deployed.contains(revision.arn()));
  }

  /** Whether a service may go back to what no revision tells. */
  boolean hasUnknownRollback() {
    return services.stream()
        .filter(service -> service.serving && service.stopsFirst)
        .map(this::described)
        .anyMatch(service -> isStopped(service) && !service.has("currentServiceRevisions"));
  }

  private static boolean isStopped(JsonNode service) {
    return service.at("/runningCount").asInt() == 0;
  }

  private JsonNode described(Running service) {
    ObjectNode request = Json.object();
    request.putArray("services").add(service.name);
    return account.call("DescribeServices", request).at("/services/0");
  }

  private static String family(Revision revision) {
    return revision.arn().substring(0, revision.arn().lastIndexOf(':') + 1);
  }

  /** A task definition that is registered, run, and gone without a trace within the hour. */
  private void shortJob(Plan.Step step) {
    List<String> images = images(step);
    if (images.isEmpty()) {
      return;
    }
    String arn = register("job-%d".formatted(++jobs), images).arn();
    String task = account.runTask(arn);
    later(
        Duration.ofMinutes(5 + step.how() % 30),
        () -> {
          account.stopTask(task);
          account.deregister(arn);
          account.delete(arn);
          tell("deletes %s".formatted(arn));
        });
  }

  private Revision register(String family, List<String> images) {
    String arn = account.register(family, images.toArray(String[]::new));
    tell("registers %s: %s".formatted(arn, images));
    Revision revision = new Revision(arn, images);
    registered.add(revision);
    return revision;
  }

  private void later(Duration delay, Runnable what) {
    world
        .timers()
        .at(
            world.now().plus(delay),
            () -> {
              try {
                what.run();
              } catch (AwsError refused) {
                history.tell("refused: " + refused.getMessage());
              }
            });
  }

  private void tell(String what) {
    history.tell("someone " + what);
  }
}
