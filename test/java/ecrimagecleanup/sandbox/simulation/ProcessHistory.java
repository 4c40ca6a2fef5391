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
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A history of the application in processes of their own, over HTTP and with real queues. One runs
 * at a time, and is killed at a random moment; the next one goes on with what AWS knows. World time
 * stands still while there is a message to be dealt with. For one thread.
 */
public final class ProcessHistory implements Played, AutoCloseable {

  /** The application in a process. */
  public interface Instance {
    /** Ends it by SIGKILL, and returns at once. */
    void kill();

    /** Asks it to stop if it still runs, waits for its end, and returns all lines it printed. */
    List<String> end();
  }

  /** Starts the application. */
  public interface Starter {
    /**
     * Starts it.
     *
     * @param port where AWS is on this machine
     * @param name what the process calls itself in records: {@code cleanup.instance}
     */
    Instance start(int port, String name);
  }

  /**
   * What became of a history.
   *
   * @param kills how many processes were killed at which call
   * @param processes how many ran
   * @param messages how many messages were dealt with
   * @param again how many were received again after a process had died
   * @param removals how many images were removed
   * @param violations the promises that were not kept, in sentences
   */
  public record Outcome(
      Map<String, Integer> kills,
      int processes,
      int messages,
      int again,
      int removals,
      List<String> violations) {
    /** How many processes were killed. */
    public int killed() {
      return kills.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private static final int VISIBILITY_SECONDS = 3;
  private static final long POLL_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration DAYS = Duration.ofDays(3);
  private static final List<String> QUEUES =
      List.of(EmbeddedAws.EVENTS_QUEUE, EmbeddedAws.CHECKS_QUEUE);

  private final Starter starter;
  private final Consumer<String> progress;
  private final EmbeddedAws aws;
  private final Chronicle chronicle = new Chronicle();
  private final Killer killer;
  private final MessageLog log;
  private final Map<String, Instance> instances = new LinkedHashMap<>();
  private final ProcessCast cast;
  private volatile String current = "";

  private ProcessHistory(Starter starter, long seed, int kills, Consumer<String> progress) {
    this.starter = starter;
    this.progress = progress;
    SplittableRandom chance = new SplittableRandom(seed);
    aws = EmbeddedAws.start(new WorldClock(History.START), seed, 0, VISIBILITY_SECONDS);
    Map<String, String> settings = new HashMap<>(profile().settings());
    settings.put("cleanup.visibility-timeout", Integer.toString(VISIBILITY_SECONDS));
    settings.put("cleanup.canary-age", "PT26H");
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
  public static Outcome play(Starter starter, long seed, int kills, Consumer<String> progress) {
    try (ProcessHistory history = new ProcessHistory(starter, seed, kills, progress)) {
      return history.play(kills);
    }
  }

  private Outcome play(int kills) {
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
    return new Outcome(
        killer.kills(),
        instances.size(),
        (int) handled.stream().filter(Chronicle.Handled::done).count(),
        (int) handled.stream().filter(each -> each.receive() > 1).count(),
        world().ledger().removals().size(),
        Oracles.judge(this).violations().stream()
            .map(each -> each.promise() + ": " + each.text())
            .toList());
  }

  private void startNext() {
    current = "process-" + (instances.size() + 1);
    Instance next = starter.start(URI.create(aws.address()).getPort(), current);
    instances.put(current, next);
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
    instances.forEach(
        (name, instance) ->
            records.put(name, instance.end().stream().flatMap(ProcessHistory::record).toList()));
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
  public Profile profile() {
    return Profile.DELETE;
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
    instances.values().forEach(Instance::kill);
    aws.close();
  }
}
