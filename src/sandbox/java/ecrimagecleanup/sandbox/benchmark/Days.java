package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.component.config.ConfigAggregatorComponent;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.Sandbox;
import ecrimagecleanup.sandbox.SharedServices;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import ecrimagecleanup.sandbox.scheduler.SchedulerBehaviour;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import ecrimagecleanup.sandbox.virtual.CountedQueues;
import ecrimagecleanup.sandbox.virtual.ModelQueues;
import ecrimagecleanup.sandbox.virtual.Present;
import ecrimagecleanup.sandbox.virtual.PresentClients;
import ecrimagecleanup.sandbox.virtual.RecordedLog;
import ecrimagecleanup.sandbox.virtual.SimulatedApplication;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Days of an organisation, which deploys as much on each. The last is counted: by then checks of
 * all kinds are due, and images go. For one thread.
 */
final class Days {
  /** When the first begins. */
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);

  /** What there is before was there for longer than any grace period, and nobody waits for it. */
  private static final Duration BEFORE = Duration.ofDays(2);

  private static final Duration SWEPT = Duration.ofHours(2);
  private static final Duration VISIBILITY = Duration.ofMinutes(5);
  private static final String GROUP = "image-deletion-checks";

  private final Organisation organisation;
  private final Settings settings;
  private final Sandbox sandbox;
  private final World world;
  private final CallTimes times;
  private final SchedulerService scheduler;
  private final Teams teams;
  private final SortedMap<String, Lanes> queues = new TreeMap<>();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final DayProgress progress;
  private List<Duration> lateness = new ArrayList<>();
  private long processor;
  private long events;
  private long checks;

  /**
   * @param progress shows how far it is
   */
  Days(Organisation organisation, Settings settings, DayProgress progress) {
    this.organisation = organisation;
    this.settings = settings;
    this.progress = progress;
    this.sandbox = Sandbox.create(new WorldClock(START.minus(BEFORE)), settings.seed());
    this.world = sandbox.world();
    this.times =
        new CallTimes(sandbox.endpoint(), world::now, settings.latency(), settings.parallel());
    SharedServices services = SharedServices.of(sandbox);
    this.scheduler = services.scheduler(this::fire, SchedulerBehaviour.exact());
    sandbox.endpoint().add(scheduler);
    sandbox.endpoint().add(services.config());
    sandbox
        .endpoint()
        .add(
            new CountedQueues(
                name ->
                    Optional.ofNullable(queues.get(name)).map(queue -> queue.counts(world.now()))));
    this.teams = new Teams(organisation, sandbox, settings.seed());
    int consumers = settings.instances() * settings.consumers();
    for (String queue :
        List.of(
            EmbeddedAws.EVENTS_QUEUE, EmbeddedAws.TASK_EVENTS_QUEUE, EmbeddedAws.CHECKS_QUEUE)) {
      queues.put(queue, new Lanes(queue, consumers));
    }
    queues.put(EmbeddedAws.SWEEPS_QUEUE, new Lanes(EmbeddedAws.SWEEPS_QUEUE, settings.instances()));
  }

  /**
   * Plays them.
   *
   * @param home the folder with the routes and configuration of the application
   */
  Run play(Path home) {
    Present present = new Present(ConfigAggregatorComponent.MOST_ATTEMPTS);
    present.enter(times);
    try (RecordedLog log = new RecordedLog(present);
        SimulatedApplication application =
            SimulatedApplication.start(present, home, organisation.accounts(), overrides())) {
      log.begin();
      world.events().deliverTo(event -> {});
      world.taskEvents().deliverTo(event -> {});
      teams.begin();
      world.advanceTo(START);
      world.events().deliverTo(event -> arrive(EmbeddedAws.EVENTS_QUEUE, event));
      world.taskEvents().deliverTo(event -> arrive(EmbeddedAws.TASK_EVENTS_QUEUE, event));
      for (int day = 1; day < settings.days(); day++) {
        day(application, world.now());
      }
      Instant last = world.now();
      reset();
      world.timers().at(last.plus(SWEPT), this::sweep);
      day(application, last);
      Figures figures = figures(last);
      return new Run(settings, figures, baseline(present), plain(present, figures));
    }
  }

  private Cost baseline(Present present) {
    PresentClients clients = new PresentClients(present, organisation.accounts());
    times.reset();
    times.begin();
    times.oneByOne();
    long unused = new Baseline(organisation.accounts(), clients::ecs, clients::ecr).run();
    return new Cost(times.operations(), times.elapsed(), unused);
  }

  private Duration plain(Present present, Figures figures) {
    try (PlainProgram plain = new PlainProgram(present, organisation.accounts(), times)) {
      return plain.ofACheck(figures);
    }
  }

  private Map<String, String> overrides() {
    Map<String, String> all = new HashMap<>();
    all.put("cleanup.action", "delete");
    // so that the day costs what its events cost, and not what an old stock of images costs
    all.put("cleanup.minimum-age", "P30D");
    all.putAll(settings.overrides());
    return all;
  }

  private void reset() {
    times.reset();
    queues.values().forEach(Lanes::reset);
    lateness = new ArrayList<>();
    processor = 0;
    events = 0;
    checks = 0;
    heaps().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private void day(SimulatedApplication application, Instant begin) {
    teams.plan(begin);
    Instant end = begin.plus(DAY);
    while (true) {
      if (deliverNext(application)) {
        continue;
      }
      Optional<Instant> next =
          Stream.concat(
                  queues.values().stream().flatMap(queue -> queue.next().stream()),
                  world.timers().nextDue().stream())
              .min(Instant::compareTo)
              .filter(due -> due.isBefore(end));
      if (next.isEmpty()) {
        world.advanceTo(end);
        return;
      }
      world.advanceTo(next.get().isAfter(world.now()) ? next.get() : world.now());
      progress.passed(Duration.between(START, world.now()));
    }
  }

  private boolean deliverNext(SimulatedApplication application) {
    for (Lanes queue : queues.values()) {
      Optional<Lanes.Waiting> next = queue.take(world.now());
      if (next.isPresent()) {
        deliver(application, queue, next.get());
        return true;
      }
    }
    return false;
  }

  private void deliver(SimulatedApplication application, Lanes queue, Lanes.Waiting message) {
    times.begin();
    long before = threads.getCurrentThreadCpuTime() - times.nanosOfAws();
    String id = "message-" + message.arrived();
    ModelQueues.End end;
    try {
      end = application.deliver(queue.queue(), id, id, message.body(), Map.of());
    } catch (Exception e) {
      throw new IllegalStateException("Camel itself has failed.", e);
    }
    processor += threads.getCurrentThreadCpuTime() - times.nanosOfAws() - before;
    Instant done = world.now().plus(times.elapsed());
    queue.done(done, times.elapsed());
    if (end != ModelQueues.End.DELETED) {
      world.timers().at(done.plus(VISIBILITY), () -> queue.failed(message));
    } else if (queue.queue().equals(EmbeddedAws.CHECKS_QUEUE)) {
      Instant due = Instant.parse(Json.parse(message.body()).path("due").asText());
      lateness.add(Duration.between(due, done));
    }
  }

  private void arrive(String queue, String body) {
    events++;
    lanes(queue).arrive(body, world.now());
  }

  private void fire(String queueArn, String body) {
    String queue = queueArn.substring(queueArn.lastIndexOf(':') + 1);
    if (queue.equals(EmbeddedAws.CHECKS_QUEUE)) {
      checks++;
    }
    lanes(queue).arrive(body, world.now());
  }

  private Lanes lanes(String queue) {
    return Optional.ofNullable(queues.get(queue))
        .orElseThrow(() -> new IllegalStateException("There is no queue %s.".formatted(queue)));
  }

  private void sweep() {
    lanes(EmbeddedAws.SWEEPS_QUEUE).arrive(EmbeddedAws.sweep(world.now()), world.now());
  }

  private Figures figures(Instant day) {
    lateness.sort(null);
    return new Figures(
        organisation,
        events,
        checks,
        world.ledger().removals().stream().filter(removal -> removal.at().isAfter(day)).count(),
        queues.values().stream().mapToLong(Lanes::failures).sum(),
        new TreeMap<>(times.decisions()),
        new TreeMap<>(sandbox.endpoint().counts().all()),
        new TreeMap<>(times.throttled()),
        lateness,
        ofEach(queue -> queue.waits().stream().sorted().toList()),
        ofEach(
            queue ->
                queue.worked().toMillis()
                    / (double) (DAY.toMillis() * settings.instances() * settings.consumers())),
        Duration.ofNanos(processor),
        heaps().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum(),
        scheduler.size(GROUP));
  }

  private <T> SortedMap<String, T> ofEach(Function<Lanes, T> what) {
    SortedMap<String, T> all = new TreeMap<>();
    queues.forEach((name, queue) -> all.put(name, what.apply(queue)));
    return all;
  }

  private static Stream<MemoryPoolMXBean> heaps() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
