package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ecrimagecleanup.metric.Metric;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard and the alerts go by the metrics as they are registered. */
class MonitoringTest {
  private static final Path DASHBOARD = Path.of("deploy/monitoring/dashboard.json");
  private static final Path ALERTS = Path.of("deploy/monitoring/alerts.yaml");
  private static final Path TESTS = Path.of("test/resources/monitoring");
  private static final String ALERTS_TEST = "alerts-test.yaml";
  private static final Pattern NAME = Pattern.compile("cleanup_\\w+");
  private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern MATCHED = Pattern.compile("(\\w+) ?(?:=|!=|=~|!~)\"");

  private static List<String> expressions() throws IOException {
    List<String> all = new ArrayList<>();
    for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels")) {
      panel.path("targets").forEach(target -> all.add(target.path("expr").asText()));
    }
    rules().forEach(rule -> all.add(rule.path("expr").asText()));
    return all;
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    new YAMLMapper().readTree(ALERTS.toFile()).at("/groups/0/rules").forEach(rules::add);
    return rules;
  }

  private static Metric metric(String name) {
    return Stream.of(Metric.values())
        .filter(metric -> metric.exposedName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no metric " + name));
  }

  private static Set<String> names(String expression) {
    return NAME.matcher(expression)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyExpressionIsOfMetricsAndTheirLabels() throws IOException {
    assertThat(expressions()).hasSizeGreaterThan(20);
    for (String expression : expressions()) {
      assertThat(names(expression)).as(expression).isNotEmpty();
      List<String> labels =
          names(expression).stream().flatMap(name -> metric(name).labels().stream()).toList();
      List<String> used =
          Stream.concat(
                  GROUPED
                      .matcher(expression)
                      .results()
                      .flatMap(found -> Arrays.stream(found.group(1).split(", *", -1))),
                  MATCHED.matcher(expression).results().map(found -> found.group(1)))
              .toList();
      assertThat(labels).as(expression).containsAll(used);
    }
  }

  @Test
  void theDashboardShowsEveryMetric() throws IOException {
    String dashboard = Files.readString(DASHBOARD);

    assertThat(names(dashboard))
        .isEqualTo(
            Stream.of(Metric.values())
                .map(Metric::exposedName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void noPanelLiesOnAnother() throws IOException {
    Set<String> cells = new TreeSet<>();
    for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels")) {
      JsonNode at = panel.path("gridPos");
      assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = at.path("x").asInt(); x < at.path("x").asInt() + at.path("w").asInt(); x++) {
        for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
          assertThat(cells.add(x + " " + y)).as(panel.path("title").asText()).isTrue();
        }
      }
    }
    assertThat(cells).isNotEmpty();
  }

  @Test
  void everyAlertSaysWhatToDoWhereThatIs() throws IOException {
    assertThat(rules()).isNotEmpty();
    for (JsonNode rule : rules()) {
      String[] link = rule.at("/annotations/runbook_url").asText().split("#", 2);
      List<String> anchors =
          Files.readAllLines(Path.of(link[0])).stream()
              .filter(line -> line.startsWith("#"))
              .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
              .toList();
      assertThat(anchors).as(rule.path("alert").asText()).contains(link[1]);
      assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
      assertThat(rule.at("/annotations/description").asText()).endsWith(".");
      assertThat(rule.at("/labels/severity").asText()).isIn("info", "warning");
    }
  }

  /** By Prometheus itself, where it is installed. */
  @Test
  void eachAlertFiresWhenItHasToAndNotBefore() throws Exception {
    Optional<Path> promtool =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(promtool.isPresent(), "promtool is not installed");

    Process process =
        new ProcessBuilder(promtool.orElseThrow().toString(), "test", "rules", ALERTS_TEST)
            .directory(TESTS.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    for (JsonNode rule : rules()) {
      assertThat(Files.readString(TESTS.resolve(ALERTS_TEST)))
          .contains(rule.path("alert").asText());
    }
  }
}
