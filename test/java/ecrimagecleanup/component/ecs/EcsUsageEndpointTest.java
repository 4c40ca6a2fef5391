package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.ecs.LiveUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;

class EcsUsageEndpointTest extends EcsUsageTestCase {
  private static final String ONE = "ecs-usage:all?operation=describeUsage&workloads=" + FIRST;

  @RegisterExtension final CamelFixture withoutClients = new CamelFixture();

  @Test
  void takesNothingFromAMessage() throws Exception {
    addTask(ecs, "a", "orders:v1", digest(1));
    LiveUse expected = read();
    ecs.requests.clear();

    var message =
        camel
            .send(
                ONE,
                "workloads=" + SECOND,
                Map.of(
                    "workloads",
                    SECOND,
                    "CamelEcsUsageWorkloads",
                    SECOND,
                    "roleName",
                    "admin",
                    "operation",
                    "other"))
            .getMessage();

    assertThat(message.getBody(LiveUse.class).images())
        .isNotEmpty()
        .allMatch(expected.images()::contains)
        .noneMatch(image -> image.use().by().contains("other"));
    assertThat(message.getHeader(EcsUsageConstants.BLIND_SPOTS)).isEqualTo(0);
    assertThat(ecs.requests).isNotEmpty();
  }

  @Test
  void asksEachWorkloadForItself() throws Exception {
    read();

    assertThat(ecs.requests(ListClustersRequest.class))
        .containsExactly(ListClustersRequest.builder().maxResults(100).build());
    assertThat(other.requests(ListClustersRequest.class)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workloads=111122223333/eu-central-1 | has no operation",
        "operation=describeUsage | has no workloads",
        "operation=describeUsage&workloads=eu-central-1 | 111122223333/eu-central-1",
        "operation=describeUsage&workloads=1/eu-central-1 | twelve digits",
        "operation=describeUsage&workloads=111122223333/nowhere | region",
        "operation=describeUsage&workloads=111122223333/eu-central-1, | workloads cannot be read",
        "operation=describeUsage&workloads=111122223333/eu-west-1,111122223333/eu-west-1 | twice",
        "operation=describeUsage&workloads=111122223333/eu-west-1&roleName=a b | roleName",
        "operation=describeUsage&workloads=111122223333/eu-west-1&roleSessionName= | roleSession",
        "operation=describeUsage&workloads=111122223333/eu-west-1&externalId=abc | needs roleName",
        "operation=describeUsage&workloads=111122223333/eu-west-1&roleName=r&externalId=a | externalId",
        "operation=describeUsage&workloads=111122223333/eu-west-1&parallel=0 | parallel",
        "operation=describeUsage&workloads=111122223333/eu-west-1&parallel=65 | parallel",
        "operation=describeUsage&workloads=111122223333/eu-west-1&listAge=-1 | listAge",
        "operation=describeUsage&workloads=111122223333/eu-west-1&canary=a b | canary",
      })
  void checksItsOptionsAtStart(String options, String problem) {
    assertThatThrownBy(() -> camel.context().getEndpoint("ecs-usage:all?" + options))
        .hasStackTraceContaining(problem);
  }

  @Test
  void needsCredentialsOrClients() {
    assertThatThrownBy(() -> withoutClients.context().getEndpoint(ONE))
        .hasStackTraceContaining("has no credentials");
    EcsUsageEndpoint endpoint = camel.context().getEndpoint(ONE, EcsUsageEndpoint.class);
    assertThat(endpoint.ecsClients()).isSameAs(clients);
    assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void takesOptionsFromTheComponent() {
    EcsUsageConfiguration configuration =
        camel.context().getComponent("ecs-usage", EcsUsageComponent.class).getConfiguration();
    configuration.setWorkloads(" " + FIRST + " , " + SECOND);
    configuration.setRoleName("");
    configuration.setExternalId("");

    EcsUsageEndpoint endpoint =
        camel
            .context()
            .getEndpoint("ecs-usage:all?operation=describeUsage", EcsUsageEndpoint.class);

    assertThat(endpoint.getConfiguration().workloads(endpoint))
        .isEqualTo(
            List.of(
                new WorkloadAccount("111122223333", "eu-central-1"),
                new WorkloadAccount("444455556666", "eu-west-1")));
    assertThat(endpoint.getConfiguration().role()).isEmpty();
  }

  @Test
  void takesTheWorkloadsFromASourceForEachMessage() throws Exception {
    List<String> places = new ArrayList<>(List.of(FIRST));
    Supplier<List<String>> source = () -> places;
    camel.context().getRegistry().bind("places", source);
    String uri = "ecs-usage:all?operation=describeUsage&workloadSource=#bean:places";
    read(uri, "");
    assertThat(other.requests).isEmpty();

    places.add(SECOND);
    read(uri, "");
    assertThat(other.requests).isNotEmpty();

    places.clear();
    assertThatThrownBy(() -> read(uri, "")).hasMessageContaining("has no workloads");
  }

  @Test
  void endpointsShareAMemoryThatIsGivenOrThatOfTheComponent() {
    EcsUsageEndpoint given = camel.context().getEndpoint(ONE, EcsUsageEndpoint.class);
    EcsUsageEndpoint another = camel.context().getEndpoint(URI, EcsUsageEndpoint.class);
    assertThat(given.howToRead().memory()).isSameAs(memory);
    assertThat(another.howToRead().memory()).isSameAs(memory);

    camel.context().getRegistry().bind("mine", new RevisionMemory(clock));
    EcsUsageEndpoint mine =
        camel.context().getEndpoint(ONE + "&memory=#bean:mine", EcsUsageEndpoint.class);
    assertThat(mine.howToRead().memory()).isNotSameAs(memory);

    String created = ONE + "&useDefaultCredentialsProvider=true&region=eu-central-1";
    assertThat(
            withoutClients
                .context()
                .getEndpoint(created, EcsUsageEndpoint.class)
                .howToRead()
                .memory())
        .isSameAs(
            withoutClients
                .context()
                .getEndpoint(created + "&parallel=2", EcsUsageEndpoint.class)
                .howToRead()
                .memory());
  }

  @Test
  void withOneThreadTheCallerReads() throws Exception {
    List<Thread> by = new CopyOnWriteArrayList<>();
    ecs.before = request -> by.add(Thread.currentThread());
    other.before = ecs.before;

    read(URI + "&parallel=1", "");
    assertThat(by).isNotEmpty().containsOnly(Thread.currentThread());

    by.clear();
    read(URI + "&parallel=2", "");
    assertThat(by).isNotEmpty().doesNotContain(Thread.currentThread());
  }

  @Test
  void hasAHealthCheckThatProbesTheFirstWorkload() throws Exception {
    var producers = HealthCheckHelper.getHealthCheckRepository(camel.context(), "producers");
    producers.setEnabled(true);
    EcsUsageEndpoint endpoint = camel.context().getEndpoint(URI, EcsUsageEndpoint.class);
    var producer = endpoint.createProducer();
    producer.start();
    HealthCheck check = producers.stream().findFirst().orElseThrow();

    assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
    ecs.refusals.put(
        ListClustersRequest.class, AccessDeniedException.builder().message("no").build());
    assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
    assertThat(ecs.requests).containsOnly(ListClustersRequest.builder().maxResults(1).build());
    producer.stop();
  }
}
