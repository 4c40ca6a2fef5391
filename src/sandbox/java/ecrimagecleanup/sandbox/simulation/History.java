package ecrimagecleanup.sandbox.simulation;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.HttpCall;
import ecrimagecleanup.sandbox.HttpReply;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.SharedServices;
import ecrimagecleanup.sandbox.TrailDelivery;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.sandbox.virtual.CountedQueues;
import ecrimagecleanup.sandbox.virtual.Present;
import ecrimagecleanup.sandbox.virtual.SimulatedApplication;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One history: a world of its own, the queues in front of the application, and one thread that lets
 * everything happen in its order. The same plan makes the same history, to the last line.
 */
final class History implements Played, Present.Surroundings, CallGate.Meanwhile {
  /** When every history begins. */
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** How long after its last day nothing goes wrong any more, so that every chain can end. */
  static final Duration AFTERWARDS = Duration.ofDays(10);

  /** When the repositories are swept then: once, and again for what the sweeps before set going. */
  private static final List<Duration> SWEEPS_AFTERWARDS =
      List.of(Duration.ofHours(26), Duration.ofHours(98), Duration.ofHours(170));

  private static final String READS_TAGS = "ecr.ListTagsForResource";

  private final Plan plan;
  private final World world;
  private final Sandbox sandbox;
  private final SimulatedQueues queues;
  private final CallGate gate;
  private final Chronicle chronicle = new Chronicle();
  private final EventImages images;
  private final MessageHandling handling;
  private final WorldActor actor;
  private String lastEvent = "{}";

  /**
   * @param services what the shared account of a sandbox has
   */
  History(Plan plan, SimulatedApplication application, Function<Sandbox, SharedServices> services) {
    this.plan = plan;
    SplittableRandom chance = new SplittableRandom(plan.seed());
    this.sandbox = Sandbox.create(new WorldClock(START), plan.seed(), plan.readings());
    this.world = sandbox.world();
    this.queues =
        new SimulatedQueues(
            chance.split(), plan.weather().messageDuplicates(), plan.seed(), plan.stops());
    this.gate = new CallGate(sandbox.endpoint(), plan.faults(), chance.split(), this);
    this.images = new EventImages(sandbox);
    this.handling = new MessageHandling(this, application, images, chance);
    this.actor = new WorldActor(this, sandbox);
    layOut(new Landscape(plan, sandbox, services.apply(sandbox)));
  }

  private void layOut(Landscape landscape) {
    landscape.deliverEvents(this::arrive);
    queues.tasks().ifPresent(queue -> landscape.deliverTaskEvents(event -> stopped(queue, event)));
    Stream.of(
            sandbox.ecr(),
            sandbox.ecs(),
            landscape.config(),
            new NotedScheduler(landscape.scheduler(this::fire), handling::scheduled),
            new CountedQueues(name -> queues.counts(name, world.now())))
        .map(gate::around)
        .forEach(sandbox.endpoint()::add);
    landscape.excludeFromPullTimes();
    landscape.installCanaries();
  }

  /** Plays it to its end. */
  Chronicle play() {
    if (!plan.readings().isFriendly()) {
      tell("AWS is read as: " + plan.readings());
    }
    actor.begin();
    for (Plan.Step step : plan.steps()) {
      world.timers().at(START.plus(step.at()), () -> actor.act(step));
    }
    Instant end = START.plus(Duration.ofDays(plan.days()));
    runUntil(end);
    handling.calm();
    gate.calm();
    queues.calm();
    tell("From now on nothing goes wrong");
    world.events().faults(TrailDelivery.Faults.NONE);
    world.taskEvents().faults(TrailDelivery.Faults.NONE);
    actor.recoverAll();
    if (plan.swept()) {
      SWEEPS_AFTERWARDS.forEach(after -> world.timers().at(end.plus(after), this::sweep));
    }
    runUntil(end.plus(Duration.ofDays(1)));
    redrive();
    runUntil(end.plus(AFTERWARDS));
    return chronicle;
  }

  private void runUntil(Instant end) {
    while (true) {
      Instant now = world.now();
      if (handling.deliverNext()) {
        continue;
      }
      Optional<Instant> next =
          Stream.of(world.timers().nextDue(), queues.nextVisible())
              .flatMap(Optional::stream)
              .min(Instant::compareTo)
              .filter(due -> due.isBefore(end));
      if (next.isEmpty()) {
        world.advanceTo(end);
        return;
      }
      world.advanceTo(next.get().isAfter(now) ? next.get() : now);
    }
  }

  private void arrive(String event) {
    lastEvent = event;
    queues.events().send(event, Map.of(), world.now());
  }

  private void stopped(SimulatedQueue queue, String event) {
    queue.send(event, Map.of(), world.now());
  }

  private void fire(String queueArn, String body) {
    chronicle.fired(queues.fire(queueArn, body, world.now()).name());
  }

  /** Asks for a sweep of all repositories, as a schedule of EventBridge Scheduler would. */
  void sweep() {
    tell("a sweep is due");
    queues.sweeps().send(EmbeddedAws.sweep(world.now()), Map.of(), world.now());
  }

  /** Someone else puts a message into a queue. */
  void forge(SimulatedQueue queue, String body, Map<String, String> attributes) {
    queue.forge(body, attributes, world.now());
  }

  /** The event that came last. */
  String lastEvent() {
    return lastEvent;
  }

  /** Moves all dead letters back. */
  void redrive() {
    tell("%d dead letters are redriven".formatted(queues.redrive(world.now())));
  }

  @Override
  public Instant applicationTime() {
    return world.now().plus(plan.weather().skew());
  }

  @Override
  public HttpReply answer(HttpCall call) throws IOException {
    return gate.answer(call);
  }

  @Override
  public void pass(Duration time) {
    if (!gate.isDead()) {
      world.clock().advance(time);
    }
  }

  @Override
  public void overtake() {
    handling.overtake();
  }

  @Override
  public void brake() {
    actor.brakeForAWhile();
  }

  @Override
  public void called(String site) {
    chronicle.called(site);
    if (site.equals(READS_TAGS)) {
      chronicle.tagsRead(world.now());
    }
  }

  @Override
  public void struck(FaultKind kind, String site) {
    chronicle.struck(kind, site);
    tell("  %s at %s".formatted(kind, site));
  }

  @Override
  public void decided(String line) {
    handling.decided(line);
  }

  /** Writes a line into the log of the history. */
  void tell(String what) {
    chronicle.tell(world.now(), what);
  }

  @Override
  public Chronicle chronicle() {
    return chronicle;
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public boolean swept() {
    return plan.swept();
  }

  @Override
  public boolean hearsAllStops() {
    return plan.stops() && plan.weather().eventLosses() == 0;
  }

  /** What some services do that others do not. */
  Plan.Services services() {
    return plan.services();
  }

  @Override
  public Set<String> repositoriesOfUnknownDigests() {
    return actor.repositoriesOfUnknownDigests();
  }

  @Override
  public Profile profile() {
    return plan.profile();
  }

  @Override
  public List<Message> left() {
    return queues.all().stream().flatMap(queue -> queue.left().stream()).toList();
  }

  @Override
  public List<Message> dead() {
    return queues.dead().toList();
  }

  Plan plan() {
    return plan;
  }

  CallGate gate() {
    return gate;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  SimulatedQueues queues() {
    return queues;
  }

  @Override
  public boolean isThere(ImageKey image) {
    return actor.isThere(image);
  }

  /** The image of a repository that a tag denotes now. */
  Optional<ImageKey> tagged(String repository, String tag) {
    return images.tagged(repository, tag);
  }
}
