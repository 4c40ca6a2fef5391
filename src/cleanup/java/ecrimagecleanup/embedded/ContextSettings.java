package ecrimagecleanup.embedded;

import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/**
 * The settings as a Camel context has them: from wherever its application takes its properties.
 * What that one leaves out has its default.
 */
final class ContextSettings {
  /** Whether the routes are wanted. */
  static final String ENABLED = "cleanup.enabled";

  private static final String PREFIX = "cleanup.";

  /** Where the routes are: {@code classpath:} or {@code file:} and a folder. */
  static final String ROUTES = "cleanup.routes";

  /** Whether routes are wanted that only commands call. */
  static final String COMMANDS = "cleanup.commands";

  /** Whether routes are wanted that answer over HTTP. */
  static final String HTTP = "cleanup.http";

  /** Whether no route is wanted, but what the routes call. */
  static final String BEANS_ALONE = "cleanup.beans-alone";

  /** Where reports to owners are sent, if they are. */
  private static final List<String> REPORTS =
      List.of("cleanup.report-webhook", "cleanup.report-topic");

  /** A setting that there is not. */
  private static final String NONE = "cleanup.that-nobody-sets";

  private static final Set<String> OWN = Set.of(ENABLED, ROUTES, COMMANDS, BEANS_ALONE);
  private static final String ACCOUNT = "cleanup.account-id";
  private static final String EVIDENCE = "cleanup.evidence";

  /** What reads clusters, and the class by which its library is known. */
  private static final String CLUSTERS = "kubernetes-live";

  private static final String CLUSTERS_CLASS = "io.fabric8.kubernetes.client.KubernetesClient";

  /** What answers over HTTP, by the class of its component. */
  private static final String HTTP_CLASS =
      "org.apache.camel.component.platform.http.PlatformHttpComponent";

  private final CamelContext context;
  private final PropertiesComponent properties;

  ContextSettings(CamelContext context) {
    this.context = context;
    this.properties = context.getPropertiesComponent();
  }

  /**
   * Whether the context wants the routes: if it says so, or else if it says which account is meant.
   * One that makes up a value for whatever nobody has set is never to run: so does {@code camel
   * export}, to find out what an application needs.
   *
   * @throws SettingsException if it says neither true nor false
   */
  boolean wantRoutes() {
    return value(NONE).isEmpty() && isTrue(ENABLED, isNotBlank(ACCOUNT));
  }

  /** Where the routes are; empty if they are those of the jar. */
  Optional<String> routes() {
    return value(ROUTES).filter(where -> !where.isBlank());
  }

  /**
   * Whether routes are wanted that only commands, and those that answer over HTTP or send reports,
   * call.
   *
   * @throws SettingsException if it is neither true nor false
   */
  boolean wantCommands() {
    return isTrue(COMMANDS, true) || wantHttp() || REPORTS.stream().anyMatch(this::isNotBlank);
  }

  /**
   * Whether routes are wanted that answer over HTTP.
   *
   * @throws SettingsException if it is neither true nor false
   */
  boolean wantHttp() {
    return isTrue(HTTP, false);
  }

  /**
   * Whether no route is wanted, but what the routes call.
   *
   * @throws SettingsException if it is neither true nor false
   */
  boolean wantBeansAlone() {
    return isTrue(BEANS_ALONE, false);
  }

  private boolean isNotBlank(String key) {
    return value(key).filter(value -> !value.isBlank()).isPresent();
  }

  private boolean isTrue(String key, boolean otherwise) {
    String value = value(key).map(String::strip).orElse("");
    return switch (value) {
      case "" -> otherwise;
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new SettingsException(
              List.of("%s=%s is neither true nor false.".formatted(key, value)));
    };
  }

  private Optional<String> value(String key) {
    return properties.resolveProperty(key);
  }

  /**
   * Gives the settings that the context does not have their defaults, and checks them all.
   *
   * @throws SettingsException if any is missing, unknown or wrong, contradicts another, or needs a
   *     library that is not there
   */
  void check() {
    // An application that has given each its value has looked at its variables itself.
    List<String> mistakes =
        new ArrayList<>(
            Settings.defaults().keySet().stream().allMatch(this::isGiven)
                ? List.of()
                : Settings.unknownVariables(System.getenv(), OWN));
    defaults()
        .forEach(
            (key, standard) -> {
              if (!isGiven(key)) {
                properties.addInitialProperty(key, standard);
              }
            });
    Map<String, String> values = new TreeMap<>();
    for (String key : Settings.defaults().keySet()) {
      try {
        value(key).ifPresent(value -> values.put(key, value.strip()));
      } catch (IllegalArgumentException e) {
        mistakes.add(Settings.withoutMeaning(key, e));
      }
    }
    if (wantHttp() && isMissing(HTTP_CLASS)) {
      mistakes.add(
          "The setting %s needs camel-platform-http-main, or the library of your platform for platform-http, which is not on the class path. Add it, or leave %s out."
              .formatted(HTTP, HTTP));
    }
    if (List.of(values.getOrDefault(EVIDENCE, "").split("\\s*,\\s*")).contains(CLUSTERS)
        && isMissing(CLUSTERS_CLASS)) {
      mistakes.add(
          "The setting %s: %s needs io.fabric8:kubernetes-client, which is not on the class path. Add it, or take %s out."
              .formatted(EVIDENCE, CLUSTERS, CLUSTERS));
    }
    Settings.of(values, named(), mistakes);
  }

  private boolean isMissing(String className) {
    return context.getClassResolver().resolveClass(className) == null;
  }

  /** Also if its placeholders mean nothing, which is a mistake. */
  private boolean isGiven(String key) {
    try {
      return value(key).isPresent();
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>(Settings.defaults());
    defaults.put("cleanup.queries", PackedFiles.QUERIES);
    defaults.put("cleanup.instance", context.getName() + "@{{env:HOSTNAME:localhost}}");
    return defaults;
  }

  /**
   * The keys that the context names, as far as it can tell. Quarkus makes one of each environment
   * variable, and cannot know which of its underscores stands for a hyphen.
   */
  private List<String> named() {
    Set<String> ofVariables =
        Settings.defaults().keySet().stream()
            .map(ContextSettings::withoutHyphens)
            .collect(Collectors.toSet());
    return Stream.concat(
            properties.loadPropertiesAsMap(key -> key.startsWith(PREFIX)).keySet().stream(),
            hasSpring() ? SpringEnvironment.names(context) : Stream.empty())
        .filter(key -> key.startsWith(PREFIX) && !OWN.contains(key) && !ofVariables.contains(key))
        .distinct()
        .toList();
  }

  private boolean hasSpring() {
    return !isMissing(SpringEnvironment.CLASS);
  }

  /**
   * What somebody has set who leaves out which account is meant, and does not say that the routes
   * are not wanted; none if nothing is set, or there is no doubt.
   */
  List<String> setInVain() {
    return value(NONE).isPresent() || isNotBlank(ENABLED) || isNotBlank(ACCOUNT)
        ? List.of()
        : Stream.concat(
                named().stream(), Settings.defaults().keySet().stream().filter(this::isGiven))
            .distinct()
            .sorted()
            .toList();
  }

  private static String withoutHyphens(String key) {
    return key.replace('-', '.');
  }
}
