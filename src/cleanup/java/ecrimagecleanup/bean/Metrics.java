package ecrimagecleanup.bean;

import ecrimagecleanup.decision.Assessment;
import ecrimagecleanup.event.TaskDefinitionEvent;
import ecrimagecleanup.event.TaskDefinitionEvent.Kind;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.config.Coverage;
import ecrimagecleanup.metric.Metric;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.sweep.Sweep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * What the routes have seen last, for the gauges; counters are steps of the routes. It decides
 * nothing, and nothing is decided by it. Safe for use by many threads.
 */
public final class Metrics implements CamelContextAware {
  private record Series(Metric metric, String label) {}

  private record Measured(double value, Instant at) {}

  private final SharedAnswers answers;
  private final EvidenceSources sources;
  private final Clock clock;
  private final String events;
  private final String tasks;
  private final String checks;
  private final String sweeps;
  private final Map<Series, Measured> measured = new ConcurrentHashMap<>();
  private @Nullable CamelContext camelContext;

  /**
   * @param events the name of the queue of events of task definitions
   * @param tasks the name of the queue of events of tasks; empty for none
   * @param checks the name of the queue of checks
   * @param sweeps the name of the queue of sweeps
   */
  public Metrics(
      SharedAnswers answers,
      EvidenceSources sources,
      String events,
      String tasks,
      String checks,
      String sweeps,
      Clock clock) {
    this.answers = answers;
    this.sources = sources;
    this.events = events;
    this.tasks = tasks;
    this.checks = checks;
    this.sweeps = sweeps;
    this.clock = clock;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camelContext;
  }

  /** Has all metrics registered when the context starts, and the gauges removed when it stops. */
  @Override
  public void setCamelContext(CamelContext camelContext) {
    this.camelContext = camelContext;
    new MetersOfContext(this, sources.names(), queues()).register(camelContext);
  }

  private List<String> queues() {
    return Stream.of(events, tasks, checks, sweeps).filter(name -> !name.isEmpty()).toList();
  }

  /** What the brake said before is not known any more: if somebody looks in vain, that shows. */
  public void lookAtBrake() {
    forget(Metric.BRAKE_ENGAGED);
  }

  /** The queues to look at. What was seen there before is not known any more, either. */
  public List<String> lookAtQueues() {
    forget(Metric.DEAD_LETTERS);
    return queues();
  }

  private void forget(Metric metric) {
    measured.keySet().removeIf(series -> series.metric() == metric);
  }

  /** An event was taken from its queue; one that is ignored has no time. */
  public void tookEvent(@Body TaskDefinitionEvent event) {
    if (event instanceof TaskDefinitionEvent.Changed changed) {
      took(changed.kind() == Kind.STOPPED ? tasks : events, changed.time());
    }
  }

  /** A check was taken from its queue. */
  public void tookCheck(@Body Assessment assessment) {
    took(checks, assessment.check().due());
  }

  /** A sweep was taken from its queue. */
  public void tookSweep(@Body Sweep sweep) {
    took(sweeps, sweep.due());
  }

  private void took(String queue, Instant since) {
    set(Metric.OLDEST_MESSAGE, queue, secondsSince(since));
  }

  /** Whether removals are held was read. */
  public void brake(@Body Brake brake) {
    set(Metric.BRAKE_ENGAGED, "", brake.holds() ? 1 : 0);
  }

  /** A source of evidence has answered. */
  public void answered(@Variable("source") String source, @Body Assessment assessment) {
    Instant read = answers.readAt("cleanup-evidence-" + source).orElseGet(clock::instant);
    measured.put(new Series(Metric.EVIDENCE_AGE, source), new Measured(0, read));
    if (source.equals(EvidenceSources.COVERAGE)) {
      boolean complete =
          assessment
              .answer(source)
              .filter(answer -> answer instanceof Coverage seen && seen.blindSpots().isEmpty())
              .isPresent();
      set(Metric.COVERAGE_COMPLETE, "", complete ? 1 : 0);
    }
  }

  /** A source of evidence has failed: what cannot be read is not known to be complete. */
  public void failed(@Variable("source") String source) {
    if (source.equals(EvidenceSources.COVERAGE)) {
      set(Metric.COVERAGE_COMPLETE, "", 0);
    }
  }

  /** The sweep of a repository is done. */
  public void swept() {
    set(Metric.LAST_SWEEP, "", (double) clock.instant().getEpochSecond());
  }

  /** How many messages the dead-letter queue of a queue has. */
  public void deadLetters(@Header("CamelCleanupReaderQueue") String queue, @Body Integer count) {
    set(Metric.DEAD_LETTERS, queue, count);
  }

  private void set(Metric metric, String label, double value) {
    measured.put(new Series(metric, label), new Measured(value, clock.instant()));
  }

  /**
   * What a gauge shows now; NaN if it is not known.
   *
   * @param label the value of its one label; empty if it has none
   */
  double value(Metric metric, String label) {
    Optional<Measured> last = Optional.ofNullable(measured.get(new Series(metric, label)));
    return last.map(m -> metric == Metric.EVIDENCE_AGE ? secondsSince(m.at()) : m.value())
        .orElse(Double.NaN);
  }

  private double secondsSince(Instant time) {
    return Math.max(0, Duration.between(time, clock.instant()).toMillis() / 1000.0);
  }
}
