package ecrimagecleanup.rehearsal;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a rehearsal is, and what it has seen.
 *
 * @param id what its names are made of
 * @param registry where its repository is
 * @param workload where its task definitions are, {@code accountId/region}
 * @param startedAt when it was started first
 * @param times when which step was done and when what was seen first, by a name of either
 * @param facts what else was found, by a name
 */
public record Rehearsal(
    RunId id,
    Registry registry,
    String workload,
    Instant startedAt,
    SortedMap<String, Instant> times,
    SortedMap<String, String> facts) {
  private static final String ENDED = "ended";

  /**
   * @throws IllegalArgumentException if the workload is not an account and a region
   */
  public Rehearsal {
    Registry.parse(workload);
    times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** One that has done nothing yet. */
  public static Rehearsal begin(RunId id, Registry registry, String workload, Instant now) {
    return new Rehearsal(id, registry, workload, now, new TreeMap<>(), new TreeMap<>());
  }

  /** Its repository. */
  public Repository repository() {
    return new Repository(registry, id.name());
  }

  /** The ARN of one of its revisions, which are counted from 1. */
  public String revision(int number) {
    Registry place = Registry.parse(workload);
    return new TaskDefinitionArn(
            place.partition(), place.region(), place.accountId(), id.name(), number)
        .toString();
  }

  /** Whether a step is over. */
  public boolean isDone(Step step) {
    return times.containsKey(step.name());
  }

  /** Whether a step did what it is for: it is over and was neither left out nor given up. */
  public boolean did(Step step) {
    return isDone(step) && reason(step).isEmpty();
  }

  /** A step is over. */
  public Rehearsal done(Step step, Instant now) {
    return at(step.name(), now);
  }

  /** A step is over, but it was not done. */
  public Rehearsal leftOut(Step step, String why, Instant now) {
    return fact("not " + step.name(), why).done(step, now);
  }

  /** Why a step that is over was not done, as a sentence. */
  public Optional<String> reason(Step step) {
    return fact("not " + step.name());
  }

  /** Something was seen; the first time counts. */
  public Rehearsal at(String name, Instant now) {
    if (times.containsKey(name)) {
      return this;
    }
    SortedMap<String, Instant> more = new TreeMap<>(times);
    more.put(name, now);
    return new Rehearsal(id, registry, workload, startedAt, more, facts);
  }

  /** When something was seen or done first. */
  public Optional<Instant> time(String name) {
    return Optional.ofNullable(times.get(name));
  }

  /** When a step was over. */
  public Optional<Instant> time(Step step) {
    return time(step.name());
  }

  /** Something was found; the last one counts. */
  public Rehearsal fact(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(facts);
    more.put(name, value);
    return new Rehearsal(id, registry, workload, startedAt, times, more);
  }

  /** What was found. */
  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** Whether a fact has a value. */
  public boolean is(String name, String value) {
    return value.equals(facts.get(name));
  }

  /** Everything that it made is removed, and it goes no further. */
  public Rehearsal ended(Instant now) {
    return at(ENDED, now);
  }

  /** When that was; empty while something may be left to do or to remove. */
  public Optional<Instant> endedAt() {
    return time(ENDED);
  }
}
