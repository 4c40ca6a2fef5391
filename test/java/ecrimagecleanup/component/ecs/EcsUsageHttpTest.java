package ecrimagecleanup.component.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ecrimagecleanup.component.CamelFixture;
import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.ecs.LiveUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Clients of the component's own, over HTTP: which roles they assume. */
class EcsUsageHttpTest {
  private static final String URI =
      "ecs-usage:all?operation=describeUsage&parallel=1&region=eu-central-1&useDefaultCredentialsProvider=true"
          + "&workloads=111122223333/eu-central-1,111122223333/eu-west-1,444455556666/cn-north-1";

  @RegisterExtension final CamelFixture camel = new CamelFixture();

  private final List<Map<String, String>> assumed = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void assumesTheRoleOfEachAccountOnce() throws Exception {
    String uri = uri("&roleName=cleanup/reader&externalId=secret-word");

    read(uri);
    read(uri);

    assertThat(assumed)
        .extracting(request -> request.get("RoleArn"))
        .containsExactly(
            "arn:aws:iam::111122223333:role/cleanup/reader",
            "arn:aws-cn:iam::444455556666:role/cleanup/reader");
    assertThat(assumed)
        .allSatisfy(
            request ->
                assertThat(request)
                    .containsEntry("ExternalId", "secret-word")
                    .containsEntry("RoleSessionName", "ecr-image-cleanup"));
    assertThat(authorizations.subList(0, 3))
        .satisfiesExactly(
            text -> assertThat(text).contains("Credential=OF111122223333/", "/eu-central-1/ecs/"),
            text -> assertThat(text).contains("Credential=OF111122223333/", "/eu-west-1/ecs/"),
            text -> assertThat(text).contains("Credential=OF444455556666/", "/cn-north-1/ecs/"));
    assertThat(authorizations).hasSize(6);
  }

  @Test
  void sendsNoExternalIdUnlessThereIsOne() throws Exception {
    read(uri("&roleName=reader&roleSessionName=other"));

    assertThat(assumed)
        .hasSize(2)
        .allSatisfy(
            request ->
                assertThat(request)
                    .doesNotContainKey("ExternalId")
                    .containsEntry("RoleSessionName", "other"));
  }

  @Test
  void readsTheOtherAccountsIfARoleCannotBeAssumed() throws Exception {
    LiveUse use = read(uri("&roleName=denied-in-111122223333"));

    assertThat(authorizations).hasSize(1);
    assertThat(use.doubts())
        .extracting(Doubt::text)
        .hasSize(3)
        .anySatisfy(
            text ->
                assertThat(text).contains("111122223333/eu-west-1", "AccessDenied", "Not you."));
  }

  @Test
  void assumesNoRoleWithoutOne() throws Exception {
    read(uri("&roleName="));

    assertThat(assumed).isEmpty();
    assertThat(authorizations).hasSize(3).allMatch(text -> text.contains("=999988887777/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&roleName=reader"})
  void itsClientsKeepToAPaceAndToTheTimeLimitsAndRetryAdaptively(String role) {
    EcsUsageEndpoint endpoint =
        camel.context().getEndpoint(uri(role + "&apiCallTimeout=30000"), EcsUsageEndpoint.class);
    endpoint.start();
    AtomicLong now = new AtomicLong();
    try (OwnEcsClients clients =
        new OwnEcsClients(
            endpoint.getConfiguration(),
            endpoint.clients()::client,
            new Paces(now::get, now::addAndGet))) {
      EcsClient client = clients.client(new WorkloadAccount("111122223333", "eu-west-1"));
      var configuration = client.serviceClientConfiguration().overrideConfiguration();

      assertThat(configuration.retryStrategy().orElseThrow())
          .isInstanceOf(AdaptiveRetryStrategy.class);
      assertThat(configuration.apiCallTimeout()).contains(Duration.ofSeconds(30));
      for (int call = 0; call <= ActionGroup.CLUSTER_READ.burst(); call++) {
        client.listClusters();
      }
      // The one beyond the burst waits for a fifth of a second; that of another region does not.
      clients.client(new WorkloadAccount("111122223333", "eu-central-1")).listClusters();
      assertThat(now).hasValue(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  @Test
  void clientsOfAnEmulatorKeepToNoPace() {
    EcsUsageEndpoint endpoint =
        camel.context().getEndpoint(uri("&paced=false"), EcsUsageEndpoint.class);
    endpoint.start();
    AtomicLong now = new AtomicLong();
    try (OwnEcsClients clients =
        new OwnEcsClients(
            endpoint.getConfiguration(),
            endpoint.clients()::client,
            new Paces(now::get, now::addAndGet))) {
      EcsClient client = clients.client(new WorkloadAccount("111122223333", "eu-west-1"));
      for (int call = 0; call <= ActionGroup.CLUSTER_READ.burst(); call++) {
        client.listClusters();
      }

      assertThat(now).hasValue(0);
    }
  }

  /**
   * A client of the SDK has five threads for that by itself, and a large organisation has thousands
   * of workloads.
   */
  @Test
  void theTimeLimitsOfAllWorkloadsTakeOneThread() {
    EcsUsageEndpoint endpoint =
        camel.context().getEndpoint(uri("&roleName=reader"), EcsUsageEndpoint.class);
    endpoint.start();
    long before = threads("sdk-ScheduledExecutor");
    long timers = threads("aws-call-timer");
    try (OwnEcsClients clients =
        new OwnEcsClients(
            endpoint.getConfiguration(),
            endpoint.clients()::client,
            new Paces(System::nanoTime, pause -> {}))) {
      for (int account = 0; account < 20; account++) {
        EcsClient client =
            clients.client(new WorkloadAccount("1111222233%02d".formatted(account), "eu-west-1"));
        for (int call = 0; call < 5; call++) {
          client.listClusters();
        }
      }

      assertThat(threads("sdk-ScheduledExecutor")).isLessThanOrEqualTo(before);
      assertThat(threads("aws-call-timer"))
          .as("one for ECS, and one for the roles")
          .isLessThanOrEqualTo(timers + 2);
    }
  }

  private static long threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }

  @Test
  void closesItsClientsAtStop() {
    EcsUsageEndpoint endpoint = camel.context().getEndpoint(uri(""), EcsUsageEndpoint.class);
    endpoint.start();
    EcsClients clients = endpoint.ecsClients();
    var client = clients.client(new WorkloadAccount("111122223333", "eu-west-1"));
    assertThat(clients.client(new WorkloadAccount("444455556666", "eu-west-1"))).isSameAs(client);

    endpoint.stop();

    assertThatThrownBy(endpoint::ecsClients).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(client::listClusters)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Connection pool shut down");
  }

  private LiveUse read(String uri) throws Exception {
    return camel.send(uri, "", Map.of()).getMessage().getBody(LiveUse.class);
  }

  private String uri(String options) {
    return URI
        + options
        + "&overrideEndpoint=true&uriEndpointOverride=http://127.0.0.1:"
        + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestHeaders().getFirst("X-Amz-Target") == null) {
      Map<String, String> form = form(body);
      assumed.add(form);
      String roleArn = form.getOrDefault("RoleArn", "");
      String account = roleArn.split(":", -1)[4];
      if (roleArn.endsWith("denied-in-" + account)) {
        send(
            exchange,
            403,
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not you."
                + "</Message></Error></ErrorResponse>");
      } else {
        send(exchange, 200, assumedRole(account));
      }
    } else {
      if (exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith(".ListClusters")) {
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
      }
      send(exchange, 200, "{\"clusterArns\":[]}");
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String assumedRole(String account) {
    return """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
        <Credentials><AccessKeyId>OF%s</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
        <SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>
        </AssumeRoleResult></AssumeRoleResponse>"""
        .formatted(account);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
