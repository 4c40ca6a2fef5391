package ecrimagecleanup.settings;

import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.CoverageRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rules about more than one setting. */
final class CrossRules {
  private static final String ACCOUNT = "cleanup.account-id";
  private static final String REGION = "cleanup.region";
  private static final String GRACE = "cleanup.grace";
  private static final String MINIMUM_GRACE = "cleanup.minimum-grace";
  private static final String SHARED_FOR = "cleanup.shared-for";
  private static final String EVIDENCE = "cleanup.evidence";
  private static final String CONFIG_ALONE = "cleanup.config-alone";
  private static final String CANARY_AGE = "cleanup.canary-age";
  private static final String ACTION = "cleanup.action";
  private static final String WORKLOADS = "cleanup.workloads";
  private static final String WORKLOADS_FILE = "cleanup.workloads-file";
  private static final String WORKLOADS_PARAMETER = "cleanup.workloads-parameter";
  private static final String MINIMUM_WORKLOADS = "cleanup.minimum-workloads";
  private static final String IGNORED = "cleanup.ignored-places";
  private static final Set<String> QUEUES =
      Set.of(
          "cleanup.events-queue",
          "cleanup.task-events-queue",
          "cleanup.checks-queue",
          "cleanup.sweeps-queue");

  static final List<CrossRule> ALL =
      List.of(
          arnOfQueue("checks"),
          arnOfQueue("sweeps"),
          new CrossRule(QUEUES, CrossRules::sameQueue),
          new CrossRule(Set.of(GRACE, MINIMUM_GRACE), CrossRules::shortGrace),
          new CrossRule(Set.of(SHARED_FOR, MINIMUM_GRACE), CrossRules::sharedForLong),
          new CrossRule(Set.of(ACTION, EVIDENCE, CONFIG_ALONE), CrossRules::oneWitness),
          new CrossRule(
              Set.of(CANARY_AGE, ACTION),
              values -> CoverageRules.mistake(values.apply(CANARY_AGE), values.apply(ACTION))),
          new CrossRule(
              Set.of(WORKLOADS, WORKLOADS_FILE, WORKLOADS_PARAMETER, MINIMUM_WORKLOADS),
              CrossRules::nowhere),
          new CrossRule(Set.of(WORKLOADS, IGNORED), CrossRules::listedAndIgnored));

  private CrossRules() {}

  /**
   * A rule about more than one setting.
   *
   * @param keys the settings that it is about
   * @param broken from their values by key, a sentence if they break the rule
   */
  record CrossRule(Set<String> keys, Function<UnaryOperator<String>, Optional<String>> broken) {
    /**
     * Looks at the values of its settings.
     *
     * @param values by key; all of {@link #keys()} are among them
     * @return a sentence if they break the rule
     */
    Optional<String> mistake(Map<String, String> values) {
      return broken.apply(key -> Objects.requireNonNull(values.get(key)));
    }
  }

  private static CrossRule arnOfQueue(String what) {
    String queue = "cleanup.%s-queue".formatted(what);
    String arn = queue + "-arn";
    return new CrossRule(
        Set.of(queue, arn, ACCOUNT, REGION),
        values -> {
          String rest =
              ":sqs:%s:%s:%s"
                  .formatted(values.apply(REGION), values.apply(ACCOUNT), values.apply(queue));
          return values.apply(arn).endsWith(rest)
              ? Optional.empty()
              : Optional.of(
                  "%s is not the ARN of %s=%s in %s and %s, so %s would never arrive."
                      .formatted(arn, queue, values.apply(queue), ACCOUNT, REGION, what));
        });
  }

  private static Optional<String> sameQueue(UnaryOperator<String> values) {
    List<String> queues = QUEUES.stream().map(values).filter(name -> !name.isEmpty()).toList();
    return Set.copyOf(queues).size() == queues.size()
        ? Optional.empty()
        : Optional.of(
            "Two of cleanup.events-queue, cleanup.task-events-queue, cleanup.checks-queue and"
                + " cleanup.sweeps-queue are the same queue; give each its own.");
  }

  private static Optional<String> shortGrace(UnaryOperator<String> values) {
    Duration grace = Duration.parse(values.apply(GRACE));
    Duration minimum = Duration.parse(values.apply(MINIMUM_GRACE));
    return grace.compareTo(minimum) >= 0
        ? Optional.empty()
        : Optional.of(
            "%s=%s is less than %s=%s: a rollback would find its image gone."
                .formatted(GRACE, grace, MINIMUM_GRACE, minimum));
  }

  /**
   * Two looks at an image, a grace period apart, must not be one; and what a check has not seen of
   * a rollback is no longer than half of the time in which it has to work.
   */
  private static Optional<String> sharedForLong(UnaryOperator<String> values) {
    Duration shared = Duration.parse(values.apply(SHARED_FOR));
    Duration minimum = Duration.parse(values.apply(MINIMUM_GRACE));
    return shared.multipliedBy(2).compareTo(minimum) <= 0
        ? Optional.empty()
        : Optional.of(
            "%s=%s is more than half of %s=%s: a check would miss rollbacks that began since what it uses was read."
                .formatted(SHARED_FOR, shared, MINIMUM_GRACE, minimum));
  }

  private static Optional<String> oneWitness(UnaryOperator<String> values) {
    boolean trusted =
        values.apply(ACTION).equals("report")
            || EvidenceSources.parse(values.apply(EVIDENCE)).askEcs()
            || values.apply(CONFIG_ALONE).equals("trust");
    return trusted
        ? Optional.empty()
        : Optional.of(
            "%s=%s needs %s in %s, since AWS Config may not show everything that ECS runs; or set %s=trust and take that risk."
                .formatted(
                    ACTION, values.apply(ACTION), EvidenceSources.LIVE, EVIDENCE, CONFIG_ALONE));
  }

  private static Optional<String> nowhere(UnaryOperator<String> values) {
    return values.apply(MINIMUM_WORKLOADS).equals("1")
            && Stream.of(WORKLOADS, WORKLOADS_FILE, WORKLOADS_PARAMETER)
                .allMatch(key -> values.apply(key).isEmpty())
        ? Optional.of(
            "%s is missing. Set it, %s or %s to the accounts and regions in which containers run, like 111122223333/eu-central-1; or, if a canary is in each of them, set %s to how many there are."
                .formatted(WORKLOADS, WORKLOADS_FILE, WORKLOADS_PARAMETER, MINIMUM_WORKLOADS))
        : Optional.empty();
  }

  private static Optional<String> listedAndIgnored(UnaryOperator<String> values) {
    Workloads ignored = Workloads.parse(values.apply(IGNORED));
    return Workloads.parse(values.apply(WORKLOADS)).places().stream()
        .filter(ignored::include)
        .findFirst()
        .map(
            place ->
                "%s is in %s and in %s; take it out of one of them."
                    .formatted(place, WORKLOADS, IGNORED));
  }
}
