package ecrimagecleanup.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * The metrics of one Camel context, in the meter registry that its routes count in. A registry that
 * several contexts share keeps them apart by the label {@value Metric#CONTEXT}. Safe for use by
 * many threads.
 *
 * @param registry the registry
 * @param context the name of the Camel context
 */
public record Meters(MeterRegistry registry, String context) {
  /** The name of the registry that Camel looks for. */
  private static final String REGISTRY = "metricsRegistry";

  /** Those of a context; empty if it has no meter registry, so that nobody counts. */
  public static Optional<Meters> of(CamelContext context) {
    return Optional.ofNullable(
            context.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class))
        .or(() -> Optional.ofNullable(context.getRegistry().findSingleByType(MeterRegistry.class)))
        .map(registry -> new Meters(registry, context.getName()));
  }

  /**
   * A counter, registered if it is not yet.
   *
   * @param values the values of the labels of the metric, in their order
   */
  public Counter counter(Metric metric, String... values) {
    return Counter.builder(metric.id())
        .description(metric.help())
        .tags(tags(metric, List.of(values)))
        .register(registry);
  }

  /**
   * Registers a gauge, which shows what {@code value} gives when somebody looks.
   *
   * @param values the values of the labels of the metric, in their order
   */
  public Meter gauge(Metric metric, Supplier<Number> value, String... values) {
    return Gauge.builder(metric.id(), value)
        .description(metric.help())
        .tags(tags(metric, List.of(values)))
        .register(registry);
  }

  /** Takes gauges out of the registry: they are not shown any more. */
  public void remove(List<Meter> gauges) {
    gauges.forEach(registry::remove);
  }

  private Tags tags(Metric metric, List<String> values) {
    if (values.size() != metric.labels().size()) {
      throw new IllegalArgumentException(
          "%s has the labels %s.".formatted(metric.exposedName(), metric.labels()));
    }
    Tags tags = Tags.of(Metric.CONTEXT, context);
    for (int i = 0; i < values.size(); i++) {
      tags = tags.and(metric.labels().get(i), values.get(i));
    }
    return tags;
  }
}
