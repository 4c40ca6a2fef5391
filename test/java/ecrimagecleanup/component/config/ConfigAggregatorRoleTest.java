package ecrimagecleanup.component.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ecrimagecleanup.component.CamelFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** The client of an aggregator of another account, over HTTP: which role it assumes. */
class ConfigAggregatorRoleTest {
  private static final String ROLE = "arn:aws:iam::777788889999:role/ecr-image-cleanup-aggregator";

  @RegisterExtension final CamelFixture camel = new CamelFixture();

  private final List<String> assumed = new CopyOnWriteArrayList<>();
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
  void reality27AnAggregatorOfTheAuditAccountIsAskedWithItsRole() throws Exception {
    String uri = uri("&roleArn=" + ROLE + "&externalId=secret-word");

    camel.send(uri, "", Map.of());
    camel.send(uri, "", Map.of());

    assertThat(assumed)
        .singleElement()
        .asString()
        .contains(
            "RoleArn=arn%3Aaws%3Aiam%3A%3A777788889999%3Arole%2Fecr-image-cleanup-aggregator",
            "ExternalId=secret-word", "RoleSessionName=ecr-image-cleanup");
    assertThat(authorizations).hasSize(2).allMatch(text -> text.contains("Credential=ASSUMED/"));
  }

  @Test
  void reality27WithoutARoleItIsAskedAsWhoRuns() throws Exception {
    camel.send(uri("&roleArn=&externalId="), "", Map.of());

    assertThat(assumed).isEmpty();
    assertThat(authorizations).hasSize(1).allMatch(text -> text.contains("=999988887777/"));
  }

  @Test
  void anExternalIdNeedsARole() {
    assertThatThrownBy(() -> camel.context().getEndpoint(uri("&externalId=secret-word")))
        .rootCause()
        .hasMessageContaining("externalId needs roleArn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&roleArn=" + ROLE})
  void aThrottledQueryIsSentAgainBeforeACheckFails(String role) {
    RetryStrategy strategy = retries(uri(role));

    assertThat(strategy).isInstanceOf(AdaptiveRetryStrategy.class);
    assertThat(strategy.maxAttempts()).isEqualTo(8);
  }

  private RetryStrategy retries(String uri) {
    ConfigAggregatorEndpoint endpoint =
        camel.context().getEndpoint(uri, ConfigAggregatorEndpoint.class);
    endpoint.start();
    return endpoint
        .clients()
        .client()
        .serviceClientConfiguration()
        .overrideConfiguration()
        .retryStrategy()
        .orElseThrow();
  }

  private String uri(String options) {
    return "config-aggregator:x?operation=describeSources&aggregatorName=all&region=eu-central-1"
        + "&useDefaultCredentialsProvider=true&overrideEndpoint=true"
        + "&uriEndpointOverride=http://127.0.0.1:"
        + server.getAddress().getPort()
        + options;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestHeaders().getFirst("X-Amz-Target") == null) {
      assumed.add(body);
      send(
          exchange,
          """
          <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
          <Credentials><AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
          <SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>
          </AssumeRoleResult></AssumeRoleResponse>""");
    } else {
      authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
      send(exchange, "{\"AggregatedSourceStatusList\":[]}");
    }
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
