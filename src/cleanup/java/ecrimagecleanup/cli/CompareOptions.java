package ecrimagecleanup.cli;

import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.sweep.compare.ComparedSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The settings of another policy that a plan is compared with. A mixin. */
final class CompareOptions {
  private static final String PREFIX = "cleanup.";

  /**
   * What decides on what was read. All others change what is read of AWS or what its answers mean,
   * how fast images go, or how the application runs.
   */
  private static final Set<String> OF_POLICY =
      new TreeSet<>(
          Set.of(
              "action",
              "archive-for",
              "grace",
              "keep-newest",
              "minimum-age",
              "mutable-tags",
              "protected-tags",
              "pull-window",
              "rollout",
              "stale-revisions"));

  @Option(
      names = "--compare",
      paramLabel = "KEY=VALUE",
      arity = "1..*",
      description =
          "Show what would change if these settings of policy had other values, such as keep-newest=5"
              + " minimum-age=P14D: image by image with --images, and in sum. AWS is read once, and"
              + " both policies are decided on the same answers. Tags of owners stand.")
  private List<String> given = new ArrayList<>();

  /** Whether two policies are compared. */
  boolean areGiven() {
    return !given.isEmpty();
  }

  /**
   * The values by whole key, in the order in which they were given.
   *
   * @throws IllegalArgumentException if one is no setting of policy, has no value, or comes twice
   */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : given) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw refused("--compare takes KEY=VALUE, and %s is none".formatted(pair));
      }
      String typed = pair.substring(0, equals).strip();
      String name = typed.startsWith(PREFIX) ? typed.substring(PREFIX.length()) : typed;
      if (!OF_POLICY.contains(name)) {
        throw refused(
            Settings.defaults().containsKey(PREFIX + name)
                ? "%s%s is no setting of policy: it changes what is read, how fast images go or how the application runs, and both policies are decided on the same answers"
                    .formatted(PREFIX, name)
                : "There is no setting " + typed);
      }
      if (values.put(PREFIX + name, pair.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException("--compare has %s twice.".formatted(name));
      }
    }
    return values;
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "%s; --compare allows %s.".formatted(why, String.join(", ", OF_POLICY)));
  }

  /** The settings that two policies are compared in. */
  List<ComparedSetting> settings(Settings now, Settings then) {
    return values().keySet().stream()
        .map(key -> new ComparedSetting(key, now.require(key), then.require(key)))
        .toList();
  }
}
