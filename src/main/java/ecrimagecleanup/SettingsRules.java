package ecrimagecleanup;

import ecrimagecleanup.check.Action;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.route.QueryFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What settings must be like. Finds all mistakes at once. */
final class SettingsRules {
  private static final Duration LONGEST_GRACE = Duration.ofDays(365);
  private static final Duration SHORTEST_MINIMUM = Duration.ofMinutes(1);

  private final Map<String, String> settings;
  private final List<String> mistakes = new ArrayList<>();

  private SettingsRules(Map<String, String> settings) {
    this.settings = settings;
  }

  /** Every mistake in the settings; none if they allow a start. */
  static List<String> mistakes(Map<String, String> settings) {
    SettingsRules rules = new SettingsRules(settings);
    rules.whereToFind();
    rules.whatToDo();
    rules.howToRun();
    return rules.mistakes;
  }

  private void whereToFind() {
    matches("account-id", "[0-9]{12}", "the twelve digits of the shared account");
    matches("region", "[a-z]{2,5}(-[a-z]{1,12}){1,3}-[0-9]{1,2}", "a region like eu-central-1");
    if (mistakes.isEmpty()) {
      // By default these are made of the two above, and would only repeat their mistakes.
      registries();
      matches(
          "checks-queue-arn",
          "arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,80}",
          "the ARN of an SQS queue");
      matches(
          "dead-letters-arn",
          "arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,80}",
          "the ARN of an SQS queue");
      checksQueue();
      matches(
          "scheduler-role-arn",
          "arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,512}",
          "the ARN of a role");
    }
    matches("events-queue", "[A-Za-z0-9_-]{1,80}", "the name of an SQS queue");
    matches("checks-queue", "[A-Za-z0-9_-]{1,80}", "the name of an SQS queue");
    matches("schedule-group", "[0-9A-Za-z_.-]{1,64}", "the name of a schedule group");
    matches("aggregator", "[\\w-]{1,256}", "the name of a configuration aggregator");
    if (value("checks-queue").equals(value("events-queue"))) {
      mistakes.add(
          "cleanup.events-queue and cleanup.checks-queue are the same queue; give each its own.");
    }
  }

  private void checksQueue() {
    String rest =
        ":sqs:%s:%s:%s".formatted(value("region"), value("account-id"), value("checks-queue"));
    if (!value("checks-queue-arn").endsWith(rest)) {
      mistakes.add(
          "cleanup.checks-queue-arn is not the ARN of cleanup.checks-queue=%s in cleanup.account-id and cleanup.region, so checks would never arrive."
              .formatted(value("checks-queue")));
    }
  }

  private void registries() {
    try {
      Arrays.stream(value("registries").split(",", -1)).map(String::strip).forEach(Registry::parse);
    } catch (IllegalArgumentException e) {
      mistakes.add(
          "cleanup.registries=%s is not a list like 999988887777/eu-central-1: %s"
              .formatted(value("registries"), e.getMessage()));
    }
  }

  private void whatToDo() {
    String action = value("action");
    if (Arrays.stream(Action.values())
        .noneMatch(a -> a.name().toLowerCase(Locale.ROOT).equals(action))) {
      mistakes.add("cleanup.action=%s is not report, archive or delete.".formatted(action));
    }
    matches("opt-in-tag", "[\\p{L}\\p{N}_.:/=+@ -]{1,128}", "the key of a tag");
    matches("opt-in-value", "[\\p{L}\\p{N}_.:/=+@ -]{0,256}", "the value of a tag");
    Optional<Duration> grace = duration("grace");
    Optional<Duration> minimum = duration("minimum-grace");
    if (duration("rollout").filter(Duration::isNegative).isPresent()) {
      mistakes.add("cleanup.rollout is negative.");
    }
    if (minimum.filter(m -> m.compareTo(SHORTEST_MINIMUM) < 0).isPresent()) {
      mistakes.add("cleanup.minimum-grace is less than a minute, PT1M.");
    }
    if (grace.isPresent() && minimum.isPresent() && grace.get().compareTo(minimum.get()) < 0) {
      mistakes.add(
          "cleanup.grace=%s is less than cleanup.minimum-grace=%s: a rollback would find its image gone."
              .formatted(grace.get(), minimum.get()));
    }
    if (grace.filter(g -> g.compareTo(LONGEST_GRACE) > 0).isPresent()) {
      mistakes.add("cleanup.grace is more than 365 days, P365D.");
    }
  }

  private void howToRun() {
    number("consumers", 1, 32);
    number("visibility-timeout", 1, 43_200);
    number("wait-time", 1, 20);
    String format = value("log-format");
    if (!format.equals("text") && !format.equals("json")) {
      mistakes.add("cleanup.log-format=%s is not text or json.".formatted(format));
    }
    try {
      QueryFiles.load(value("queries"));
    } catch (IOException e) {
      mistakes.add("cleanup.queries: the file %s cannot be read.".formatted(e.getMessage()));
    } catch (IllegalArgumentException e) {
      mistakes.add("cleanup.queries=%s: %s".formatted(value("queries"), e.getMessage()));
    }
  }

  private String value(String key) {
    return settings.getOrDefault(Settings.PREFIX + key, "");
  }

  private void matches(String key, String grammar, String meaning) {
    String value = value(key);
    if (value.isEmpty() && !Pattern.matches(grammar, "")) {
      mistakes.add("cleanup.%s is missing. Set it to %s.".formatted(key, meaning));
    } else if (!Pattern.matches(grammar, value)) {
      mistakes.add("cleanup.%s=%s is not %s.".formatted(key, value, meaning));
    }
  }

  private Optional<Duration> duration(String key) {
    try {
      return Optional.of(Duration.parse(value(key)));
    } catch (DateTimeParseException e) {
      mistakes.add("cleanup.%s=%s is not a duration like PT24H or P2D.".formatted(key, value(key)));
      return Optional.empty();
    }
  }

  private void number(String key, int least, int most) {
    String value = value(key);
    if (!Pattern.matches("[0-9]{1,9}", value)
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      mistakes.add(
          "cleanup.%s=%s is not a number from %d to %d.".formatted(key, value, least, most));
    }
  }
}
