package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code rehearse}, as it is typed. */
class RehearseTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/ecr-image-cleanup-rehearsal";

  @TempDir private Path folder = Path.of("");
  private Installation installation;

  @BeforeEach
  void start() {
    installation = Installation.with("delete");
  }

  @AfterEach
  void close() {
    installation.close();
  }

  /** Runs it without waiting for anything. */
  private Printed rehearse(Terminal terminal, String... arguments) {
    List<String> all = new ArrayList<>(List.of("rehearse", "--wait=PT0S", "--folder=" + folder));
    all.addAll(List.of(arguments));
    return installation.run(terminal, all.toArray(String[]::new));
  }

  private static Terminal typing(String text) {
    return Terminal.typing(new StringReader(text));
  }

  private List<String> repositories() {
    List<String> names = new ArrayList<>();
    installation
        .owner()
        .call("DescribeRepositories", Json.object())
        .path("repositories")
        .forEach(each -> names.add(each.path("repositoryName").asText()));
    return names;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The calls of AWS that were made since, but those that only read. */
  private List<String> changesSince(Map<String, Long> before) {
    return installation.aws().sandbox().endpoint().counts().all().entrySet().stream()
        .filter(call -> call.getValue() > before.getOrDefault(call.getKey(), 0L))
        .map(Map.Entry::getKey)
        .filter(call -> !Observed.WAITING.contains(call))
        .filter(call -> !call.matches("[a-z0-9]+\\.(GET |Get|List|Describe|Select).*"))
        .toList();
  }

  private Map<String, Long> counts() {
    return Map.copyOf(installation.aws().sandbox().endpoint().counts().all());
  }

  @Test
  void whoDeclinesHasSeenWhatItWouldMakeAndNothingIsMade() {
    Map<String, Long> before = counts();

    Printed printed = rehearse(typing("n\n"), "--run-task=default");

    assertThat(printed.exitCode()).isEqualTo(1);
    assertThat(printed.out()).isEqualTo("Nothing was made.%n".formatted());
    assertThat(printed.err())
        .containsSubsequence(
            "The rehearsal makes this, and removes it again:",
            "in 999988887777/eu-central-1",
            "the repository ecr-image-cleanup-rehearsal-",
            "the schedule ecr-image-cleanup-rehearsal-",
            "in 111122223333/eu-central-1, by the role",
            ROLE,
            "three revisions of the task definition ecr-image-cleanup-rehearsal-",
            "one task in the cluster default",
            "Start it? [y/N]");
    assertThat(changesSince(before)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void withoutATerminalItNeedsToBeToldToStart() {
    Map<String, Long> before = counts();

    Printed printed = rehearse(Terminal.none());

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err()).contains("Give --yes to do it without being asked.");
    assertThat(changesSince(before)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void withoutATerminalEachStepIsAPlainLineWithItsTime() {
    List<String> before = repositories();

    Printed printed = rehearse(Terminal.none(), "--yes");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.err())
        .doesNotContain("\r")
        .contains(
            "2026-03-02T09:00:00Z [ 1/30] creates the repository%n".formatted(),
            "2026-03-02T09:00:00Z [30/30] waits until AWS Config shows no deleted revision%n"
                .formatted());
    assertThat(printed.out())
        .contains("child-of-index        refused%n".formatted())
        .contains("Everything that the rehearsal made is removed. Its result is in")
        .contains(files().get(0).toString());
    assertThat(repositories()).isEqualTo(before);
  }

  @Test
  void onATerminalTheStepsAreShownAsTheyAreDone() {
    Printed printed = rehearse(typing("y\n"));

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.err())
        .contains("[y/N] [ 1/30] creates the repository")
        .doesNotContain("2026-03-02T09:00:00Z [ 1/30]");
  }

  @Test
  void whatItFoundFitsTheTerminal() {
    Printed printed = rehearse(Terminal.ofWidth(60), "--yes");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out().lines())
        .hasSizeGreaterThan(30)
        .allMatch(line -> line.length() <= 60 || !line.strip().contains(" "));
  }

  @Test
  void machinesGetOneDocumentWithTheAnswers() {
    Printed printed = rehearse(Terminal.none(), "--yes", "--format=json");

    JsonNode answer = DecisionLog.parse(printed.out());
    assertThat(printed.exitCode()).isZero();
    assertThat(answer.path("finished").asBoolean()).isTrue();
    assertThat(answer.path("answers").findValuesAsText("question"))
        .contains("revisions", "event-body", "schedule-input", "config-rate");
    assertThat(answer.path("facts").path("workload role").asText()).isEqualTo(ROLE);
  }

  @Test
  void machinesGetADocumentAlsoIfNothingIsPlayed() {
    Printed declined = rehearse(typing("n\n"), "--format=json");

    assertThat(declined.exitCode()).isEqualTo(1);
    assertThat(declined.out()).isEqualTo("{\"finished\":false,\"answers\":[]}%n".formatted());
    assertThat(rehearse(Terminal.none(), "--remove", "--format=json").out())
        .isEqualTo("{\"finished\":true,\"answers\":[]}%n".formatted());
  }

  @Test
  void nothingIsMadeWhereARuleWouldReplicateTheRepository() {
    for (String filter : List.of("", "ecr-image")) {
      replicate(filter);
      Map<String, Long> before = counts();

      Printed printed = rehearse(Terminal.none(), "--yes");

      assertThat(printed.exitCode()).isEqualTo(2);
      assertThat(printed.err())
          .matches(
              "Nothing is made: a replication rule of 999988887777/eu-central-1 would copy the repository ecr-image-cleanup-rehearsal-[0-9a-f]{8} to 555566667777/eu-west-1, and the copies would stay\\. Give the rule a filter by repository prefix\\.\\R");
      assertThat(changesSince(before)).isEmpty();
      assertThat(files()).isEmpty();
    }
    replicate("team/");

    assertThat(rehearse(Terminal.none(), "--yes").exitCode()).isZero();
  }

  private void replicate(String prefix) {
    String filters =
        prefix.isEmpty()
            ? ""
            : ",'repositoryFilters':[{'filterType':'PREFIX_MATCH','filter':'%s'}]"
                .formatted(prefix);
    installation
        .owner()
        .call(
            "PutReplicationConfiguration",
            (ObjectNode)
                Json.parse(
                    "{'replicationConfiguration':{'rules':[{'destinations':[{'region':'eu-west-1','registryId':'555566667777'}]%s}]}}"
                        .formatted(filters)
                        .replace('\'', '"')));
  }

  private void refuse(String service, String operation) {
    installation.refuse(
        call -> call.service().equals(service) && call.operation().equals(operation));
  }

  @Test
  void aRightThatIsMissingIsSaidWithItsResourceAndWhatWasMadeIsRemoved() {
    List<String> before = repositories();
    refuse("ecs", "DeregisterTaskDefinition");
    refuse("ecs", "TagResource");

    Printed printed = rehearse(Terminal.none(), "--yes");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains("AWS does not allow ecs:TagResource on arn:aws:ecs:eu-central-1:111122223333:")
        .contains("Not everything that was made could be removed");
    assertThat(repositories()).isEqualTo(before);

    installation.aws().sandbox().endpoint().faults().clear();
    Printed removed = rehearse(typing("y\n"), "--remove");

    assertThat(removed.exitCode()).isZero();
    assertThat(removed.err()).contains("This removes what is left of the rehearsal ");
    assertThat(removed.out()).contains("It was ended by --remove.");
    assertThat(rehearse(Terminal.none(), "--remove").out()).startsWith("Nothing is left of a");
  }

  @Test
  void withoutTheRightToCreateSchedulesThatQuestionAloneStaysOpen() {
    installation
        .aws()
        .sandbox()
        .endpoint()
        .faults()
        .add(
            FaultInjector.failing(
                call -> call.path().startsWith("/schedules/ecr-image-cleanup-rehearsal-"),
                call -> Fault.denied("scheduler:CreateSchedule")));

    Printed printed = rehearse(Terminal.none(), "--yes", "--format=json");

    assertThat(printed.exitCode()).isZero();
    JsonNode answers = DecisionLog.parse(printed.out()).path("answers");
    for (JsonNode answer : answers) {
      if (answer.path("question").asText().equals("schedule-input")) {
        assertThat(answer.path("reading").asText()).isEqualTo("not tried");
        assertThat(answer.path("why").asText())
            .matches(
                "AWS does not allow scheduler:CreateSchedule or iam:PassRole on arn:aws:scheduler:eu-central-1:999988887777:schedule/default/ecr-image-cleanup-rehearsal-[0-9a-f]{8}\\.");
      }
    }
    assertThat(answers.findValuesAsText("question")).contains("schedule-input");
  }

  @Test
  void whereThereIsNoSuchClusterTheRestIsDoneAndRemoved() {
    List<String> before = repositories();

    Printed printed = rehearse(Terminal.none(), "--yes", "--run-task=missing");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .contains(
            "task-digest           not tried%n  Ecs answers ClusterNotFoundException".formatted());
    assertThat(repositories()).isEqualTo(before);
  }

  @Test
  void credentialsOfAnotherAccountMakeNothing() {
    Printed printed =
        rehearse(Terminal.none(), "--yes", "--set=cleanup.registries=888877776666/eu-central-1");

    assertThat(printed.exitCode()).isEqualTo(2);
    assertThat(printed.err())
        .contains(
            "The credentials are of account 999988887777, but the rehearsal is of 888877776666");
    assertThat(files()).isEmpty();
  }

  @Test
  void doctorIgnoresAResultOfAnotherAccountOrOfMoreThanAYearAgoWithASentence() throws IOException {
    rehearse(Terminal.none(), "--yes");
    Path file = files().get(0);
    String result = Files.readString(file);

    assertThat(doctor()).contains("The rehearsal of 2 Mar 2026 09:00 UTC answered");
    Files.writeString(file, result.replace("\"999988887777/", "\"888877776666/"));
    assertThat(doctor())
        .contains("The newest rehearsal is of account 888877776666, and not of 999988887777");
    Files.writeString(file, result.replace("\"startedAt\" : \"2026", "\"startedAt\" : \"2025"));
    assertThat(doctor()).contains("more than a year ago, so it is ignored.");
  }

  private String doctor() {
    installation.pass(Duration.ofMinutes(1));
    return installation.run("doctor", "--rehearsals=" + folder).out();
  }
}
