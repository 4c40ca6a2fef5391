package ecrimagecleanup.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.component.config.ConfigAggregatorComponent;
import ecrimagecleanup.component.ecr.EcrImagesComponent;
import ecrimagecleanup.component.ecs.EcsUsageComponent;
import ecrimagecleanup.component.inspector.InspectorCoverageComponent;
import ecrimagecleanup.component.lambda.LambdaUsageComponent;
import ecrimagecleanup.component.reader.CleanupReaderComponent;
import ecrimagecleanup.component.scheduler.EventBridgeSchedulerComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.support.HealthCheckComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools read of the components: complete, described, and enough to find mistakes in a URI. */
class ComponentCatalogTest {
  private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

  static Stream<Arguments> components() {
    return Stream.of(
        Arguments.of("ecr-images", EcrImagesComponent.class, "operation=deleteImages"),
        Arguments.of(
            "ecs-usage",
            EcsUsageComponent.class,
            "operation=describeUsage&workloads=111122223333/eu-central-1"),
        Arguments.of(
            "lambda-usage",
            LambdaUsageComponent.class,
            "operation=describeUsage&workloads=111122223333/eu-central-1"),
        Arguments.of(
            "inspector-coverage", InspectorCoverageComponent.class, "operation=describeUse"),
        Arguments.of(
            "cleanup-reader", CleanupReaderComponent.class, "operation=peek&maximumMessages=10"),
        Arguments.of(
            "eventbridge-scheduler",
            EventBridgeSchedulerComponent.class,
            "operation=listSchedules&groupName=checks"),
        Arguments.of(
            "config-aggregator",
            ConfigAggregatorComponent.class,
            "operation=select&aggregatorName=organization"));
  }

  @ParameterizedTest
  @MethodSource("components")
  void validatesEndpoints(String scheme, Class<? extends HealthCheckComponent> type, String options)
      throws IOException {
    catalog.addComponent(scheme, type.getName(), metadata(scheme, type));
    String uri =
        scheme
            + ":label?"
            + options
            + "&region=eu-central-1&useDefaultCredentialsProvider=true&apiCallTimeout=30s";

    assertThat(validate(uri).isSuccess()).isTrue();
    assertThat(validate(uri + "&colour=red").getUnknown()).containsExactly("colour");
    assertThat(validate(uri.replaceFirst("operation=\\w+&", "")).getRequired())
        .containsExactly("operation");
    assertThat(validate(uri.replaceFirst("operation=\\w+", "operation=dropAll")).getInvalidEnum())
        .containsEntry("operation", "dropAll");
    assertThat(validate(uri + "&apiCallAttemptTimeout=soon").getInvalidDuration())
        .containsKey("apiCallAttemptTimeout");
  }

  @ParameterizedTest
  @MethodSource("components")
  void describesEveryOptionAndHeader(String scheme, Class<? extends HealthCheckComponent> type)
      throws IOException {
    JsonNode metadata = new ObjectMapper().readTree(metadata(scheme, type));

    for (String section : new String[] {"componentProperties", "properties", "headers"}) {
      assertThat(metadata.get(section)).isNotEmpty();
      metadata
          .get(section)
          .properties()
          .forEach(
              option ->
                  assertThat(option.getValue().path("description").asText())
                      .as("%s %s", section, option.getKey())
                      .isNotBlank());
    }
    assertThat(metadata.at("/properties/secretKey/secret").asBoolean()).isTrue();
    assertThat(metadata.at("/component/producerOnly").asBoolean()).isTrue();
  }

  @Test
  void namesTheComponentsForCatalogTools() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = resource("/META-INF/services/org/apache/camel/component.properties")) {
      properties.load(in);
    }
    assertThat(properties)
        .containsEntry(
            "components",
            "cleanup-reader cleanup-rehearsal cleanup-webhook config-aggregator ecr-images"
                + " ecs-usage eventbridge-scheduler inspector-coverage lambda-usage");
  }

  private EndpointValidationResult validate(String uri) {
    return catalog.validateEndpointProperties(uri, false, false, true);
  }

  private static String metadata(String scheme, Class<?> type) throws IOException {
    String path = "/META-INF/%s/%s.json".formatted(type.getPackageName().replace('.', '/'), scheme);
    try (InputStream in = resource(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String path) {
    InputStream in = ComponentCatalogTest.class.getResourceAsStream(path);
    assertThat(in).as(path).isNotNull();
    return in;
  }
}
