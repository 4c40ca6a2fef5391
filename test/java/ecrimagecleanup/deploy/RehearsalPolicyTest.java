package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.component.rehearsal.CleanupRehearsalOperation;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Fault;
import ecrimagecleanup.sandbox.FaultInjector;
import ecrimagecleanup.sandbox.ImageOwner;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.WorkloadAccount;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.WorldClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code rehearse --print-policy} allows is what a rehearsal calls, on its own names. */
class RehearsalPolicyTest {
  private static final String NAME = "ecr-image-cleanup-rehearsal-????????";
  private static final Set<String> UNLIMITED =
      Set.of("ecs:RegisterTaskDefinition", "ecs:DeregisterTaskDefinition");
  private static final Set<String> ROLES = Set.of("iam:PassRole", "sts:AssumeRole");
  private static final Set<Call> CALLS = ConcurrentHashMap.newKeySet();

  @TempDir private static Path folder = Path.of("");

  private static JsonNode policies = Json.object();

  @BeforeAll
  static void rehearse() {
    try (EmbeddedAws aws =
        EmbeddedAws.start(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1, 0, 1)) {
      aws.installCanary("111122223333", World.REGION);
      new ImageOwner(aws.sandbox())
          .call(
              "DeregisterPullTimeUpdateExclusion",
              Json.object().put("principalArn", EmbeddedAws.APPLICATION_ROLE));
      new WorkloadAccount(aws.sandbox(), "111122223333", World.REGION)
          .createCluster("default", "instances");
      System.setProperty("aws.endpointUrl", aws.address());
      aws.sandbox().endpoint().faults().add(recorder());
      run("--yes", "--wait=PT0S", "--folder=" + folder);
    } finally {
      System.clearProperty("aws.endpointUrl");
    }
    policies = Json.parse(run("--print-policy", "--format=json"));
  }

  private static FaultInjector recorder() {
    return new FaultInjector() {
      @Override
      public Optional<Fault> before(AwsCall call) {
        Calls.of(call).stream()
            .filter(each -> each.by() != Call.Caller.SCHEDULER)
            .forEach(CALLS::add);
        return Optional.empty();
      }
    };
  }

  private static String run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("rehearse", "--run-task=default"));
    all.add("--application-role=" + EmbeddedAws.APPLICATION_ROLE);
    all.add("--set=cleanup.account-id=" + World.SHARED_ACCOUNT);
    all.add("--set=cleanup.region=" + World.REGION);
    all.add("--set=cleanup.workloads=111122223333/" + World.REGION);
    all.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        EcrImageCleanup.commandLine(Terminal.none())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
    return out.toString();
  }

  private static List<Statement> statements(String policy) {
    return Statement.of(Json.parse(policies.path(policy).toString().replace("????????", "*")));
  }

  private static Set<Call> calls(boolean ofWorkload) {
    return CALLS.stream()
        .filter(call -> call.action().startsWith("ecs:") == ofWorkload)
        .collect(Collectors.toSet());
  }

  @Test
  void theOperatorMayDoWhatTheRehearsalDoesAndNoMore() {
    List<Statement> granted = statements("operator");

    assertThat(LeastPrivilege.refused(granted, calls(false))).isEmpty();
    assertThat(LeastPrivilege.unused(granted, calls(false))).isEmpty();
  }

  @Test
  void theRoleInTheWorkloadMayDoWhatTheRehearsalDoesAndNoMore() {
    assertThat(
            statements("workload").stream()
                .flatMap(statement -> statement.actions().stream())
                .collect(Collectors.toSet()))
        .isEqualTo(calls(true).stream().map(Call::action).collect(Collectors.toSet()));
  }

  @Test
  void theOperationsOfTheComponentNameNoActionThatIsNotAllowed() {
    Set<String> allowed =
        Stream.of("operator", "workload")
            .flatMap(policy -> statements(policy).stream())
            .flatMap(statement -> statement.actions().stream())
            .collect(Collectors.toSet());

    assertThat(allowed)
        .containsAll(
            Stream.of(CleanupRehearsalOperation.values())
                .flatMap(operation -> operation.actions().stream())
                .toList());
  }

  /** IAM cannot limit what is registered and deregistered; tasks have no name but their cluster. */
  @Test
  void whatChangesAnythingIsLimitedToTheNamesOfRehearsals() {
    for (JsonNode policy : policies) {
      List<String> limited = new ArrayList<>();
      for (Statement statement : Statement.of(policy)) {
        for (String action : statement.actions()) {
          boolean reads = action.matches("[a-z]+:(Describe|List|Select|BatchGet).*");
          if (!reads && !UNLIMITED.contains(action)) {
            assertThat(statement.resources()).as(action).allMatch(each -> each.matches(of(action)));
            limited.add(action);
          }
        }
      }
      assertThat(limited).isNotEmpty();
    }
  }

  /** The ARNs that an action may name. Roles have the names that others gave them. */
  private static String of(String action) {
    return ROLES.contains(action)
        ? "arn:aws:iam::[^:]*:role/.*"
        : ".*\\Q%s\\E.*|.*:task/default/\\*".formatted(NAME);
  }
}
