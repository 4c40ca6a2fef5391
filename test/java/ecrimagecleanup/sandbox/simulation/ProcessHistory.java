package ecrimagecleanup.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.ImageKey;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A history of the application in processes of their own, over HTTP and with real queues. One runs
 * at a time, and is killed at a random moment; the next one goes on with what AWS knows. World time
 * stands still while there is a message to be dealt with. For one thread.
 */
public final class ProcessHistory implements Played, AutoCloseable {

  private static final int VISIBILITY_SECONDS = 3;
  private static final long POLL_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration DAYS = Duration.ofDays(3);
  private static final List<String> QUEUES =
      List.of(EmbeddedAws.EVENTS_QUEUE, EmbeddedAws.CHECKS_QUEUE);

  private final ApplicationProcess.Starter starter;
  private final Consumer<String> progress;
  private final EmbeddedAws aws;
  private final Chronicle chronicle = new Chronicle();
  private final Killer killer;
  private final MessageLog log;
  private final Map<String, ApplicationProcess> processes = new LinkedHashMap<>();
  private final ProcessCast cast;
  private volatile String current = "";

  private ProcessHistory(
      ApplicationProcess.Starter starter, long seed, int kills, Consumer<String> progress) {
    this.starter = starter;
    this.progress = progress;
    SplittableRandom chance = new SplittableRandom(seed);
    aws = EmbeddedAws.start(new WorldClock(History.START), seed, 0, VISIBILITY_SECONDS);
    Map<String, String> settings = new HashMap<>(profile().settings());
    settings.put("cleanup.visibility-timeout", Integer.toString(VISIBILITY_SECONDS));
    settings.put("cleanup.removals-per-second", "1000");
    aws.receiveApplication(settings);
    EventImages images = new EventImages(aws.sandbox());
    List<MessageLog> logs = new ArrayList<>();
    aws.watchQueues(
        queues -> {
          logs.add(new MessageLog(queues, aws::now, () -> current, images::named));
          return logs.get(0);
        });
    log = logs.get(0);
    killer = new Killer(chance.split(), kills);
    aws.sandbox().endpoint().faults().add(killer);
    aws.sandbox().endpoint().faults().add(log);
    cast = new ProcessCast(aws, chronicle, chance.split(), DAYS);
  }

  /**
   * Plays a history and judges it.
   *
   * @param starter starts the application
   * @param seed the same seed lets people do the same, and kills at the same numbers of calls
   * @param kills how many processes die
   * @param progress is told how far it is
   */
  public static ProcessOutcome play(
      ApplicationProcess.Starter starter, long seed, int kills, Consumer<String> progress) {
    try (ProcessHistory history = new ProcessHistory(starter, seed, kills, progress)) {
      return history.play(kills);
    }
  }

  private ProcessOutcome play(int kills) {
    // enough work for every process to come to its end
    cast.begin(4 + kills);
    startNext();
    runUntil(History.START.plus(DAYS));
    killer.calm();
    runUntil(aws.now().plus(Duration.ofDays(1)));
    QUEUES.forEach(aws::redrive);
    runUntil(aws.now().plus(History.AFTERWARDS));
    List<Chronicle.Handled> handled = log.handled(records());
    handled.forEach(chronicle::handled);
    List<String> violations =
        Oracles.judge(this).violations().stream()
            .map(each -> each.promise() + ": " + each.text())
            .toList();
    violations.forEach(violation -> log.about(violation).forEach(progress));
    return new ProcessOutcome(
        killer.kills(),
        processes.size(),
        (int) handled.stream().filter(Chronicle.Handled::done).count(),
        (int) handled.stream().filter(each -> each.receive() > 1).count(),
        world().ledger().removals().size(),
        violations);
  }

  private void startNext() {
    current = "process-" + (processes.size() + 1);
    ApplicationProcess next = starter.start(URI.create(aws.address()).getPort(), current);
    processes.put(current, next);
    killer.begins(next::kill);
  }

  private void runUntil(Instant end) {
    settle();
    while (aws.now().isBefore(end)) {
      Instant next = world().timers().nextDue().filter(due -> due.isBefore(end)).orElse(end);
      world().advanceTo(next);
      settle();
    }
  }

  /** Until every message is dealt with, by as many processes as it takes. */
  private void settle() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!killer.isAlive() || !aws.isQuiet()) {
      if (!killer.isAlive()) {
        progress.accept("%s: %s is killed".formatted(aws.now(), current));
        startNext();
        deadline = Instant.now().plus(PATIENCE);
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "%s has not finished its messages within %s.".formatted(current, PATIENCE));
      }
      aws.awaitProgress(POLL_MILLIS);
    }
  }

  /** What each process wrote down of its decisions, as an operator finds it in the log. */
  private Map<String, List<JsonNode>> records() {
    Map<String, List<JsonNode>> records = new HashMap<>();
    processes.forEach(
        (name, process) ->
            records.put(name, process.end().stream().flatMap(ProcessHistory::record).toList()));
    return records;
  }

  private static Stream<JsonNode> record(String line) {
    int at = line.indexOf("{\"record\":");
    return at < 0 ? Stream.empty() : Stream.of(Json.parse(line.substring(at)));
  }

  @Override
  public World world() {
    return aws.world();
  }

  @Override
  public Chronicle chronicle() {
    return chronicle;
  }

  @Override
  public boolean hearsAllStops() {
    return false;
  }

  @Override
  public Set<String> repositoriesOfUnknownDigests() {
    return Set.of();
  }

  @Override
  public Profile profile() {
    return Profile.DELETE;
  }

  @Override
  public boolean swept() {
    return false;
  }

  @Override
  public boolean isThere(ImageKey image) {
    return new ImageOwner(aws.sandbox())
        .call("ListImages", Json.object().put("repositoryName", image.repository().name()))
        .path("imageIds")
        .findValuesAsText("imageDigest")
        .contains(image.digest());
  }

  @Override
  public List<Message> left() {
    return QUEUES.stream().flatMap(this::messages).toList();
  }

  @Override
  public List<Message> dead() {
    return QUEUES.stream().flatMap(queue -> messages(queue + EmbeddedAws.DEAD_LETTERS)).toList();
  }

  private Stream<Message> messages(String queue) {
    return aws.queues().receive(queue, 0).stream()
        .map(
            received -> {
              Message message =
                  new Message(received.id(), received.body(), Map.of(), Instant.EPOCH);
              message.received(Instant.MAX);
              return message;
            });
  }

  @Override
  public void close() {
    processes.values().forEach(ApplicationProcess::kill);
    aws.close();
  }
}
