package ecrimagecleanup.endtoend;

import static ecrimagecleanup.endtoend.Installation.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ecrimagecleanup.endtoend.TraceCollector.Span;
import ecrimagecleanup.sandbox.EmbeddedAws;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With tracing on, what became of an event or a check is one trace, at a collector. */
class TracingTest {
  private TraceCollector collector;
  private Map<String, String> settings = Map.of();

  @BeforeEach
  void setUp() throws IOException {
    collector = new TraceCollector();
    settings =
        Map.of(
            "otel.java.global-autoconfigure.enabled", "true",
            "otel.service.name", "ecr-image-cleanup",
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.exporter.otlp.endpoint", collector.address(),
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none",
            "otel.bsp.schedule.delay", "50");
    settings.forEach(System::setProperty);
    // It is made once for a process, from what is set then.
    GlobalOpenTelemetry.resetForTest();
  }

  @AfterEach
  void tearDown() {
    settings.keySet().forEach(System::clearProperty);
    GlobalOpenTelemetry.resetForTest();
    collector.close();
  }

  @Test
  void anEventIsOneTraceUpToItsScheduleAndACheckUpToTheRemoval() {
    try (Installation installation =
        Installation.with("delete", "camel.opentelemetry2.enabled=true")) {
      String digest = installation.push("1");
      installation.retire(image("1"));
      installation.pass(Duration.ofHours(26));
      assertThat(installation.removed()).containsExactly(digest);
      await().untilAsserted(() -> assertThat(about("deleteImages")).isNotEmpty());
    }

    Span schedule = about("createSchedule").get(0);
    assertThat(uris(schedule.trace()))
        .anyMatch(uri -> uri.startsWith("aws2-sqs://" + EmbeddedAws.EVENTS_QUEUE))
        .anyMatch(uri -> uri.startsWith("direct://cleanup-look-at-images"))
        .anyMatch(uri -> uri.contains("findImage"));
    Span removal = about("deleteImages").get(0);
    assertThat(uris(removal.trace()))
        .anyMatch(uri -> uri.startsWith("aws2-sqs://" + EmbeddedAws.CHECKS_QUEUE))
        .anyMatch(uri -> uri.startsWith("direct://cleanup-ask-sources"))
        .anyMatch(uri -> uri.contains("describeRepositoryTags"));
    assertThat(removal.trace()).isNotEqualTo(schedule.trace());
    assertThat(collector.spans().toString())
        .as("what a span says of images")
        .doesNotContain("sha256:", Installation.ORDERS);
    for (Span span : List.of(schedule, removal)) {
      assertThat(roots(span.trace())).hasSize(1);
    }
  }

  @Test
  void theInstallationHasNoneOfItsLibrariesAndTheTestsHaveThoseThatAreToBeAdded()
      throws IOException {
    for (String module :
        List.of("src/cleanup/pom.xml", "src/sandbox/pom.xml", "src/standalone/pom.xml")) {
      assertThat(Files.readString(Path.of(module))).doesNotContain("opentelemetry");
    }
    String added = Files.readString(Path.of("deploy/tracing/pom.xml"));
    String ofTests = Files.readString(Path.of("test/pom.xml"));
    String versions = Files.readString(Path.of("pom.xml"));
    List<String> names = found("<artifactId>([a-z0-9-]*opentelemetry[a-z0-9-]*)<", added);

    assertThat(names)
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(
            found("<artifactId>([a-z0-9-]*opentelemetry[a-z0-9-]*)<", ofTests));
    assertThat(added)
        .contains("<version>%s<".formatted(found("<camel.version>(.*)<", versions).get(0)))
        .contains("<version>%s<".formatted(found("<opentelemetry.version>(.*)<", versions).get(0)));
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }

  private List<Span> about(String operation) {
    return collector.spans().stream()
        .filter(span -> span.uri().contains("operation=" + operation))
        .toList();
  }

  private List<Span> of(String trace) {
    return collector.spans().stream().filter(span -> span.trace().equals(trace)).toList();
  }

  private Set<String> uris(String trace) {
    return of(trace).stream().map(Span::uri).collect(Collectors.toSet());
  }

  /** The spans of a trace whose parent is not one of it. */
  private List<Span> roots(String trace) {
    Set<String> ids = of(trace).stream().map(Span::id).collect(Collectors.toSet());
    return of(trace).stream().filter(span -> !ids.contains(span.parent())).toList();
  }
}
