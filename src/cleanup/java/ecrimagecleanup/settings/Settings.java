package ecrimagecleanup.settings;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The settings of the application: their defaults, overridden by {@code
 * config/application.properties}, overridden by environment variables, overridden by the command
 * line. They are checked as a whole before anything starts.
 */
public final class Settings {
  /** Which process looks for them from which folder must not matter: a brake would not be found. */
  private static final List<String> FILES =
      List.of("cleanup.brake-file", "cleanup.queries", "cleanup.workloads-file");

  private final Map<String, String> values;

  Settings(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads and checks the settings.
   *
   * @param home the folder of the application, which holds {@code config/}
   * @param environment the environment variables; {@code CLEANUP_GRACE} overrides {@code
   *     cleanup.grace}
   * @param overrides settings of the command line
   * @throws SettingsException if any setting is missing, unknown or wrong, or contradicts another
   */
  public static Settings load(
      Path home, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> file = file(home);
    List<String> mistakes = new ArrayList<>(UnreadKeys.in(home, file.keySet(), overrides.keySet()));
    mistakes.addAll(EnvironmentVariables.unknown(environment, List.of(file, overrides)));
    Map<String, String> resolved = resolve(raw(file, environment, overrides), mistakes);
    for (String setting : FILES) {
      resolved.computeIfPresent(
          setting,
          (key, path) -> path.isEmpty() ? path : home.resolve(path).normalize().toString());
    }
    return checked(resolved, mistakes);
  }

  private static Map<String, String> file(Path home) {
    return read(home.resolve("config/application.properties"));
  }

  private static Map<String, String> raw(
      Map<String, String> file, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> raw = new TreeMap<>(defaults());
    raw.putAll(file);
    for (Setting setting : AllSettings.ALL) {
      Optional.ofNullable(environment.get(setting.variable()))
          .ifPresent(value -> raw.put(setting.key(), value));
    }
    raw.putAll(overrides);
    return raw;
  }

  /**
   * The value of one setting, found like all of them and checked alone.
   *
   * @param key of a setting that is there
   * @throws SettingsException if its value is wrong
   */
  public static String one(
      Path home, Map<String, String> environment, Map<String, String> overrides, String key) {
    List<String> mistakes = new ArrayList<>();
    String value = raw(file(home), environment, overrides).getOrDefault(key, "");
    String resolved = resolve(Map.of(key, value), mistakes).getOrDefault(key, value);
    AllSettings.mistake(key, resolved).ifPresent(mistakes::add);
    if (!mistakes.isEmpty()) {
      throw new SettingsException(mistakes);
    }
    return resolved;
  }

  /** The default of every setting by its key; it can have placeholders. */
  public static Map<String, String> defaults() {
    return AllSettings.ALL.stream().collect(toMap(Setting::key, Setting::standard));
  }

  /** The settings that are secrets, as Camel compares them: without prefix and hyphens. */
  public static List<String> secrets() {
    return AllSettings.ALL.stream()
        .filter(Setting::isSecret)
        .map(setting -> setting.key().substring(Setting.PREFIX.length()).replace("-", ""))
        .toList();
  }

  /**
   * Checks settings that come from elsewhere.
   *
   * @param values every setting by its key, without placeholders
   * @param named the keys that somebody gave a value
   * @param mistakes what is wrong already
   * @throws SettingsException if any setting is missing, unknown or wrong, or contradicts another
   */
  public static Settings of(
      Map<String, String> values, Collection<String> named, List<String> mistakes) {
    List<String> all = new ArrayList<>(mistakes);
    all.addAll(UnreadKeys.ofApplication(named.stream()));
    return checked(values, all);
  }

  /**
   * The environment variables that begin like those of settings and mean nothing, in sentences.
   *
   * @param environment all variables
   * @param others the keys of further settings
   */
  public static List<String> unknownVariables(
      Map<String, String> environment, Collection<String> others) {
    Map<String, String> rest = new TreeMap<>(environment);
    others.forEach(key -> rest.remove(Setting.variable(key)));
    return EnvironmentVariables.unknown(rest, List.of());
  }

  private static Settings checked(Map<String, String> values, List<String> mistakes) {
    List<String> all = new ArrayList<>(mistakes);
    all.addAll(AllSettings.mistakes(values));
    if (!all.isEmpty()) {
      throw new SettingsException(all);
    }
    return new Settings(values);
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new SettingsException(
          List.of(
              "There is no file %s. Give the folder of the application with --home."
                  .formatted(file)),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          List.of("The file %s cannot be read: %s.".formatted(file, e.getMessage())), e);
    }
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> values.put(key, properties.getProperty(key).strip()));
    return values;
  }

  /** Camel's own placeholders, so that a setting means here what it means in a route. */
  private static Map<String, String> resolve(Map<String, String> raw, List<String> mistakes) {
    Map<String, String> resolved = new TreeMap<>();
    // It is built and never started, so there is nothing to stop.
    CamelContext context = new DefaultCamelContext();
    Placeholders.preferGiven(context);
    Properties properties = new Properties();
    properties.putAll(raw);
    context.getPropertiesComponent().setInitialProperties(properties);
    context.build();
    raw.forEach(
        (key, value) -> {
          try {
            resolved.put(key, context.resolvePropertyPlaceholders(value));
          } catch (IllegalArgumentException e) {
            mistakes.add(
                AllSettings.isSecret(key)
                    ? withoutMeaning(key, e)
                    : "The setting %s=%s: %s".formatted(key, value, e.getMessage()));
          }
        });
    return resolved;
  }

  /**
   * The sentence for a setting whose placeholders mean nothing.
   *
   * @param failure what was said of it, which is left out of a secret since it quotes the value
   */
  public static String withoutMeaning(String key, IllegalArgumentException failure) {
    return AllSettings.isSecret(key)
        ? "The setting %s has a placeholder that means nothing; its value is not shown."
            .formatted(key)
        : "The setting %s: %s".formatted(key, failure.getMessage());
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

  /** The value of a setting that may be left empty; empty if it is. */
  public Optional<String> given(String key) {
    return value(key).filter(value -> !value.isBlank());
  }

  /** Whether the operator has a parameter or a file that can hold removals. */
  public boolean hasBrake() {
    return !brakes().isEmpty();
  }

  /** The keys of the settings that are given of a parameter or a file that can hold removals. */
  public List<String> brakes() {
    return Stream.of("cleanup.brake-parameter", "cleanup.brake-file")
        .filter(key -> given(key).isPresent())
        .toList();
  }

  /** The value of a setting; empty if there is no such setting. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
