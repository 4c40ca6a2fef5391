package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is called by an alarm finds its name in the runbook, and may do what it says. */
class RunbookTest {
  private static final Path RUNBOOK = Path.of("docs/operating.md");

  static Stream<String> alarms() {
    return Stream.of(Template.ALARMS, Template.WORKLOAD)
        .map(Template::of)
        .flatMap(template -> template.ofType("AWS::CloudWatch::Alarm").stream());
  }

  /** Those for Prometheus, too. */
  static Stream<String> alerts() {
    return Template.of(Path.of("deploy/monitoring/alerts.yaml")).json().findValues("alert").stream()
        .map(JsonNode::asText);
  }

  @Test
  void operatorsMayDoWhatTheRunbookAsksThemTo() throws IOException {
    assertThat(RunbookCalls.ofOperators())
        .extracting(Call::action)
        .contains("ssm:PutParameter", "sqs:PurgeQueue", "scheduler:DeleteSchedule");
    assertThat(LeastPrivilege.refused(ofOperators(), RunbookCalls.ofOperators())).isEmpty();
  }

  @Test
  void theActionsThatTheRunbookNamesAreThoseOfOperators() throws IOException {
    assertThat(ofOperators())
        .flatExtracting(Statement::actions)
        .containsAll(RunbookCalls.actions());
  }

  private static List<Statement> ofOperators() {
    Template shared = Template.of(Template.SHARED);
    return Statement.of(
        new Intrinsics(shared, Map.of())
            .resolve(shared.properties("OperatorPolicy").required("PolicyDocument")));
  }

  @ParameterizedTest
  @MethodSource({"alarms", "alerts"})
  void everyAlarmAndAlertHasARowThatSaysWhatToDo(String alarm) throws IOException {
    assertThat(Files.readAllLines(RUNBOOK))
        .filteredOn(line -> line.startsWith("| ") && line.contains("`" + alarm + "`"))
        .singleElement()
        .satisfies(row -> assertThat(row.split("\\|", -1)).hasSize(6));
  }
}
