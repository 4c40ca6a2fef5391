package ecrimagecleanup.bean;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.metric.Metric;
import ecrimagecleanup.policy.Brake;
import ecrimagecleanup.sandbox.WorldClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The gauges of several Camel contexts, in one meter registry and in several. */
class MetricsTest {
  private final WorldClock clock = new WorldClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final SimpleMeterRegistry shared = new SimpleMeterRegistry();

  private Metrics metrics() {
    return new Metrics(
        new SharedAnswers(Duration.ofMinutes(5), Duration.ofMinutes(1), clock),
        EvidenceSources.parse("config-coverage,config-task-definitions,config-services"),
        "events",
        "",
        "checks",
        "sweeps",
        clock);
  }

  private static DefaultCamelContext start(String name, Metrics metrics, MeterRegistry registry) {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getCamelContextExtension().setName(name);
    context.getRegistry().bind("metricsRegistry", registry);
    context.getRegistry().bind("cleanupMetrics", metrics);
    metrics.setCamelContext(context);
    context.start();
    return context;
  }

  private double brakeOf(String context) {
    return shared.get(Metric.BRAKE_ENGAGED.id()).tag(Metric.CONTEXT, context).gauge().value();
  }

  @Test
  void contextsThatShareARegistryShowEachTheirOwn() throws IOException {
    Metrics one = metrics();
    Metrics other = metrics();
    try (DefaultCamelContext first = start("first", one, shared);
        DefaultCamelContext second = start("second", other, shared)) {
      one.brake(Brake.on("Somebody holds it."));
      other.brake(Brake.off());

      assertThat(brakeOf(first.getName())).isEqualTo(1);
      assertThat(brakeOf(second.getName())).isZero();
    }
  }

  @Test
  void aContextThatStopsTakesItsGaugesWithItSoThatTheNextOfItsNameShowsItsOwn() throws IOException {
    Metrics before = metrics();
    start("same", before, shared).close();
    assertThat(shared.getMeters()).noneMatch(Gauge.class::isInstance);

    before.brake(Brake.on("Somebody holds it."));
    try (DefaultCamelContext context = start("same", metrics(), shared)) {
      assertThat(brakeOf(context.getName())).isNaN();
    }
  }

  @Test
  void withoutARegistryNothingIsRegisteredAndEverythingGoesOn() throws IOException {
    Metrics metrics = metrics();
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.getRegistry().bind("cleanupMetrics", metrics);
      metrics.setCamelContext(context);
      context.start();
      metrics.brake(Brake.off());

      assertThat(metrics.value(Metric.BRAKE_ENGAGED, "")).isZero();
    }
  }

  @Test
  void theAgeOfASharedAnswerCountsFromTheBeginningOfItsReading() throws Exception {
    SharedAnswers answers = new SharedAnswers(Duration.ofMinutes(5), Duration.ofMinutes(1), clock);
    SharedAnswers.Key key = new SharedAnswers.Key("cleanup-evidence-config-coverage", "all");
    Instant began = clock.instant();
    answers.get(
        key,
        false,
        () -> {
          clock.advance(Duration.ofSeconds(30));
          return "an answer";
        });

    assertThat(answers.readAt("cleanup-evidence-config-coverage")).contains(began);
    assertThat(answers.readAt("cleanup-evidence-ecs-live")).isEmpty();
  }

  @Test
  void aReadingThatFailsMakesNoAnswerYounger() throws Exception {
    SharedAnswers answers = new SharedAnswers(Duration.ZERO, Duration.ofMinutes(1), clock);
    SharedAnswers.Key key = new SharedAnswers.Key("cleanup-evidence-ecs-live", "all");
    Instant began = clock.instant();
    answers.get(key, false, () -> "an answer");
    clock.advance(Duration.ofMinutes(1));
    try {
      answers.get(
          key,
          true,
          () -> {
            throw new IllegalStateException("Rate exceeded");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("Rate exceeded");
    }

    assertThat(answers.readAt("cleanup-evidence-ecs-live")).contains(began);
  }
}
