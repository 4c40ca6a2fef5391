package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.HttpCall;
import ecrimagecleanup.sandbox.HttpReply;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.TrailDelivery;
import ecrimagecleanup.sandbox.UseLedger;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One history: a world of its own, the queues in front of the application, and one thread that lets
 * everything happen in its order. The same plan makes the same history, to the last line.
 */
final class History implements Played, Present.Surroundings, CallGate.Meanwhile {
  /** When every history begins. */
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** How long after its last day nothing goes wrong any more, so that every chain can end. */
  static final Duration AFTERWARDS = Duration.ofDays(8);

  /** When the repositories are swept then: once, and again for what the first sweep set going. */
  private static final List<Duration> SWEEPS_AFTERWARDS =
      List.of(Duration.ofHours(26), Duration.ofHours(98));

  private static final String READS_TAGS = "ecr.ListTagsForResource";

  /** A message that is being handled. */
  private static final class Frame {
    private final List<JsonNode> records = new ArrayList<>();
    private final List<String> scheduled = new ArrayList<>();
  }

  private final Plan plan;
  private final SimulatedApplication application;
  private final World world;
  private final Sandbox sandbox;
  private final SimulatedQueues queues;
  private final CallGate gate;
  private final Chronicle chronicle = new Chronicle();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final EventImages images;
  private final SplittableRandom chance;
  private final WorldActor actor;
  private String lastEvent = "{}";
  private int removalsTold;
  private boolean calm;

  History(Plan plan, SimulatedApplication application) {
    this.plan = plan;
    this.application = application;
    this.chance = new SplittableRandom(plan.seed());
    this.sandbox = Sandbox.create(new WorldClock(START), plan.seed());
    this.world = sandbox.world();
    this.queues = new SimulatedQueues(chance.split(), plan.weather().messageDuplicates());
    this.gate = new CallGate(sandbox.endpoint(), plan.faults(), chance.split(), this);
    this.images = new EventImages(sandbox);
    this.actor = new WorldActor(this, sandbox);
    layOut(new Landscape(plan, sandbox));
  }

  private void layOut(Landscape landscape) {
    landscape.deliverEvents(this::arrive);
    Stream.of(
            sandbox.ecr(),
            sandbox.ecs(),
            landscape.config(),
            new NotedScheduler(landscape.scheduler(this::fire), this::scheduled))
        .map(gate::around)
        .forEach(sandbox.endpoint()::add);
    landscape.installCanaries();
  }

  /** Plays it to its end. */
  Chronicle play() {
    actor.begin();
    for (Plan.Step step : plan.steps()) {
      world.timers().at(START.plus(step.at()), () -> actor.act(step));
    }
    Instant end = START.plus(Duration.ofDays(plan.days()));
    runUntil(end);
    calm = true;
    gate.calm();
    queues.calm();
    tell("From now on nothing goes wrong");
    world.events().faults(TrailDelivery.Faults.NONE);
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
      if (deliverNext()) {
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

  private boolean deliverNext() {
    Optional<SimulatedQueues.Received> next = queues.receive(world.now());
    next.ifPresent(received -> deliver(received.queue(), received.message()));
    return next.isPresent();
  }

  private void deliver(SimulatedQueue queue, Message message) {
    Instant begun = world.now();
    message.hiddenUntil(Instant.MAX);
    Frame frame = new Frame();
    frames.push(frame);
    String end = handle(queue, message);
    frames.pop();
    if (gate.takeCrash()) {
      end = "crashed";
      application.forget();
    }
    boolean forgets = !calm && chance.nextDouble() < plan.weather().deletionLosses();
    if (end.equals(Chronicle.DELETED) && !forgets) {
      queue.delete(message);
    } else {
      message.hiddenUntil(world.now().plus(SimulatedQueue.VISIBILITY));
    }
    chronicle.handled(
        new Chronicle.Handled(
            queue.name(),
            message.id(),
            message.body(),
            begun,
            world.now(),
            message.receives(),
            end,
            frame.records,
            frame.scheduled,
            queue == queues.events() ? images.named(message.body()) : List.of()));
    tell("%s %s (%d) %s".formatted(message.id(), about(message), message.receives(), end));
    tellRemovals();
  }

  private String handle(SimulatedQueue queue, Message message) {
    try {
      return switch (application.deliver(queue.name(), message)) {
        case DELETED -> Chronicle.DELETED;
        case NOT_DELETABLE -> Chronicle.NOT_DELETABLE;
        case FAILED -> "failed";
      };
    } catch (Exception e) {
      throw new IllegalStateException("Camel itself has failed", e);
    }
  }

  private static String about(Message message) {
    String body = message.body();
    return body.length() > 60 && body.startsWith("{\"version\":\"0\"")
        ? EventImages.summary(body)
        : body;
  }

  private void tellRemovals() {
    List<UseLedger.Removal> removals = world.ledger().removals();
    for (; removalsTold < removals.size(); removalsTold++) {
      UseLedger.Removal removal = removals.get(removalsTold);
      chronicle.tell(
          removal.at(),
          "%s %s@%s %s"
              .formatted(
                  removal.kind(),
                  removal.image().repository().name(),
                  removal.image().digest(),
                  removal.tags()));
    }
  }

  private void arrive(String event) {
    lastEvent = event;
    queues.events().send(event, Map.of(), world.now());
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

  private void scheduled(String input) {
    Frame frame = frames.peek();
    if (frame != null) {
      frame.scheduled.add(input);
      tell("  scheduled %s".formatted(input));
    }
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
    if (frames.size() == 1) {
      application.elsewhere(this::deliverNext);
    }
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
    Frame frame = frames.peek();
    if (frame == null || gate.isDead()) {
      return;
    }
    ObjectNode json = (ObjectNode) Json.parse(line);
    frame.records.add(json);
    tell(
        "  %s %s %s@%s: %s"
            .formatted(
                json.path("record").asText(),
                json.path("decision").asText(json.path("outcome").asText()),
                json.path("repository").asText(),
                json.path("digest").asText(),
                json.path("reason").asText()));
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
