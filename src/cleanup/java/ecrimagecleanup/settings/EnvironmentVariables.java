package ecrimagecleanup.settings;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that belong to the application: those that override a setting, and
 * those that a value reads by {@code {{env:NAME}}}.
 */
final class EnvironmentVariables {
  private static final String PREFIX = "CLEANUP_";
  private static final Pattern READ = Pattern.compile("\\{\\{\\??env:([A-Za-z0-9_.-]+)");

  /** What Kubernetes sets for a service, for example {@code CLEANUP_WEB_SERVICE_HOST}. */
  private static final String SERVICE_HOST = "_SERVICE_HOST";

  private static final Pattern OF_SERVICE =
      Pattern.compile(
          "_(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?"
              + "|PORT(?:_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)");

  private EnvironmentVariables() {}

  /**
   * The variables that begin like those of the application and mean nothing: one that is mistyped
   * would leave its setting, perhaps a brake, at the default, in silence.
   *
   * @param environment all variables
   * @param read settings by key, with placeholders
   * @return a sentence for each, in the order of their names
   */
  static List<String> unknown(Map<String, String> environment, List<Map<String, String>> read) {
    Set<String> known =
        Stream.concat(
                AllSettings.ALL.stream().map(Setting::variable),
                read.stream()
                    .flatMap(values -> values.values().stream())
                    .flatMap(value -> READ.matcher(value).results())
                    .map((MatchResult found) -> found.group(1)))
            .collect(toSet());
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !known.contains(name) && !isOfService(name, environment.keySet()))
        .sorted()
        .map("There is no setting for the environment variable %s."::formatted)
        .toList();
  }

  private static boolean isOfService(String name, Set<String> all) {
    return all.stream()
        .filter(host -> host.endsWith(SERVICE_HOST))
        .map(host -> host.substring(0, host.length() - SERVICE_HOST.length()))
        .anyMatch(
            service ->
                name.startsWith(service)
                    && OF_SERVICE.matcher(name.substring(service.length())).matches());
  }
}
