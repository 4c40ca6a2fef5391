package ecrimagecleanup.component.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** A cluster that answers over HTTPS, and a kubeconfig file with contexts for it. */
public final class MockCluster implements AutoCloseable {
  public static final String CRON_JOBS = "/apis/batch/v1/cronjobs";
  public static final String PODS = "/api/v1/pods";
  static final List<String> LISTS =
      List.of(
          CRON_JOBS,
          "/apis/apps/v1/deployments",
          "/apis/apps/v1/statefulsets",
          "/apis/apps/v1/daemonsets",
          "/apis/apps/v1/controllerrevisions",
          "/apis/apps/v1/replicasets",
          "/api/v1/replicationcontrollers",
          "/api/v1/podtemplates",
          "/apis/batch/v1/jobs",
          PODS);
  private static final String COREDNS =
      """
      {"metadata": {"namespace": "kube-system", "name": "coredns"},
       "spec": {"containers": [{"name": "coredns", "image": "registry.k8s.io/coredns/coredns:v1.11.1"}]}}
      """;

  private record Answer(int code, String body, long delayedMilliseconds) {}

  private final KubernetesMockServer server = new KubernetesMockServer(true);
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Path kubeconfig;

  /**
   * @param folder where the kubeconfig file is written
   */
  public MockCluster(Path folder) throws IOException {
    server.init();
    kubeconfig = Files.writeString(folder.resolve("kubeconfig"), kubeconfig(server.getPort()));
    LISTS.forEach(list -> answers.put(list + "?limit=500", answerOf("")));
    list(PODS, COREDNS);
  }

  private static String kubeconfig(int port) {
    return """
        apiVersion: v1
        kind: Config
        contexts:
          - {name: shop, context: {cluster: trusted, user: reader}}
          - {name: distrusted, context: {cluster: distrusted, user: reader}}
        clusters:
          - {name: trusted, cluster: {server: "https://localhost:%1$d", insecure-skip-tls-verify: true}}
          - {name: distrusted, cluster: {server: "https://localhost:%1$d"}}
        users:
          - {name: reader, user: {token: secret}}
        """
        .formatted(port);
  }

  /** Where it answers. */
  public String endpoint() {
    return "https://localhost:" + server.getPort();
  }

  /** What it shows who connects, as a certificate in PEM, in base64. */
  public String authority() throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            SSLUtils.sslContext(new ConfigBuilder(Config.empty()).withTrustCerts(true).build())
                .getSocketFactory()
                .createSocket("localhost", server.getPort())) {
      String pem =
          "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
              .formatted(
                  Base64.getMimeEncoder()
                      .encodeToString(socket.getSession().getPeerCertificates()[0].getEncoded()));
      return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** The header by which the last call said who asks. */
  String lastAuthorization() throws InterruptedException {
    return String.valueOf(server.getLastRequest().getHeader("Authorization"));
  }

  /** The cluster as it is listed. */
  public String context(String context) {
    return kubeconfig + "#" + context;
  }

  private static Answer answerOf(String token, String... items) {
    return new Answer(
        200,
        "{\"kind\": \"List\", \"metadata\": {\"continue\": \"%s\"}, \"items\": [%s]}"
            .formatted(token, String.join(",", items)),
        0);
  }

  /** Lets a list have some objects. */
  public void list(String path, String... items) {
    answer(path + "?limit=500", answerOf("", items));
  }

  /** Lets a page of a list have an object, and say how to ask for the next. */
  void page(String path, String asked, String item, String token) {
    answer(path + "?limit=500" + asked, answerOf(token, item));
  }

  /** Lets a list fail. */
  public void fail(String path, int code, String message) {
    answer(
        path.contains("?") ? path : path + "?limit=500",
        new Answer(
            code,
            "{\"kind\": \"Status\", \"code\": %d, \"message\": \"%s\"}".formatted(code, message),
            0));
  }

  void answer(String path, String body) {
    answer(path + "?limit=500", new Answer(200, body, 0));
  }

  void delay(String path, long milliseconds) {
    answer(path + "?limit=500", new Answer(200, answerOf("").body(), milliseconds));
  }

  /** As if the API had no such list. */
  void forget(String path) {
    answers.remove(path + "?limit=500");
    answer(PODS + "?limit=500", answerOf("", COREDNS));
  }

  private void answer(String path, Answer answer) {
    answers.put(path, answer);
    server.clearExpectations();
    answers.forEach(
        (each, what) ->
            server
                .expect()
                .get()
                .delay(what.delayedMilliseconds(), TimeUnit.MILLISECONDS)
                .withPath(each)
                .andReturn(what.code(), what.body())
                .always());
  }

  @Override
  public void close() {
    server.destroy();
  }
}
