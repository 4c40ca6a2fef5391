package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is called by an alarm finds its name in the runbook. */
class RunbookTest {
  private static final Path RUNBOOK = Path.of("docs/operating.md");

  static Stream<String> alarms() {
    return Stream.of(Template.ALARMS, Template.WORKLOAD)
        .map(Template::of)
        .flatMap(template -> template.ofType("AWS::CloudWatch::Alarm").stream());
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void everyAlarmOfTheTemplatesHasARowThatSaysWhatToDo(String alarm) throws IOException {
    assertThat(Files.readAllLines(RUNBOOK))
        .filteredOn(line -> line.startsWith("| ") && line.contains("`" + alarm + "`"))
        .singleElement()
        .satisfies(row -> assertThat(row.split("\\|", -1)).hasSize(6));
  }
}
