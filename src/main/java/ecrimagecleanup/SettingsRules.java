package ecrimagecleanup;

import ecrimagecleanup.check.Action;
import ecrimagecleanup.check.EvidenceSources;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.RepositoryPolicy;
import ecrimagecleanup.check.Workloads;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.route.QueryFiles;
import ecrimagecleanup.route.Registries;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/** What settings must be like. Finds all mistakes at once. */
final class SettingsRules {
  private static final String QUEUE_ARN =
      "arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,80}";
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
    rules.whomToAsk();
    rules.whatHolds();
    rules.howToRun();
    return rules.mistakes;
  }

  private void whereToFind() {
    matches("account-id", "[0-9]{12}", "the twelve digits of the shared account");
    matches("region", "[a-z]{2,5}(-[a-z]{1,12}){1,3}-[0-9]{1,2}", "a region like eu-central-1");
    if (mistakes.isEmpty()) {
      // By default these are made of the two above, and would only repeat their mistakes.
      parsed("registries", Registries::new);
      parsed("replicas", Replicas::parse);
      for (String queue : List.of("checks-queue-arn", "dead-letters-arn", "sweeps-queue-arn")) {
        matches(queue, QUEUE_ARN, "the ARN of an SQS queue");
      }
      queueOfArn("checks");
      queueOfArn("sweeps");
      matches(
          "scheduler-role-arn",
          "arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,512}",
          "the ARN of a role");
    }
    matches("events-queue", "[A-Za-z0-9_-]{1,80}", "the name of an SQS queue");
    matches("checks-queue", "[A-Za-z0-9_-]{1,80}", "the name of an SQS queue");
    matches("sweeps-queue", "[A-Za-z0-9_-]{1,80}", "the name of an SQS queue");
    matches("schedule-group", "[0-9A-Za-z_.-]{1,64}", "the name of a schedule group");
    matches("aggregator", "[\\w-]{1,256}", "the name of a configuration aggregator");
    if (Stream.of("events-queue", "checks-queue", "sweeps-queue")
            .map(this::value)
            .distinct()
            .count()
        < 3) {
      mistakes.add(
          "Two of cleanup.events-queue, cleanup.checks-queue and cleanup.sweeps-queue are the same queue; give each its own.");
    }
  }

  private void queueOfArn(String what) {
    String rest =
        ":sqs:%s:%s:%s".formatted(value("region"), value("account-id"), value(what + "-queue"));
    if (!value(what + "-queue-arn").endsWith(rest)) {
      mistakes.add(
          "cleanup.%1$s-queue-arn is not the ARN of cleanup.%1$s-queue=%2$s in cleanup.account-id and cleanup.region, so %1$s would never arrive."
              .formatted(what, value(what + "-queue")));
    }
  }

  private void whatToDo() {
    if (Action.ofWord(value("action")).isEmpty()) {
      mistakes.add(
          "cleanup.action=%s is not report, archive, archive-then-delete or delete."
              .formatted(value("action")));
    }
    notNegative("archive-for");
    number("keep-newest", 0, RepositoryPolicy.MOST_NEWEST);
    parsed("protected-tags", TagPattern::parse);
    matches("opt-in-tag", "[\\p{L}\\p{N}_.:/=+@ -]{1,128}", "the key of a tag");
    matches("opt-in-value", "[\\p{L}\\p{N}_.:/=+@ -]{0,256}", "the value of a tag");
    Optional<Duration> grace = duration("grace");
    Optional<Duration> minimum = duration("minimum-grace");
    notNegative("rollout");
    notNegative("minimum-age");
    if (!value("sweep-cron").isEmpty() && !CronExpression.isValidExpression(value("sweep-cron"))) {
      mistakes.add(
          "cleanup.sweep-cron=%s is not a cron expression of Quartz with seconds, like 0 0 3 * * ?."
              .formatted(value("sweep-cron")));
    }
    if (minimum.filter(m -> m.compareTo(SHORTEST_MINIMUM) < 0).isPresent()) {
      mistakes.add("cleanup.minimum-grace is less than a minute, PT1M.");
    }
    if (grace.isPresent() && minimum.isPresent() && grace.get().compareTo(minimum.get()) < 0) {
      mistakes.add(
          "cleanup.grace=%s is less than cleanup.minimum-grace=%s: a rollback would find its image gone."
              .formatted(grace.get(), minimum.get()));
    }
    if (grace.filter(g -> g.compareTo(RepositoryPolicy.LONGEST_GRACE) > 0).isPresent()) {
      mistakes.add("cleanup.grace is more than 365 days, P365D.");
    }
  }

  private void whomToAsk() {
    if (value("workloads").isEmpty()) {
      mistakes.add(
          "cleanup.workloads is missing. Set it to the accounts and regions in which containers run, like 111122223333/eu-central-1.");
    } else {
      parsed("workloads", Workloads::parse);
    }
    parsed("evidence", EvidenceSources::parse);
    matches("movable-tags", "verify|trust", "verify or trust");
    notNegative("pull-window");
    notNegative("source-age");
    notNegative("shared-for");
    if (!value("canary-age").isEmpty()) {
      notNegative("canary-age");
    }
    matches("canary", "[A-Za-z0-9_-]{1,255}", "the family of a task definition");
    number("minimum-in-use", 0, 999_999_999);
    matches("reader-role", "[A-Za-z0-9_+=,.@/-]{1,512}", "the name of a role");
    matches("reader-external-id", "[A-Za-z0-9_+=,.@:/-]{0,1224}", "an external id");
  }

  private void whatHolds() {
    matches("brake-parameter", "[A-Za-z0-9_.:/-]{0,1011}", "the name of an SSM parameter");
    number("maximum-removals", 1, ImageDeletionCheck.MAXIMUM_IMAGES);
    number("removals-per-second", 1, 1000);
    matches("event-bus", "[A-Za-z0-9_./:-]{0,256}", "the name or ARN of an event bus");
  }

  private void howToRun() {
    number("consumers", 1, 32);
    number("visibility-timeout", 1, 43_200);
    number("wait-time", 1, 20);
    if (!Pattern.matches("[0-9]{1,6}(\\.[0-9]{1,6})?", value("price-per-gb-month"))) {
      mistakes.add(
          "cleanup.price-per-gb-month=%s is not a price like 0.10."
              .formatted(value("price-per-gb-month")));
    }
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

  private void notNegative(String key) {
    if (duration(key).filter(Duration::isNegative).isPresent()) {
      mistakes.add("cleanup.%s is negative.".formatted(key));
    }
  }

  private void parsed(String key, Consumer<String> parser) {
    try {
      parser.accept(value(key));
    } catch (IllegalArgumentException e) {
      mistakes.add("cleanup.%s=%s: %s".formatted(key, value(key), e.getMessage()));
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
