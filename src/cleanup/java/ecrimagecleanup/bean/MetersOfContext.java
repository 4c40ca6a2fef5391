package ecrimagecleanup.bean;

import ecrimagecleanup.decision.Question;
import ecrimagecleanup.decision.RemovalOutcome;
import ecrimagecleanup.decision.question.ExistsQuestion;
import ecrimagecleanup.decision.question.LaterCheckQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.event.TaskDefinitionEvent;
import ecrimagecleanup.metric.Meters;
import ecrimagecleanup.metric.Metric;
import ecrimagecleanup.policy.Action;
import io.micrometer.core.instrument.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Registers every metric when a context starts, so that each is there with its help and a value
 * before anything happens, and takes the gauges out of the registry when it stops. Calls of AWS are
 * registered by the first of their kind: their operations are not known before.
 */
final class MetersOfContext extends LifecycleStrategySupport implements StartupListener {
  private final Metrics metrics;
  private final List<String> sources;
  private final List<String> queues;
  private final List<Meter> gauges = new ArrayList<>();

  MetersOfContext(Metrics metrics, List<String> sources, List<String> queues) {
    this.metrics = metrics;
    this.sources = sources;
    this.queues = queues;
  }

  /** Registers them at the start of a context, or now if it has started. */
  void register(CamelContext context) {
    try {
      context.addLifecycleStrategy(this);
      context.addStartupListener(this);
    } catch (Exception e) {
      throw new IllegalStateException("The start cannot be watched.", e);
    }
  }

  @Override
  public void onCamelContextStarting(CamelContext context, boolean alreadyStarted) {
    // Camel makes the beans of a file twice, and keeps the second.
    if (context.getRegistry().findSingleByType(Metrics.class) != metrics) {
      return;
    }
    Meters.of(context)
        .ifPresent(
            meters -> {
              registerCounters(meters);
              registerGauges(meters);
            });
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {}

  @Override
  public void onContextStopped(CamelContext context) {
    Meters.of(context).ifPresent(meters -> meters.remove(gauges));
    gauges.clear();
  }

  private static void registerCounters(Meters meters) {
    for (TaskDefinitionEvent.Kind kind : TaskDefinitionEvent.Kind.values()) {
      meters.counter(Metric.EVENTS, kind.name().toLowerCase(Locale.ROOT));
    }
    meters.counter(Metric.EVENTS, "ignored");
    for (String outcome : List.of("scheduled", "skipped", "ignored")) {
      meters.counter(Metric.EVENT_IMAGES, outcome);
    }
    meters.counter(Metric.CHECKS, "remove", "none");
    meters.counter(Metric.CHECKS, "gone", ExistsQuestion.ID.value());
    meters.counter(Metric.CHECKS, "superseded", LaterCheckQuestion.ID.value());
    for (Question question : Questions.IN_ORDER) {
      meters.counter(Metric.CHECKS, "keep", question.id().value());
      meters.counter(Metric.CHECKS, "postpone", question.id().value());
    }
    for (Action action : List.of(Action.DELETE, Action.ARCHIVE)) {
      for (String outcome : RemovalOutcome.WORDS) {
        meters.counter(Metric.IMAGES_REMOVED, action.word(), outcome);
      }
    }
    meters.counter(Metric.BYTES_FREED);
    meters.counter(Metric.IMAGES_NOMINATED);
  }

  private void registerGauges(Meters meters) {
    for (Metric metric :
        List.of(Metric.BRAKE_ENGAGED, Metric.COVERAGE_COMPLETE, Metric.LAST_SWEEP)) {
      gauges.add(meters.gauge(metric, () -> metrics.value(metric, "")));
    }
    for (String source : sources) {
      gauges.add(gauge(meters, Metric.EVIDENCE_AGE, source));
    }
    for (String queue : queues) {
      gauges.add(gauge(meters, Metric.OLDEST_MESSAGE, queue));
      gauges.add(gauge(meters, Metric.DEAD_LETTERS, queue));
    }
  }

  private Meter gauge(Meters meters, Metric metric, String label) {
    return meters.gauge(metric, () -> metrics.value(metric, label), label);
  }
}
