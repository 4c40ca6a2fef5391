package ecrimagecleanup.sandbox;

import ecrimagecleanup.sandbox.inspector.InspectorService;
import ecrimagecleanup.sandbox.kubernetes.KubernetesCluster;
import ecrimagecleanup.sandbox.logs.LogDriver;
import ecrimagecleanup.sandbox.scheduler.SchedulerService;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import ecrimagecleanup.sandbox.sts.StsService;
import ecrimagecleanup.sandbox.template.SharedAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The whole sandbox, laid out as the template of the shared account says: the event bus with its
 * rule, the queues with their dead-letter queues, the schedule group and the aggregator. All of it
 * answers at one address.
 */
public final class EmbeddedAws implements AutoCloseable {
  private static final SharedAccount LAYOUT = SharedAccount.ofTemplate();

  /** The queue of task definition events. */
  public static final String EVENTS_QUEUE = LAYOUT.events().name();

  /** The queue of events of tasks. */
  public static final String TASK_EVENTS_QUEUE = LAYOUT.tasks().name();

  /** The queue of image deletion checks. */
  public static final String CHECKS_QUEUE = LAYOUT.checks().name();

  /** The queue of sweeps. */
  public static final String SWEEPS_QUEUE = LAYOUT.sweeps().name();

  private static final List<String> QUEUES =
      List.of(EVENTS_QUEUE, TASK_EVENTS_QUEUE, CHECKS_QUEUE, SWEEPS_QUEUE);

  /** The accounts that run containers, unless a story says otherwise. */
  public static final List<String> WORKLOAD_ACCOUNTS =
      List.of("111122223333", "222233334444", "444455556666");

  /** The sources of evidence that can be asked here: all but Inspector, which costs most. */
  public static final String ALL_EVIDENCE =
      "config-coverage,config-task-definitions,config-services,config-other-types,ecr-pull-time,ecs-live";

  /** The log group of the application. */
  public static final String LOG_GROUP = "ecr-image-cleanup";

  /** What the names of dead-letter queues end with. */
  public static final String DEAD_LETTERS = "-dead-letters";

  /** The role with which the application calls. */
  public static final String APPLICATION_ROLE =
      "arn:aws:iam::%s:role/%s".formatted(World.SHARED_ACCOUNT, StsService.APPLICATION_ROLE);

  /** The role with which the scheduler sends checks. */
  public static final String SCHEDULER_ROLE =
      "arn:aws:iam::%s:role/ecr-image-cleanup-scheduler".formatted(World.SHARED_ACCOUNT);

  private final Sandbox sandbox;
  private final SandboxServer server;
  private final EmbeddedSqs queues;
  private final QueueWatch watch;
  private final SchedulerService scheduler;
  private final KubernetesCluster cluster;
  private final UnreadableAccounts unreadable = new UnreadableAccounts();
  private final LogDriver log;

  private EmbeddedAws(
      Sandbox sandbox, SandboxServer server, EmbeddedSqs queues, int visibilitySeconds) {
    this.sandbox = sandbox;
    this.server = server;
    this.cluster = new KubernetesCluster(sandbox.world(), sandbox.registries());
    server.tell(KubernetesCluster.PATH, cluster::list);
    this.log = new LogDriver(sandbox.logs(), LOG_GROUP);
    this.queues = queues;
    this.watch = new QueueWatch(queues, QUEUES);
    this.scheduler =
        new SharedAccountStack(sandbox, queues, watch::deliver).create(LAYOUT, visibilitySeconds);
  }

  /**
   * Starts it.
   *
   * @param clock the clock of its world
   * @param seed the same seed makes the same world
   * @param port where it answers on 127.0.0.1; 0 for any free port
   * @param visibilitySeconds the visibility timeout of the queues, in real time
   */
  public static EmbeddedAws start(WorldClock clock, long seed, int port, int visibilitySeconds) {
    return start(clock, seed, port, visibilitySeconds, Readings.friendly());
  }

  /**
   * Starts one that does what {@code readings} say where AWS does not say what it does.
   *
   * @see #start(WorldClock, long, int, int)
   */
  public static EmbeddedAws start(
      WorldClock clock, long seed, int port, int visibilitySeconds, Readings readings) {
    Sandbox sandbox = Sandbox.create(clock, seed, readings);
    SandboxServer server = new SandboxServer(sandbox.endpoint(), port);
    EmbeddedSqs queues = EmbeddedSqs.start("127.0.0.1", server.uri().getPort());
    EmbeddedAws aws = new EmbeddedAws(sandbox, server, queues, visibilitySeconds);
    sandbox.endpoint().queues(aws.watch);
    sandbox.endpoint().faults().add(aws.unreadable);
    return aws;
  }

  /** The services, to be called without the endpoint. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** The world. */
  public World world() {
    return sandbox.world();
  }

  /** The time of the world. */
  public Instant now() {
    return world().now();
  }

  /** How many image deletion checks wait. */
  long pendingChecks() {
    return scheduler.size(LAYOUT.scheduleGroup());
  }

  /** The queues. */
  public EmbeddedSqs queues() {
    return queues;
  }

  /**
   * Registers a canary in an account and region now, and again every day.
   *
   * @return the canary, which can be stopped
   */
  public Canary installCanary(String accountId, String region) {
    return Canary.install(sandbox, accountId, region);
  }

  /** The scanner, which can leave out an image. */
  public InspectorService inspector() {
    return sandbox.inspector();
  }

  /** A cluster of Kubernetes, whose API answers at the same address. */
  public KubernetesCluster cluster() {
    return cluster;
  }

  /** Whose live state cannot be read; say so at any time. */
  public UnreadableAccounts unreadable() {
    return unreadable;
  }

  /**
   * Lets commands of other processes take part by the clock of this world.
   *
   * @param settings the settings of the application that runs here
   */
  void receive(Map<String, String> settings) {
    server.tell(Visit.PATH, () -> Invitation.to(world().clock(), settings).text());
  }

  /**
   * Lets the application run here in a process of its own, which is started with the address of
   * this: {@code sandbox --port=… run}. While the world's clock stands still, time passes for it
   * when it passes here.
   *
   * @param overrides settings of the application that differ from the configuration
   */
  public void receiveApplication(Map<String, String> overrides) {
    receive(SandboxedApplication.settings(overrides));
  }

  /** Lets someone stand before the queues, who hands on what the application asks of them. */
  public void watchQueues(UnaryOperator<SqsBackend> watcher) {
    sandbox.endpoint().queues(watcher.apply(watch));
  }

  /** The application of this process writes its records to its log group from now on. */
  void takeLog() {
    log.attach();
  }

  /** Where it answers. */
  public String address() {
    return server.uri().toString();
  }

  /** Puts a message into one of the queues. */
  public void deliver(String queue, String body) {
    watch.deliver(EmbeddedSqs.arn(queue), body);
  }

  /** Asks for a sweep of all repositories now, as a schedule of EventBridge Scheduler would. */
  public void startSweep() {
    deliver(SWEEPS_QUEUE, sweep(now()));
  }

  /** The message that asks for a sweep of all repositories. */
  public static String sweep(Instant time) {
    return Json.object().put("version", 1).put("time", time.toString()).toString();
  }

  /** Moves all messages of a dead-letter queue back to its queue; how many there were. */
  public int redrive(String queue) {
    List<EmbeddedSqs.Received> dead = queues.receive(queue + DEAD_LETTERS, 0);
    for (EmbeddedSqs.Received message : dead) {
      deliver(queue, message.body());
      queues.delete(queue + DEAD_LETTERS, message);
    }
    return dead.size();
  }

  /** How many messages the world has put into a queue. */
  public long deliveries(String queue) {
    return watch.deliveries(queue);
  }

  /** Whether no message waits or is worked on in the application's queues. */
  public boolean isQuiet() {
    return watch.isQuiet();
  }

  /** Whoever asks the queues for messages is answered at once, so that it can stop soon. */
  public void hurryQueues() {
    watch.hurry();
  }

  /** Whoever asks the queues for messages waits for one to come. */
  public void restQueues() {
    watch.takeTime();
  }

  /** Waits until it may be quiet, but not longer than {@code millis} in real time. */
  public void awaitProgress(long millis) {
    watch.awaitDeletions(millis);
  }

  @Override
  public void close() {
    log.close();
    server.close();
    queues.close();
  }
}
