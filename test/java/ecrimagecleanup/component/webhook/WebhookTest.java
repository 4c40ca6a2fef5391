package ecrimagecleanup.component.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import ecrimagecleanup.owners.Webhook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The component on a server of this machine, which answers the status that its path names. */
@TestInstance(Lifecycle.PER_CLASS)
class WebhookTest {
  private static final String SECRET = "T0SECRET";

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private DefaultCamelContext context;

  @BeforeAll
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          posted.add(
              "%s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestHeaders().getFirst("Content-Type"),
                      body));
          exchange.getResponseHeaders().set("Location", "/200/elsewhere");
          int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1, 4));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    context = new DefaultCamelContext();
    context.start();
  }

  @AfterAll
  void stop() {
    context.stop();
    server.stop(0);
  }

  private Optional<Exception> post(String url, Object body) {
    posted.clear();
    context.getRegistry().bind("hook", new Webhook(url));
    context.removeEndpoint(context.getEndpoint("cleanup-webhook:reports?target=#bean:hook"));
    Exchange answered =
        context
            .createFluentProducerTemplate()
            .to("cleanup-webhook:reports?target=#bean:hook")
            .withBody(body)
            .send();
    return Optional.ofNullable(answered.getException());
  }

  private String url(int status) {
    return "http://127.0.0.1:%d/%d/%s".formatted(server.getAddress().getPort(), status, SECRET);
  }

  @Test
  void aTextIsPostedAsSlackAndTeamsTakeIt() {
    assertThat(post(url(200), "a \"b\"\n<ä>")).isEmpty();

    assertThat(posted)
        .containsExactly("POST application/json; charset=utf-8 {\"text\":\"a \\\"b\\\"\\n<ä>\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "500,WebhookException",
    "503,WebhookException",
    "429,WebhookException",
    "302,WebhookRefusedException",
    "307,WebhookRefusedException",
    "400,WebhookRefusedException",
    "404,WebhookRefusedException"
  })
  void whatIsNotTakenIsAFailureThatDoesNotSayWhere(int status, String type) {
    Exception failure = post(url(status), "x").orElseThrow();

    assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
    assertThat(failure).hasMessageContaining("The webhook answered %d", status);
    assertThat(printed(failure)).doesNotContain(SECRET);
    assertThat(posted).as("no redirect is followed").hasSize(1);
  }

  @Test
  void whoCannotBeReachedIsAFailureThatDoesNotSayWhere() {
    Exception failure = post("http://localhost:1/" + SECRET, "x").orElseThrow();

    assertThat(failure).isExactlyInstanceOf(WebhookException.class);
    assertThat(failure).hasMessage("The webhook could not be reached (ConnectException).");
    assertThat(printed(failure)).doesNotContain(SECRET);
  }

  private static String printed(Exception failure) {
    StringWriter out = new StringWriter();
    failure.printStackTrace(new PrintWriter(out));
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.slack.com/services/x",
        "https://user:word@example.com/",
        "https://example.com/%zz",
        "https://example.com/#x",
        "https://example.com/'x",
        "https://example.com/{{x}}",
        "ftp://example.com/x",
        "https://hooks..slack.com/services/T0SECRET",
        "https://-x.com/T0SECRET",
        "https://proxy.123/T0SECRET",
        "https://example.com:99999/T0SECRET",
        "https:///x",
        "x"
      })
  void whatIsNoUrlOfAWebhookIsRefusedWithoutBeingSaid(String url) {
    assertThat(Webhook.isUrl(url)).isFalse();
    assertThatThrownBy(() -> new Webhook(url))
        .hasMessage("The webhook is not a URL that begins with https://.");
  }

  /** Or it would say what is wrong with the URL, with the URL. */
  @Test
  void whatIsTakenAClientCanPostTo() {
    SplittableRandom random = new SplittableRandom(11);
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder url = new StringBuilder("https://");
      for (int length = random.nextInt(1, 9); length > 0; length--) {
        url.append("aZ19-..25:6/".charAt(random.nextInt(12)));
      }
      if (Webhook.isUrl(url.toString())) {
        taken++;
        assertThat(HttpRequest.newBuilder(URI.create(url.toString())).build().uri().getHost())
            .as(url.toString())
            .isNotNull();
      }
    }
    assertThat(taken).isGreaterThan(1_000);
  }

  @Test
  void theUrlsOfSlackAndTeamsAreTaken() {
    assertThat(
            List.of(
                "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
                "https://prod-01.westeurope.logic.azure.com:443/workflows/0a/triggers/manual/paths/invoke"
                    + "?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=a_b-c",
                "https://example.webhook.office.com/webhookb2/0a@0b/IncomingWebhook/0c/0d"))
        .allMatch(Webhook::isUrl);
    assertThat(new Webhook(url(200))).hasToString("a webhook");
  }
}
