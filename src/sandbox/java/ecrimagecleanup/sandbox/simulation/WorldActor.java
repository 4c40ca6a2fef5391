package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.PulledName;
import ecrimagecleanup.sandbox.RecordedInventory;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets people and machines do what a plan says. What cannot be done, because there is nothing to do
 * it to, is not done: any part of a plan is a plan. For one thread.
 */
final class WorldActor {
  private static final List<String> SERVICES = List.of("ecr", "ecs", "config", "scheduler");
  private static final Duration USUAL_LAG = Duration.ofMinutes(2);

  private final History history;
  private final World world;
  private final RepositoryOwner owner;
  private final List<AccountTeam> teams = new ArrayList<>();
  private final Map<Deed, Integer> done = new TreeMap<>();

  WorldActor(History history, Sandbox sandbox) {
    this.history = history;
    this.world = sandbox.world();
    this.owner = new RepositoryOwner(history, sandbox);
    for (String account : Cast.ACCOUNTS) {
      teams.add(new AccountTeam(history, sandbox, account, owner));
    }
  }

  /** The repositories, with a few images that nobody uses yet, and a service in each account. */
  void begin() {
    owner.begin();
    teams.forEach(AccountTeam::begin);
  }

  /** Does one thing. */
  void act(Plan.Step step) {
    try {
      perform(step);
      done.merge(step.deed(), 1, Integer::sum);
    } catch (AwsError refused) {
      history.tell("%s is refused: %s".formatted(step.deed(), refused.getMessage()));
    }
  }

  private void perform(Plan.Step step) {
    AccountTeam team = teams.get(step.where() % teams.size());
    String account = Cast.ACCOUNTS.get(step.where() % teams.size());
    RecordedInventory inventory = world.inventory();
    switch (step.deed()) {
      case PUSH, BUILD_INDEX, SIGN, MOVE_TAG, PULL, RESTORE, DELETE_IMAGE -> owner.work(step);
      case OPT_OUT, OPT_IN, PROTECT, UNPROTECT, MISTAKE, BRAKE, KEEP_NEWEST ->
          owner.wishes().wish(step);
      case RELEASE, ROLL_BACK, DEREGISTER, DEREGISTER_RUNNING, DELETE_DEFINITION, SCALE ->
          team.work(step);
      case STOP_SERVICE, SHORT_JOB -> team.work(step);
      case STOP_RECORDER ->
          told(step, account, () -> inventory.stopRecorder(account, World.REGION));
      case START_RECORDER ->
          told(step, account, () -> inventory.startRecorder(account, World.REGION));
      case RECORD_DAILY ->
          told(step, account, () -> inventory.recordDaily(account, World.REGION, true));
      case FALL_BEHIND ->
          told(
              step,
              account,
              () -> inventory.lag(account, World.REGION, Duration.ofHours(3 + step.how() % 40)));
      case CATCH_UP -> told(step, account, () -> recover(account));
      case LOSE_SOURCE ->
          told(
              step,
              account,
              () -> inventory.fail(account, World.REGION, "AccessDenied", "Not authorised"));
      case FIND_SOURCE -> told(step, account, () -> inventory.recover(account, World.REGION));
      case OUTAGE -> outage(step);
      case REDRIVE -> history.redrive();
      case FORGE -> Forgery.send(history, step);
      case SWEEP -> history.sweep();
    }
  }

  private void told(Plan.Step step, String account, Runnable what) {
    history.tell("%s in %s".formatted(step.deed(), account));
    what.run();
  }

  private void recover(String account) {
    RecordedInventory inventory = world.inventory();
    inventory.lag(account, World.REGION, USUAL_LAG);
    inventory.recordDaily(account, World.REGION, false);
    inventory.startRecorder(account, World.REGION);
  }

  private void outage(Plan.Step step) {
    String service = SERVICES.get(step.what() % SERVICES.size());
    Duration length = Duration.ofMinutes(10 + 5 * (step.how() % 12));
    history.tell("%s is down for %s".formatted(service, length));
    history.gate().down(service);
    world.timers().at(world.now().plus(length), () -> history.gate().up(service));
  }

  /** The repositories of which it may not be known what a service runs, or goes back to. */
  Set<String> repositoriesOfUnknownDigests() {
    if (teams.stream().anyMatch(AccountTeam::hasUnknownRollback)) {
      return Cast.REPOSITORIES.stream().map(Cast.Repository::name).collect(Collectors.toSet());
    }
    return teams.stream()
        .flatMap(
            team -> Stream.concat(team.tagsOfUnknownDigests(), team.imagesOfDeploymentsUnderWay()))
        .flatMap(image -> PulledName.parse(image).stream())
        .map(name -> name.repository().name())
        .collect(Collectors.toSet());
  }

  /** Whether an image is there and can be pulled. */
  boolean isThere(ImageKey image) {
    return owner.isThere(image);
  }

  /** The owners of all repositories put the brake on, and take it off after an hour. */
  void brakeForAWhile() {
    owner.wishes().brake(true);
    world.timers().at(world.now().plus(Duration.ofHours(1)), () -> owner.wishes().brake(false));
  }

  /** Whatever is broken works again. */
  void recoverAll() {
    SERVICES.forEach(history.gate()::up);
    for (String account : Cast.ACCOUNTS) {
      recover(account);
      world.inventory().recover(account, World.REGION);
    }
    owner.wishes().recover();
  }
}
