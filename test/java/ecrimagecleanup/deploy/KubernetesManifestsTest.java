package ecrimagecleanup.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ecrimagecleanup.settings.Settings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The manifests are of the schema of Kubernetes, as far as the client's own types know it, and say
 * of the application what is so.
 */
class KubernetesManifestsTest {
  private static final Path FOLDER = Path.of("deploy/kubernetes");
  private static final Path BASE = FOLDER.resolve("base");
  private static final Path EXAMPLE = FOLDER.resolve("overlays/example");
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Those of the client take what they do not know, too; these do not. */
  private static final YAMLMapper STRICT =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .build();

  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "ClusterRole", ClusterRole.class,
          "ClusterRoleBinding", ClusterRoleBinding.class,
          "ConfigMap", ConfigMap.class,
          "Deployment", Deployment.class,
          "Namespace", Namespace.class,
          "Service", Service.class,
          "ServiceAccount", ServiceAccount.class);

  /** Kinds of which the client that is used here has no types. */
  private static final List<String> OTHER_KINDS =
      List.of("Kustomization", "PodDisruptionBudget", "ServiceMonitor");

  private static List<JsonNode> documents(Path file) throws IOException {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return documents.readAll();
    }
  }

  private static <T> T read(Path file, Class<T> type) throws IOException {
    return STRICT.readValue(file.toFile(), type);
  }

  private static PodSpec pod() throws IOException {
    return read(BASE.resolve("deployment.yaml"), Deployment.class)
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  private static Container container() throws IOException {
    return pod().getContainers().get(0);
  }

  private static String setting(String name) throws IOException {
    Properties defaults = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("config/application.properties"))) {
      defaults.load(reader);
    }
    return defaults.getProperty(name);
  }

  @Test
  void everyManifestIsOfItsKind() throws IOException {
    int known = 0;
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        for (JsonNode document : documents(file)) {
          String kind = document.path("kind").asText();
          if (!OTHER_KINDS.contains(kind)) {
            Class<?> type = Optional.ofNullable(KINDS.get(kind)).orElseThrow();
            assertThat(STRICT.convertValue(document, type)).as(file.toString()).isNotNull();
            known++;
          }
        }
      }
    }
    assertThat(known).isGreaterThan(8);
  }

  @Test
  void whatKubernetesDoesNotKnowWouldBeFound() throws IOException {
    JsonNode deployment = YAML.readTree(BASE.resolve("deployment.yaml").toFile());
    ((ObjectNode) deployment.at("/spec/template/spec")).put("serviceAcountName", "typo");

    assertThatThrownBy(() -> STRICT.treeToValue(deployment, Deployment.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("serviceAcountName");
  }

  @Test
  void everySettingIsOne() throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (Path file : List.of(BASE.resolve("settings.yaml"), EXAMPLE.resolve("settings.yaml"))) {
      environment.putAll(read(file, ConfigMap.class).getData());
    }

    Settings settings = Settings.load(Path.of("."), environment, Map.of());

    assertThat(settings.require("cleanup.account-id")).isEqualTo("999988887777");
    assertThat(settings.require("cleanup.action")).isEqualTo("report");
    assertThat(settings.require("cleanup.reader-external-id")).isNotEmpty();
    Template shared = Template.of(Template.SHARED);
    assertThat(settings.require("cleanup.brake-parameter"))
        .isEqualTo(shared.properties("BrakeParameter").path("Name").asText());
    assertThat(settings.require("cleanup.task-events-queue"))
        .isEqualTo(shared.properties("TaskEventsQueue").path("QueueName").asText());
  }

  @Test
  void thePodRunsAsTheImageDoesAndMayDoNothingElse() throws IOException {
    String image = Files.readString(Path.of("src/sandbox/pom.xml"));

    assertThat(image)
        .contains("<user>%d</user>".formatted(pod().getSecurityContext().getRunAsUser()))
        .contains(
            "<volume>%s</volume>".formatted(container().getVolumeMounts().get(0).getMountPath()));
    assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container().getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(
            read(BASE.resolve("service-account.yaml"), ServiceAccount.class)
                .getAutomountServiceAccountToken())
        .isFalse();
    assertThat(pod().getAutomountServiceAccountToken())
        .as("what the pod says goes before it")
        .isNotEqualTo(true);
  }

  @Test
  void aPodThatIsToStopCanFinishItsMessages() throws IOException {
    assertThat(pod().getTerminationGracePeriodSeconds())
        .isGreaterThan(2 * Long.parseLong(setting("camel.main.shutdown-timeout")));
  }

  @Test
  void probesAskForHealthWhereItAnswers() throws IOException {
    assertThat(setting("camel.management.port"))
        .contains(":%d}".formatted(container().getPorts().get(0).getContainerPort()));
    assertAsks(container().getStartupProbe(), "live");
    assertAsks(container().getLivenessProbe(), "live");
    assertAsks(container().getReadinessProbe(), "ready");
  }

  private static void assertAsks(Probe probe, String what) throws IOException {
    assertThat(probe.getHttpGet().getPath()).isEqualTo("/observe/health/" + what);
    assertThat(probe.getHttpGet().getPort().getStrVal())
        .isEqualTo(container().getPorts().get(0).getName());
  }

  @Test
  void serviceMonitorAndBudgetSelectThePods() throws IOException {
    Map<String, String> labels =
        read(BASE.resolve("deployment.yaml"), Deployment.class)
            .getSpec()
            .getTemplate()
            .getMetadata()
            .getLabels();
    Service service = read(BASE.resolve("service.yaml"), Service.class);

    assertThat(labels).containsAllEntriesOf(service.getSpec().getSelector());
    assertThat(labels).containsKeys("camel.apache.org/monitor", "camel.apache.org/app");
    assertThat(
            documents(BASE.resolve("disruption-budget.yaml"))
                .get(0)
                .at("/spec/selector/matchLabels/app.kubernetes.io~1name")
                .asText())
        .isEqualTo(labels.get("app.kubernetes.io/name"));
    JsonNode monitor = documents(EXAMPLE.resolve("service-monitor.yaml")).get(0);
    assertThat(monitor.at("/spec/selector/matchLabels/app.kubernetes.io~1name").asText())
        .isEqualTo(service.getMetadata().getLabels().get("app.kubernetes.io/name"));
    assertThat(monitor.at("/spec/endpoints/0/port").asText())
        .isEqualTo(service.getSpec().getPorts().get(0).getName());
  }

  @Test
  void everyFileIsPartOfAnInstallationOrSaysThatItIsAChoice() throws IOException {
    for (Path folder : List.of(BASE, EXAMPLE)) {
      String kustomization = Files.readString(folder.resolve("kustomization.yaml"));
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          assertThat(
                  name.equals("kustomization.yaml")
                      || kustomization.contains("- " + name)
                      || kustomization.contains("- path: " + name))
              .as(file.toString())
              .isTrue();
        }
      }
    }
  }
}
