package ecrimagecleanup.component.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.component.CamelFixture;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.EcrException;

class EcrImagesEndpointTest extends EcrImagesTestCase {
  private static final String CREDENTIALS = "&accessKey=a&secretKey=RAW(b)";

  @RegisterExtension final CamelFixture withoutClient = new CamelFixture();

  @Test
  void needsARepository() {
    assertThatThrownBy(() -> camel.send("ecr-images:images?operation=listImages", "", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ecr-images://images")
        .hasMessageContaining("CamelEcrRepository")
        .hasMessageContaining("missing");
    assertThatThrownBy(
            () ->
                camel.send(
                    "ecr-images:images?operation=listImages",
                    "",
                    Map.of(EcrImagesConstants.REPOSITORY, 7)))
        .hasMessageContaining("of type Repository, but it is of type Integer");
  }

  @Test
  void needsABodyOfTheRightType() {
    for (String operation :
        List.of("describeImages", "describeManifests", "deleteImages", "archiveImages")) {
      assertThatThrownBy(() -> run(operation, digest(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("needs a body of type Collection, but it is of type Digest");
      assertThatThrownBy(() -> run(operation, Arrays.asList(digest(1), 7)))
          .hasMessageContaining("elements of type Digest, but it is of type Integer");
    }
    assertThatThrownBy(() -> run("restoreImage", List.of(digest(1))))
        .hasMessageContaining("needs a body of type Digest");
    assertThatThrownBy(() -> run("findImage", digest(1)))
        .hasMessageContaining("needs a body of type Ecr");
    assertThat(ecr.script.requests()).isEmpty();
  }

  @Test
  void checksItsOptionsAtStart() {
    assertThatThrownBy(() -> camel.context().getEndpoint("ecr-images:images"))
        .hasRootCauseMessage(
            "ecr-images://images has no operation: set one, such as operation=listImages.");
    assertThatThrownBy(() -> camel.context().getEndpoint("ecr-images:images?operation=dropAll"))
        .hasStackTraceContaining("dropAll");
    assertThatThrownBy(
            () -> withoutClient.context().getEndpoint("ecr-images:images?operation=listImages"))
        .hasStackTraceContaining("has no credentials");
    assertThatThrownBy(
            () ->
                camel.context().getEndpoint("ecr-images:i?operation=listImages&apiCallTimeout=10s"))
        .hasStackTraceContaining("apiCallAttemptTimeout (20000 ms)");
    assertThatThrownBy(
            () ->
                camel
                    .context()
                    .getEndpoint("ecr-images:i?operation=listImages&overrideEndpoint=true"))
        .hasStackTraceContaining("needs uriEndpointOverride");
    assertThatThrownBy(
            () ->
                endpoint(camel, "ecr-images:i?operation=listImages").createConsumer(exchange -> {}))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void createsAClientForEachRegion() {
    EcrImagesEndpoint endpoint =
        endpoint(
            withoutClient,
            "ecr-images:images?operation=listImages&region=eu-central-1&overrideEndpoint=true"
                + "&uriEndpointOverride=http://localhost:1&apiCallTimeout=30s&apiCallAttemptTimeout=500"
                + CREDENTIALS);

    EcrClient ireland = endpoint.clients().client("eu-west-1");

    assertThat(endpoint.clients().client("eu-west-1")).isSameAs(ireland);
    assertThat(endpoint.clients().client()).isNotSameAs(ireland);
    assertThat(region(ireland)).isEqualTo(Region.EU_WEST_1);
    assertThat(region(endpoint.clients().client())).isEqualTo(Region.EU_CENTRAL_1);
    assertThat(ireland.serviceClientConfiguration().endpointOverride())
        .contains(URI.create("http://localhost:1"));
    assertThat(ireland.serviceClientConfiguration().overrideConfiguration().apiCallTimeout())
        .contains(Duration.ofSeconds(30));
    assertThat(ireland.serviceClientConfiguration().overrideConfiguration().apiCallAttemptTimeout())
        .contains(Duration.ofMillis(500));
    assertThat(endpoint.getServiceUrl()).isEqualTo("http://localhost:1");
    endpoint.stop();
    assertThatThrownBy(endpoint::clients).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void limitsTheTimeOfCallsAndLeavesTheEndpointToTheSdk() {
    EcrImagesEndpoint endpoint =
        endpoint(withoutClient, "ecr-images:images?operation=listImages" + CREDENTIALS);

    EcrClient client = endpoint.clients().client("eu-west-1");

    assertThat(client.serviceClientConfiguration().endpointOverride()).isEmpty();
    assertThat(client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout())
        .contains(Duration.ofMinutes(1));
    assertThat(client.serviceClientConfiguration().overrideConfiguration().apiCallAttemptTimeout())
        .contains(Duration.ofSeconds(20));
  }

  @Test
  void usesTheOneClientOfTheRegistryAndDoesNotCloseIt() {
    EcrImagesEndpoint endpoint = endpoint(camel, "ecr-images:images?operation=listImages");

    assertThat(endpoint.clients().client("eu-west-1")).isSameAs(ecr.client());
    assertThat(endpoint.clients().client()).isSameAs(ecr.client());
    endpoint.stop();
    assertThat(ecr.closed()).isFalse();
  }

  @Test
  void hasAHealthCheckThatProbesEcr() throws Exception {
    ecr.script.willAnswer(
        DescribeRepositoriesResponse.builder().build(),
        EcrException.builder()
            .statusCode(403)
            .message("no")
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
            .build(),
        new IllegalStateException("no region"));
    HealthCheckRepository producers =
        HealthCheckHelper.getHealthCheckRepository(camel.context(), "producers");
    producers.setEnabled(true);
    EcrImagesEndpoint endpoint = endpoint(camel, "ecr-images:images?operation=listImages");
    var producer = endpoint.createProducer();
    producer.start();
    HealthCheck check = producers.stream().findFirst().orElseThrow();

    assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
    HealthCheck.Result down = check.call();
    assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
    assertThat(down.getDetails())
        .containsEntry("service.error.code", "AccessDeniedException")
        .containsEntry("service.status.code", 403);
    assertThat(check.call().getMessage()).contains("no region");
    assertThat(ecr.script.requests())
        .containsOnly(DescribeRepositoriesRequest.builder().maxResults(1).build());

    producer.stop();
    assertThat(producers.stream()).isEmpty();
  }

  private static EcrImagesEndpoint endpoint(CamelFixture camel, String uri) {
    EcrImagesEndpoint endpoint = camel.context().getEndpoint(uri, EcrImagesEndpoint.class);
    endpoint.start();
    return endpoint;
  }

  private static Region region(EcrClient client) {
    return client.serviceClientConfiguration().region();
  }
}
