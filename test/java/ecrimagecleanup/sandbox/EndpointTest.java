package ecrimagecleanup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Who calls, what goes wrong on purpose, and what each protocol is answered with. */
class EndpointTest {
  private final Sandbox sandbox =
      Sandbox.create(new WorldClock(Instant.parse("2026-03-02T09:00:00Z")), 1);
  private final EcrClient ecr = client("999988887777");

  @Test
  void takesTheAccountFromTheAccessKey() {
    ecr.createRepository(r -> r.repositoryName("shared"));
    client("111122223333").createRepository(r -> r.repositoryName("own"));

    assertThat(client("AKIAEXAMPLE").describeRepositories().repositories())
        .extracting("repositoryName")
        .containsExactly("shared");
    assertThat(ecr.describeRepositories(r -> r.registryId("111122223333")).repositories())
        .extracting("repositoryArn")
        .containsExactly("arn:aws:ecr:eu-central-1:111122223333:repository/own");
  }

  @Test
  void throttlesBeforeAndLosesAfterTheCall() {
    new ImageOwner(sandbox).createRepository("team/orders", Map.of());
    new ImageOwner(sandbox).push("team/orders", "v1", "content", 1000);

    sandbox.endpoint().faults().add(FaultInjector.failing(call -> true, call -> Fault.throttled()));
    assertThatThrownBy(this::delete)
        .isInstanceOfSatisfying(
            EcrException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException"));
    assertThat(sandbox.world().ledger().removals()).isEmpty();

    sandbox.endpoint().faults().set(0, FaultInjector.losing(call -> true));
    assertThatThrownBy(this::delete).isInstanceOf(SdkClientException.class);
    assertThat(sandbox.world().ledger().removals()).hasSize(1);
    assertThat(sandbox.endpoint().counts().of("ecr.BatchDeleteImage")).isEqualTo(2);
  }

  @Test
  void passesQueueCallsThroughByteForByte() throws Exception {
    sandbox
        .endpoint()
        .queues(
            (method, path, headers, body) ->
                new SqsBackend.Response(200, Map.of("X-Path", List.of(method + " " + path)), body));
    try (SandboxServer server = new SandboxServer(sandbox.endpoint(), 0)) {
      HttpResponse<String> reply =
          post(
              server.uri().resolve("/queue/a%20b?x=1"), "sqs", "AmazonSQS.SendMessage", "not JSON");

      assertThat(reply.headers().firstValue("X-Path")).contains("POST /queue/a%20b?x=1");
      assertThat(reply.body()).isEqualTo("not JSON");
    }
  }

  @Test
  void answersErrorsWithTheirType() throws Exception {
    try (SandboxServer server = new SandboxServer(sandbox.endpoint(), 0)) {
      HttpResponse<String> reply = post(server.uri(), "ecs", "X.DescribeServices", "{}");

      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.headers().firstValue("x-amzn-ErrorType"))
          .contains("ClusterNotFoundException");
      assertThat(reply.body())
          .isEqualTo(
              "{\"__type\":\"ClusterNotFoundException\",\"message\":\"Cluster not found.\"}");
      assertThat(post(server.uri(), "sns", "X.Publish", "{}").body())
          .contains("The sandbox has no service 'sns'");
    }
  }

  @Test
  void assumesARoleOfAnotherAccount() throws Exception {
    try (SandboxServer server = new SandboxServer(sandbox.endpoint(), 0)) {
      String assumed =
          form(
              server.uri(),
              "111111111111",
              "Action=AssumeRole&RoleSessionName=test"
                  + "&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fread");
      String key = assumed.replaceAll("(?s).*<AccessKeyId>(.*)</AccessKeyId>.*", "$1");

      assertThat(form(server.uri(), key, "Action=GetCallerIdentity"))
          .contains("<Account>111122223333</Account>");
    }
  }

  private void delete() {
    ecr.batchDeleteImage(
        r ->
            r.repositoryName("team/orders")
                .imageIds(ImageIdentifier.builder().imageTag("v1").build()));
  }

  private EcrClient client(String accessKeyId) {
    return EcrClient.builder()
        .httpClient(new InProcessHttpClient(sandbox.endpoint()))
        .region(Region.EU_CENTRAL_1)
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "sandbox")))
        .build();
  }

  private static HttpResponse<String> post(URI uri, String service, String target, String body)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .header("Authorization", credential("111122223333", service))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String form(URI uri, String accessKeyId, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .header("Authorization", credential(accessKeyId, "sts"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String credential(String accessKeyId, String service) {
    return "AWS4-HMAC-SHA256 Credential=%s/20260302/eu-central-1/%s/aws4_request, Signature=0"
        .formatted(accessKeyId, service);
  }
}
