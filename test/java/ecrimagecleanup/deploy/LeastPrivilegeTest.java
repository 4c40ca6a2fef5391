package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.component.ComponentMetadata;
import ecrimagecleanup.component.rehearsal.CleanupRehearsalOperation;
import ecrimagecleanup.deploy.Call.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The templates grant every action that the runs take, on its resource, and no other. */
class LeastPrivilegeTest {
  private static final Template SHARED = Template.of(Template.SHARED);
  private static final Template WORKLOAD = Template.of(Template.WORKLOAD);
  private static final Map<String, String> EVERYTHING =
      Map.of(
          "Action", "delete",
          "LiveEvidence", "yes",
          "LambdaEvidence", "yes",
          "EksEvidence", "yes",
          "StaleRevisions", "yes",
          "InspectorEvidence", "yes",
          "TellCompletedChecks", "yes",
          "WorkloadsParameter", RecordedRuns.WORKLOADS,
          "AggregatorRole", RecordedRuns.AGGREGATOR_ROLE);

  private static final String READ_BRAKE =
      "Sid: ReadBrake\n            Effect: Allow\n            Action: ssm:GetParameter\n";

  private static RecordedRuns runs = new RecordedRuns(Set.of(), Set.of());

  @BeforeAll
  static void record(@TempDir Path folder) throws IOException {
    runs = RecordedRuns.make(folder);
  }

  private static List<Statement> managed(
      Template template, String policy, Map<String, String> with) {
    JsonNode document = template.properties(policy).required("PolicyDocument");
    return Statement.of(new Intrinsics(template, with).resolve(document));
  }

  private static List<Statement> inline(Template template, String role, Map<String, String> with) {
    JsonNode policies = template.properties(role).required("Policies");
    assertThat(policies).hasSize(1);
    return Statement.of(
        new Intrinsics(template, with).resolve(policies.path(0).required("PolicyDocument")));
  }

  private static Set<Call> by(Caller caller, Set<Call> calls) {
    return calls.stream().filter(call -> call.by() == caller).collect(Collectors.toSet());
  }

  private static void assertExact(List<Statement> granted, Set<Call> calls) {
    assertThat(calls).isNotEmpty();
    assertThat(LeastPrivilege.refused(granted, calls)).as("needed and not granted").isEmpty();
    assertThat(LeastPrivilege.unused(granted, calls)).as("granted and never used").isEmpty();
  }

  private static List<Statement> ofApplication(Template template) {
    return managed(template, "ApplicationPolicy", EVERYTHING);
  }

  @Test
  void theApplicationMayDoWhatItDoesAndNoMore() {
    assertExact(ofApplication(SHARED), by(Caller.APPLICATION, runs.application()));
  }

  @Test
  void thePolicyOfOperatorsAllowsWhatTheCommandsAndTheRunbookDoAndNoMore() throws IOException {
    Set<Call> calls = new HashSet<>(by(Caller.APPLICATION, runs.commands()));
    calls.addAll(RunbookCalls.ofOperators());

    assertExact(managed(SHARED, "OperatorPolicy", EVERYTHING), calls);
  }

  @Test
  void theSchedulerMaySendToTheQueuesThatSchedulesNameAndNoOther() {
    assertExact(
        inline(SHARED, "SchedulerRole", EVERYTHING), by(Caller.SCHEDULER, runs.application()));
  }

  @Test
  void theReaderMayReadWhatLiveEvidenceReadsAndNoMore() {
    Map<String, String> withoutStarters = new HashMap<>(EVERYTHING);
    withoutStarters.put("StaleRevisions", "no");

    assertExact(
        inline(WORKLOAD, "ReaderRole", withoutStarters), by(Caller.READER, runs.application()));
  }

  @Test
  void theReaderMayReadRulesAndSchedulesForStaleRevisionsAndNoMore() {
    Set<Call> read = new HashSet<>(by(Caller.READER, runs.application()));
    read.addAll(by(Caller.READER, runs.commands()));

    assertExact(inline(WORKLOAD, "ReaderRole", EVERYTHING), read);
  }

  @Test
  void theOperationsOfTheComponentsNameTheActionsThatTheirCallsTake() {
    Set<String> named =
        ComponentMetadata.awsOperations()
            // A rehearsal has credentials of its own, which docs/rehearsal.md limits.
            .filter(operation -> !(operation instanceof CleanupRehearsalOperation))
            .flatMap(operation -> operation.actions().stream())
            .collect(Collectors.toSet());

    assertThat(
            Stream.concat(runs.application().stream(), runs.commands().stream())
                .filter(call -> call.by() != Caller.SCHEDULER)
                .map(Call::action)
                .filter(LeastPrivilegeTest::isOfAComponent)
                .collect(Collectors.toSet()))
        .isEqualTo(
            named.stream().filter(LeastPrivilegeTest::isOfAComponent).collect(Collectors.toSet()));
  }

  @Test
  void theTableOfTheGuideNamesTheActionsOfTheApplication() throws IOException {
    String table =
        Files.readString(Path.of("docs/deployment.md"))
            .replaceFirst("(?s).*\\n\\| actions \\| on \\|\\n", "")
            .replaceFirst("(?s)\\n\\n.*", "");

    assertThat(
            Pattern.compile("`([a-z0-9]+:[A-Z]\\w+)`")
                .matcher(table)
                .results()
                .map(match -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            by(Caller.APPLICATION, runs.application()).stream()
                .map(Call::action)
                .collect(Collectors.toSet()));
  }

  /** What Camel's own components call, or those that only commands need, is not named. */
  private static boolean isOfAComponent(String action) {
    return Stream.of(
            "ecr:",
            "scheduler:",
            "config:",
            "ecs:",
            "lambda:",
            "inspector2:",
            "iam:PassRole",
            "sts:")
        .anyMatch(action::startsWith);
  }

  @ParameterizedTest
  @CsvSource({
    "report, ''",
    "archive, ecr:UpdateImageStorageClass",
    "archive-then-delete, ecr:BatchDeleteImage ecr:UpdateImageStorageClass",
    "delete, ecr:BatchDeleteImage ecr:UpdateImageStorageClass"
  })
  void anActionMayRemoveNoMoreThanItSays(String action, String removals) {
    Map<String, String> parameters = new HashMap<>(EVERYTHING);
    parameters.put("Action", action);

    assertThat(
            managed(SHARED, "ApplicationPolicy", parameters).stream()
                .flatMap(statement -> statement.actions().stream())
                .filter(LeastPrivilegeTest::removes)
                .sorted()
                .collect(Collectors.joining(" ")))
        .isEqualTo(removals);
  }

  private static boolean removes(String action) {
    return Set.of("ecr:BatchDeleteImage", "ecr:UpdateImageStorageClass").contains(action);
  }

  @ParameterizedTest
  @CsvSource({"ecr:BatchDeleteImage", "ecr:UpdateImageStorageClass"})
  void awsItselfRefusesARemovalWhereNobodyOptedIn(String action) {
    Stream<Map<String, String>> tags =
        Stream.of(
            Map.of(),
            Map.of("aws:ResourceTag/ecr-image-cleanup", "off"),
            Map.of("aws:ResourceTag/team", "enabled"));
    Map<String, String> optedIn = Map.of("aws:ResourceTag/ecr-image-cleanup", "enabled");

    assertThat(tags).allMatch(each -> !allowed(action, each));
    assertThat(allowed(action, optedIn)).isTrue();
  }

  private static boolean allowed(String action, Map<String, String> context) {
    Call call =
        new Call(
            Caller.APPLICATION,
            action,
            "arn:aws:ecr:eu-central-1:999988887777:repository/team/orders",
            context);
    return ofApplication(SHARED).stream().anyMatch(statement -> statement.allows(call));
  }

  @Test
  void whatIsSwitchedOffIsNotGranted() {
    assertThat(managed(SHARED, "ApplicationPolicy", Map.of("LiveEvidence", "no")))
        .flatExtracting(Statement::actions)
        .doesNotContain(
            "sts:AssumeRole", "inspector2:ListCoverage", "events:PutEvents", "ecr:BatchDeleteImage")
        .contains("sqs:ReceiveMessage");
  }

  @Test
  void anActionTakenFromTheTemplateIsMissed() {
    Template less = SHARED.with(READ_BRAKE, READ_BRAKE.replace("Parameter\n", "Parameters\n"));

    assertThat(
            LeastPrivilege.refused(ofApplication(less), by(Caller.APPLICATION, runs.application())))
        .containsExactly(
            "ssm:GetParameter on arn:aws:ssm:eu-central-1:999988887777:parameter"
                + RecordedRuns.BRAKE);
  }

  @Test
  void anActionAddedToTheTemplateIsSeenToBeOfNoUse() {
    Template more =
        SHARED.with(
            READ_BRAKE,
            READ_BRAKE.replace("ssm:GetParameter", "[ssm:GetParameter, ssm:PutParameter]"));

    assertThat(
            LeastPrivilege.unused(ofApplication(more), by(Caller.APPLICATION, runs.application())))
        .containsExactly("ReadBrake: ssm:PutParameter");
  }
}
