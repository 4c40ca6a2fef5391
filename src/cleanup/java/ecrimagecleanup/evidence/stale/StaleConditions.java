package ecrimagecleanup.evidence.stale;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to hold before an image may go although a stale revision names it, besides what holds
 * for the revision itself. What is missing makes every revision one that is not stale.
 *
 * @param newest how many of the newest revisions of a family are never stale
 * @param after how long nothing may have happened
 * @param taskEvents whether the events of tasks that stop are taken
 * @param replicated the registries that the settings say are replicated
 */
public record StaleConditions(
    int newest, Duration after, boolean taskEvents, Collection<Registry> replicated) {
  private static final Pattern ROLE =
      Pattern.compile("(arn:[a-z-]+:iam::[0-9]{12}:role/)(?:.*/)?([^/]+)");

  /**
   * Of the texts of the configuration.
   *
   * @param taskEventsQueue the queue of the events of tasks that stop; empty for none
   * @param replicas the replicas of the settings
   */
  public static StaleConditions parse(
      int newest, Duration after, String taskEventsQueue, Replicas replicas) {
    return new StaleConditions(
        newest, after, !taskEventsQueue.isEmpty(), replicas.sources().values());
  }

  /** Those by which nothing is stale before anybody has looked. */
  public StaleRules unread() {
    return unread("Nobody has read what starts task definitions.");
  }

  /**
   * Those by which nothing is stale.
   *
   * @param why a sentence
   */
  public StaleRules unread(String why) {
    return StaleRules.unmet(newest, after, why);
  }

  /**
   * When revisions are stale, by what was read.
   *
   * @param self the ARN of the role whose own pulls need not be recorded
   * @throws java.util.NoSuchElementException if something was not read
   */
  public StaleRules rules(StaleReading read, String self) {
    List<String> unmet = new ArrayList<>();
    events().ifPresent(unmet::add);
    replication(read.registry(), read.replicas().orElseThrow()).ifPresent(unmet::add);
    pulls(read.registry(), self, read.unrecorded().orElseThrow()).ifPresent(unmet::add);
    return new StaleRules(
        newest,
        after,
        read.starters().orElseThrow(),
        Optional.of(read.newest().orElseThrow()),
        unmet);
  }

  /** What is missing for the end of every use to be seen; empty if nothing is. */
  public Optional<String> events() {
    return taskEvents
        ? Optional.empty()
        : Optional.of(
            "Events of tasks that stop are not taken: cleanup.task-events-queue is empty.");
  }

  /**
   * What is missing for every use to be in a registry itself; empty if nothing is.
   *
   * @param replicas where ECR replicates the registry to
   */
  public Optional<String> replication(Registry registry, List<Registry> replicas) {
    return replicas.isEmpty() && !replicated.contains(registry)
        ? Optional.empty()
        : Optional.of("%s is replicated, and pulls of replicas are not seen.".formatted(registry));
  }

  /**
   * What is missing for pull times to mean anything; empty if nothing is.
   *
   * @param self the ARN of the role whose own pulls need not be recorded
   * @param unrecorded the ARNs of those whose pulls ECR does not record in a registry
   */
  public Optional<String> pulls(Registry registry, String self, Collection<String> unrecorded) {
    return unrecorded.stream()
        .filter(principal -> !isOurs(withoutPath(principal), registry, self))
        .sorted()
        .findFirst()
        .map(
            principal ->
                "ECR does not record pulls by %s in %s, and the role of the application is %s."
                    .formatted(principal, registry, self));
  }

  /** Who runs a command has another role than the application, which the templates name. */
  private static boolean isOurs(String principal, Registry registry, String self) {
    return principal.equals(withoutPath(self))
        || principal.equals(
            "arn:%s:iam::%s:role/ecr-image-cleanup"
                .formatted(registry.partition(), registry.accountId()));
  }

  /** The name of a role is given once in an account, and a session does not tell its path. */
  private static String withoutPath(String principal) {
    Matcher role = ROLE.matcher(principal);
    return role.matches() ? role.group(1) + role.group(2) : principal;
  }
}
