package ecrimagecleanup.route;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.component.config.ConfigAggregatorComponent;
import ecrimagecleanup.component.ecr.EcrImagesComponent;
import ecrimagecleanup.component.ecs.EcsUsageComponent;
import ecrimagecleanup.component.inspector.InspectorCoverageComponent;
import ecrimagecleanup.component.lambda.LambdaUsageComponent;
import ecrimagecleanup.component.reader.CleanupReaderComponent;
import ecrimagecleanup.component.rehearsal.CleanupRehearsalComponent;
import ecrimagecleanup.component.scheduler.EventBridgeSchedulerComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.component.aws.parameterstore.ParameterStoreComponent;

/** Camel's catalog. */
final class Catalogs {
  private static final Map<String, Class<?>> COMPONENTS =
      Map.of(
          "ecr-images", EcrImagesComponent.class,
          "eventbridge-scheduler", EventBridgeSchedulerComponent.class,
          "config-aggregator", ConfigAggregatorComponent.class,
          "ecs-usage", EcsUsageComponent.class,
          "inspector-coverage", InspectorCoverageComponent.class,
          "lambda-usage", LambdaUsageComponent.class,
          "cleanup-reader", CleanupReaderComponent.class,
          "cleanup-rehearsal", CleanupRehearsalComponent.class,
          // Camel's own, which the catalog of this version leaves out.
          "aws-parameter-store", ParameterStoreComponent.class);

  private Catalogs() {}

  /** With the components of this project. */
  static DefaultCamelCatalog withOurComponents() throws IOException {
    DefaultCamelCatalog catalog = new DefaultCamelCatalog(true);
    for (Map.Entry<String, Class<?>> component : COMPONENTS.entrySet()) {
      Class<?> type = component.getValue();
      String json =
          "/META-INF/%s/%s.json"
              .formatted(type.getPackageName().replace('.', '/'), component.getKey());
      try (InputStream in = Catalogs.class.getResourceAsStream(json)) {
        assertThat(in).as(json).isNotNull();
        catalog.addComponent(
            component.getKey(),
            type.getName(),
            new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return catalog;
  }
}
