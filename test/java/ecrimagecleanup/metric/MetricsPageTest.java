package ecrimagecleanup.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists the metrics as they are. */
class MetricsPageTest {
  private static final Path PAGE = Path.of("docs/metrics.md");
  private static final String BEGIN = "<!-- the metrics -->\n";
  private static final String END = "<!-- end of the metrics -->\n";

  private static String table() {
    return Stream.of(Metric.values())
        .map(
            metric ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(
                        metric.exposedName(),
                        metric.type().name().toLowerCase(Locale.ROOT),
                        metric.labels().stream()
                            .map("`%s`"::formatted)
                            .collect(Collectors.joining(", ")),
                        metric.help()))
        .collect(
            Collectors.joining(
                "", "| metric | type | labels | meaning |\n|---|---|---|---|\n", ""));
  }

  @Test
  void thePageHasEveryMetricAsItIs() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
    }

    assertThat(Files.readString(PAGE))
        .as("make it anew: ./mvnw -B test -Dtest=MetricsPageTest -Dregenerate")
        .contains(BEGIN + table() + END);
  }

  @Test
  void namesFollowTheConventionsOfPrometheus() {
    assertThat(Metric.values())
        .allSatisfy(
            metric -> {
              assertThat(metric.exposedName()).matches("cleanup_[a-z]+(_[a-z]+)*");
              assertThat(metric.labels()).allMatch(label -> label.matches("[a-z]+"));
              assertThat(metric.help()).endsWith(".");
            });
    assertThat(Stream.of(Metric.values()).map(Metric::id)).doesNotHaveDuplicates();
  }
}
