package ecrimagecleanup.route;

import static ecrimagecleanup.route.Samples.URI;
import static ecrimagecleanup.route.Samples.check;
import static ecrimagecleanup.route.Samples.digest;
import static ecrimagecleanup.route.Samples.image;
import static ecrimagecleanup.route.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.component.reader.CleanupReaderConstants;
import ecrimagecleanup.image.Removal;
import ecrimagecleanup.metric.Metric;
import ecrimagecleanup.route.model.RouteFile;
import ecrimagecleanup.route.model.Step;
import ecrimagecleanup.sweep.Sweep;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What the routes count and measure, as Prometheus reads it. */
@CamelMainTest(
    propertyPlaceholderLocations = RouteTest.SETTINGS,
    configurationClasses = FixedClock.class,
    properties = {
      RouteTest.DELETE,
      "cleanup.look-every=PT5M",
      "cleanup.task-events-queue=task-state-events",
      "cleanup.brake-file=" + MetricsOfRoutesTest.BRAKE
    },
    replaceRouteFromWith = {
      RouteTest.EVENTS,
      RouteTest.CHECKS,
      RouteTest.SWEEPS,
      "cleanup-task-state-events=direct:tasks",
      "cleanup-look-at-queues=direct:look"
    },
    mockEndpointsAndSkip = RouteTest.AWS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetricsOfRoutesTest extends RouteTest {
  static final String BRAKE = "/tmp/ecr-image-cleanup-brake-of-metrics";

  private static final String TIME = "2026-03-03T09:59:22Z";

  @AfterEach
  void releaseBrake() throws IOException {
    Files.deleteIfExists(Path.of(BRAKE));
  }

  private PrometheusMeterRegistry registry() {
    return (PrometheusMeterRegistry) context.getRegistry().findSingleByType(MeterRegistry.class);
  }

  /** The value of a series, as it stands in what Prometheus reads; its labels in any order. */
  private double shown(Metric metric, String... labels) {
    List<String> lines =
        registry()
            .scrape()
            .lines()
            .filter(line -> line.startsWith(metric.exposedName() + "{"))
            .filter(line -> Stream.of(labels).allMatch(line::contains))
            .toList();
    assertThat(lines).as("%s with %s", metric, List.of(labels)).hasSize(1);
    return Double.parseDouble(lines.get(0).replaceFirst(".*} ", ""));
  }

  @Test
  @Order(1)
  void everyMetricIsThereWithItsHelpBeforeAnythingHappens() {
    String shown = registry().scrape();

    for (Metric metric : Metric.values()) {
      // Which operations there are is not known before.
      if (metric != Metric.AWS_CALLS) {
        assertThat(shown)
            .contains("# HELP %s %s\n".formatted(metric.exposedName(), metric.help()))
            .contains(
                "# TYPE %s %s\n"
                    .formatted(metric.exposedName(), metric.type().name().toLowerCase(Locale.ROOT)))
            .contains("\n" + metric.exposedName() + "{");
      }
    }
    assertThat(shown(Metric.EVENTS, "kind=\"deregistered\"")).isZero();
    assertThat(shown(Metric.COVERAGE_COMPLETE)).isNaN();
    assertThat(shown(Metric.LAST_SWEEP)).isNaN();
  }

  @Test
  void everyCounterOfARouteIsAMetricWithItsLabels() throws IOException {
    List<Step> counters =
        RouteFile.all()
            .flatMap(RouteFile::producers)
            .filter(step -> step.uri().startsWith("micrometer:"))
            .toList();

    assertThat(counters).isNotEmpty();
    assertThat(counters)
        .allSatisfy(
            step -> {
              String name = step.uri().replaceFirst("micrometer:counter:([a-z.]+).*", "$1");
              Optional<Metric> metric =
                  Stream.of(Metric.values()).filter(m -> m.id().equals(name)).findFirst();
              assertThat(metric).as(name).isPresent();
              Set<String> labels = new TreeSet<>();
              step.node()
                  .path("parameters")
                  .fieldNames()
                  .forEachRemaining(
                      field -> {
                        if (field.startsWith("tags.")) {
                          labels.add(field.substring("tags.".length()));
                        }
                      });
              assertThat(labels).as(name).isEqualTo(new TreeSet<>(metric.get().labels()));
            });
  }

  @Test
  void eventsAreCountedByTheirKindAndTheirImagesByWhatBecameOfThem() throws Exception {
    aws.with(image('a', "1.41.0"));
    double events = shown(Metric.EVENTS, "kind=\"deregistered\"");
    double ignored = shown(Metric.EVENT_IMAGES, "outcome=\"ignored\"");
    double scheduled = shown(Metric.EVENT_IMAGES, "outcome=\"scheduled\"");
    double skipped = shown(Metric.EVENT_IMAGES, "outcome=\"skipped\"");

    assertDone(
        receive(
            "direct:events",
            Events.deregistered(TIME, "nginx:1.27", URI + ":1.41.0", URI + ":unknown")));

    assertThat(shown(Metric.EVENTS, "kind=\"deregistered\"")).isEqualTo(events + 1);
    assertThat(shown(Metric.EVENT_IMAGES, "outcome=\"ignored\"")).isEqualTo(ignored + 1);
    assertThat(shown(Metric.EVENT_IMAGES, "outcome=\"scheduled\"")).isEqualTo(scheduled + 1);
    assertThat(shown(Metric.EVENT_IMAGES, "outcome=\"skipped\"")).isEqualTo(skipped + 1);
    // The clock of the tests stands at 10:00:05.
    assertThat(shown(Metric.OLDEST_MESSAGE, "queue=\"task-definition-events\"")).isEqualTo(43);
  }

  @Test
  void aTaskThatStoppedIsCountedAndItsAgeShownForItsOwnQueue() throws Exception {
    double events = shown(Metric.EVENTS, "kind=\"stopped\"");

    assertDone(
        receive(
            "direct:tasks", Events.stopped("2026-03-03T09:59:05Z", URI + ":1.41.0", digest('a'))));

    assertThat(shown(Metric.EVENTS, "kind=\"stopped\"")).isEqualTo(events + 1);
    assertThat(shown(Metric.OLDEST_MESSAGE, "queue=\"task-state-events\"")).isEqualTo(60);
  }

  @Test
  void aRemovalIsCountedByItsDecisionItsOutcomeAndItsBytes() throws Exception {
    aws.with(image('a', "1.41.0"));
    double removed = shown(Metric.IMAGES_REMOVED, "action=\"delete\"", "outcome=\"removed\"");
    double bytes = shown(Metric.BYTES_FREED);
    double decided = shown(Metric.CHECKS, "decision=\"remove\"", "question=\"none\"");

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(shown(Metric.IMAGES_REMOVED, "action=\"delete\"", "outcome=\"removed\""))
        .isEqualTo(removed + 1);
    assertThat(shown(Metric.BYTES_FREED)).isEqualTo(bytes + 1024);
    assertThat(shown(Metric.CHECKS, "decision=\"remove\"", "question=\"none\""))
        .isEqualTo(decided + 1);
    assertThat(shown(Metric.BRAKE_ENGAGED)).isZero();
    assertThat(shown(Metric.COVERAGE_COMPLETE)).isEqualTo(1);
    assertThat(shown(Metric.EVIDENCE_AGE, "source=\"config-services\"")).isZero();
    assertThat(shown(Metric.OLDEST_MESSAGE, "queue=\"image-deletion-checks\"")).isEqualTo(5);
  }

  @Test
  void aRefusedRemovalFreesNothing() throws Exception {
    aws.with(image('a', "1.41.0"))
        .answer(
            "deleteImages",
            List.of(
                new Removal.Refused(digest('a'), Removal.LISTED_BY_INDEX, "an index lists it")));
    double refused = shown(Metric.IMAGES_REMOVED, "action=\"delete\"", "outcome=\"refused\"");
    double bytes = shown(Metric.BYTES_FREED);

    try (LogLines lines = LogLines.of("cleanup-record-outcomes")) {
      assertDone(receive("direct:checks", message(check('a'))));

      assertThat(lines.withLevels())
          .containsExactly(
              "INFO ECR refused to delete %s@%s: ImageReferencedByManifestList: an index lists it"
                  .formatted(Samples.REPOSITORY, digest('a')));
    }
    assertThat(shown(Metric.IMAGES_REMOVED, "action=\"delete\"", "outcome=\"refused\""))
        .isEqualTo(refused + 1);
    assertThat(shown(Metric.BYTES_FREED)).isEqualTo(bytes);
  }

  @Test
  void coverageThatCannotBeReadIsNotComplete() throws Exception {
    aws.with(image('a', "1.41.0")).fail("describeSources", throttled);

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(shown(Metric.COVERAGE_COMPLETE)).isZero();
  }

  @Test
  void aBlindSpotOfTheAggregatorIsNotComplete() throws Exception {
    aws.with(image('a', "1.41.0")).answer(MockAws.CANARIES, List.of());

    assertDone(receive("direct:checks", message(check('a'))));

    assertThat(shown(Metric.COVERAGE_COMPLETE)).isZero();
  }

  @Test
  void theSweepOfARepositoryLeavesItsTimeAndIsAsOldAsItIsLate() throws Exception {
    Sweep began = Sweep.ofAll(NOW.minus(Duration.ofHours(3)));
    Sweep sweep = began.of(Samples.REPOSITORY);

    assertDone(receive("direct:sweeps", sweep.toJson()));

    assertThat(shown(Metric.LAST_SWEEP)).isEqualTo((double) NOW.getEpochSecond());
    assertThat(shown(Metric.OLDEST_MESSAGE, "queue=\"repository-sweeps\""))
        .as("not since the sweep began: its repositories are spread over two hours")
        .isEqualTo(Duration.between(sweep.at(began.due()), NOW).toMillis() / 1000.0)
        .isPositive();
  }

  @Test
  void theSweepOfARepositoryWhoseOwnerDidNotOptInIsNone() throws Exception {
    aws.answer("describeRepositoryTags", MockAws.notOptedIn());

    assertDone(receive("direct:sweeps", Sweep.ofAll(NOW).of(Samples.REPOSITORY).toJson()));

    assertThat(shown(Metric.LAST_SWEEP)).isNaN();
    assertThat(shown(Metric.OLDEST_MESSAGE, "queue=\"repository-sweeps\"")).isZero();
  }

  private MockEndpoint deadLetters() {
    return context.getEndpoint("mock:cleanup-reader:dead-letters", MockEndpoint.class);
  }

  @Test
  void deadLettersAreCountedForEachQueueAndTheBrakeIsReadWithoutACheck() throws Exception {
    Files.createFile(Path.of(BRAKE));
    deadLetters()
        .whenAnyExchangeReceived(
            exchange ->
                exchange
                    .getMessage()
                    .setBody(
                        exchange
                                .getMessage()
                                .getHeader(CleanupReaderConstants.QUEUE)
                                .equals("image-deletion-checks")
                            ? 3
                            : 0));

    assertDone(receiveNothing("direct:look"));

    assertThat(shown(Metric.DEAD_LETTERS, "queue=\"image-deletion-checks\"")).isEqualTo(3);
    assertThat(shown(Metric.DEAD_LETTERS, "queue=\"task-definition-events\"")).isZero();
    assertThat(shown(Metric.DEAD_LETTERS, "queue=\"repository-sweeps\"")).isZero();
    assertThat(shown(Metric.BRAKE_ENGAGED)).isEqualTo(1);
  }

  @Test
  void deadLettersThatCannotBeCountedAreNotKnown() throws Exception {
    deadLetters().whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(1));
    assertDone(receiveNothing("direct:look"));
    deadLetters()
        .whenAnyExchangeReceived(
            exchange -> {
              throw throttled;
            });

    assertThat(assertFailed(receiveNothing("direct:look"))).isSameAs(throttled);

    assertThat(shown(Metric.DEAD_LETTERS, "queue=\"image-deletion-checks\"")).isNaN();
    assertThat(shown(Metric.BRAKE_ENGAGED)).isZero();
  }

  @Test
  void aNewCheckIsSaidOnceWithWhatCausedIt() throws Exception {
    aws.with(image('a', "1.41.0"));

    try (LogLines lines = LogLines.of("cleanup-schedule-check")) {
      assertDone(receive("direct:events", Events.deregistered(TIME, URI + ":1.41.0")));
      aws.withPending(aws.schedules().get(0).name());
      assertDone(receive("direct:events", Events.deregistered(TIME, URI + ":1.41.0")));

      assertThat(lines.withLevels())
          .containsExactly(
              "INFO Scheduled a check at 2026-03-04T10:00:00Z of %s@%s: deregister %s"
                  .formatted(Samples.REPOSITORY, digest('a'), Samples.ORDERS_41));
    }
  }
}
