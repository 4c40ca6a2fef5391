package ecrimagecleanup;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The settings of the application: those of {@code config/application.properties}, overridden by
 * environment variables, overridden by the command line. They are checked as a whole before
 * anything starts.
 */
public final class Settings {
  /** What the keys of the application's own settings begin with. */
  public static final String PREFIX = "cleanup.";

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads and checks the settings.
   *
   * @param home the folder of the application, which holds {@code config/}
   * @param environment the environment variables; {@code CLEANUP_GRACE} overrides {@code
   *     cleanup.grace}
   * @param overrides settings of the command line
   * @throws SettingsException if any setting is missing or wrong, or contradicts another
   */
  public static Settings load(
      Path home, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> raw = new TreeMap<>();
    Properties file = read(home.resolve("config/application.properties"));
    file.stringPropertyNames().forEach(key -> raw.put(key, file.getProperty(key).strip()));
    List<String> mistakes = new ArrayList<>();
    overrides.keySet().stream()
        .filter(key -> key.startsWith(PREFIX) && !raw.containsKey(key))
        .forEach(key -> mistakes.add("There is no setting %s.".formatted(key)));
    raw.replaceAll((key, value) -> environment.getOrDefault(variable(key), value));
    raw.putAll(overrides);
    Map<String, String> resolved = resolve(raw, mistakes);
    resolved.computeIfPresent(PREFIX + "queries", (key, folder) -> home.resolve(folder).toString());
    mistakes.addAll(SettingsRules.mistakes(resolved));
    if (!mistakes.isEmpty()) {
      throw new SettingsException(mistakes);
    }
    return new Settings(resolved);
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          List.of("The file %s cannot be read: %s.".formatted(file, e.getMessage())), e);
    }
  }

  private static String variable(String key) {
    return key.startsWith(PREFIX)
        ? key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')
        : "";
  }

  /** Camel's own placeholders, so that a setting means here what it means in a route. */
  private static Map<String, String> resolve(Map<String, String> raw, List<String> mistakes) {
    Map<String, String> resolved = new TreeMap<>();
    // It is built and never started, so there is nothing to stop.
    CamelContext context = new DefaultCamelContext();
    Properties properties = new Properties();
    properties.putAll(raw);
    context.getPropertiesComponent().setInitialProperties(properties);
    context.build();
    raw.forEach(
        (key, value) -> {
          try {
            resolved.put(key, context.resolvePropertyPlaceholders(value));
          } catch (IllegalArgumentException e) {
            mistakes.add("The setting %s=%s: %s".formatted(key, value, e.getMessage()));
          }
        });
    return resolved;
  }

  /** Every setting by its key, without placeholders. */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  /**
   * The value of a setting that is there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public String require(String key) {
    return value(key)
        .orElseThrow(
            () -> new IllegalArgumentException("The setting %s is missing.".formatted(key)));
  }

  /** The value of a setting; empty if there is no such setting. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
