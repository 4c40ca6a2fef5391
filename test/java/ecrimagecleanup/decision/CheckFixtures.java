package ecrimagecleanup.decision;

import static ecrimagecleanup.event.EventFixtures.ORDERS_41;
import static ecrimagecleanup.image.ImageFixtures.REPOSITORY;
import static ecrimagecleanup.image.ImageFixtures.digest;
import static ecrimagecleanup.image.ImageFixtures.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.check.Cause;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.Minutes;
import ecrimagecleanup.decision.question.CauseStillRunsQuestion;
import ecrimagecleanup.decision.question.Questions;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.config.ListedTaskDefinitions;
import ecrimagecleanup.evidence.config.ServicesAnswer;
import ecrimagecleanup.evidence.config.ServicesOfFamilies;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagPattern;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.ArchiveIndex;
import ecrimagecleanup.policy.MutableTags;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import ecrimagecleanup.policy.StaleMode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A check that is due, the evidence for it, and rows of the aggregator. */
public final class CheckFixtures {
  public static final Duration GRACE = Duration.ofHours(24);

  /** When the task definition ended. */
  public static final Instant ENDED = Instant.parse("2026-03-02T09:59:22Z");

  /** When the check is due, and when it is handled. */
  public static final Instant DUE = Instant.parse("2026-03-03T10:00:00Z");

  static final Instant NOW = DUE.plusSeconds(5);

  static final Policy POLICY = policy(GRACE, Action.DELETE);
  static final DecisionTable TABLE = Questions.table(POLICY);
  public static final RepositoryTags OPTED_IN =
      new RepositoryTags(true, Map.of("ecr-image-cleanup", "enabled", "team", "orders"));
  public static final Image IMAGE = image(1, "1.41.0");
  public static final Cause DEREGISTERED = new Cause.Deregistered(ORDERS_41);

  /** Asked everything, and nobody uses it. */
  static final Findings ALL_UNUSED = findings(new Unused("a."), new Unused("b."), new Unused("c."));

  private static final ObjectMapper JSON = new ObjectMapper();

  private CheckFixtures() {}

  public static Policy policy(Duration grace, Action action) {
    return policy(
        new RepositoryPolicy(grace, action, NewestRules.of(0), new TagPattern(List.of())));
  }

  public static Policy policy(RepositoryPolicy defaults) {
    return policy(defaults, MutableTags.VERIFY, 100);
  }

  public static Policy policy(
      RepositoryPolicy defaults, MutableTags mutableTags, int maximumRemovals) {
    return policy(defaults, ArchiveIndex.WITH_ALL_IT_LISTS, mutableTags, maximumRemovals);
  }

  public static Policy policy(
      RepositoryPolicy defaults,
      ArchiveIndex archiveIndex,
      MutableTags mutableTags,
      int maximumRemovals) {
    return new Policy(
        "ecr-image-cleanup",
        "enabled",
        GRACE,
        Duration.ZERO,
        Duration.ofDays(2),
        Duration.ofDays(90),
        archiveIndex,
        mutableTags,
        maximumRemovals,
        StaleMode.KEEP,
        defaults);
  }

  /** The first check of the image. */
  public static ImageDeletionCheck check() {
    return check(DEREGISTERED, ENDED, LastLook.NONE);
  }

  public static ImageDeletionCheck check(Cause cause, Instant since, LastLook lastLook) {
    return new ImageDeletionCheck(REPOSITORY, List.of(digest(1)), cause, since, lastLook, DUE);
  }

  public static ImageDeletionCheck check(LastLook lastLook) {
    return check(DEREGISTERED.postponed(), ENDED, lastLook);
  }

  /** That the check is put off because its cause still runs, or that is unknown. */
  static Decision.Postpone causeRan(String reason) {
    return ran(CauseStillRunsQuestion.ID, reason);
  }

  /** What a check becomes that sees somebody run the image. */
  static Decision.Postpone ran(QuestionId question, String reason) {
    Instant next = DUE.plus(GRACE);
    return new Decision.Postpone(
        question, reason, Minutes.roundUpToHalfPast(next), next, LastLook.RAN);
  }

  /** The check that follows when its first image is put off. */
  static ImageDeletionCheck next(ImageDeletionCheck check, Decision.Postpone put) {
    return check.postponed(
        check.images().get(0), put.until(), put.presumedUnusedSince(), put.lastLook());
  }

  public static ImageDeletionCheck checkOf(Cause cause, Digest... images) {
    return new ImageDeletionCheck(REPOSITORY, List.of(images), cause, ENDED, LastLook.NONE, DUE);
  }

  static Findings findings(Evidence cause, Evidence taskDefinitions, Evidence services) {
    return new FindingsBuilder().uses(cause, taskDefinitions, services).build();
  }

  public static Candidate candidate(Cause cause, ImageNames names) {
    return new Candidate(IMAGE, List.of(), names, cause, DUE);
  }

  public static TaskDefinitionArn arn(String family, int revision) {
    return new TaskDefinitionArn("aws", "eu-central-1", "111122223333", family, revision);
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row of a task definition; references without a host are to the repository. */
  public static JsonNode taskDefinition(
      TaskDefinitionArn arn, String status, Instant capturedAt, String... references) {
    List<String> containers = new ArrayList<>();
    for (String reference : references) {
      String text =
          reference.startsWith(":") || reference.startsWith("@")
              ? REPOSITORY.registry().hosts().get(0) + "/" + REPOSITORY.name() + reference
              : reference;
      containers.add("{\"Image\": \"" + text + "\"}");
    }
    return json(
        """
        {"arn": "%s", "configurationItemCaptureTime": "%s",
         "configuration": {"Status": "%s", "ContainerDefinitions": [%s]}}"""
            .formatted(arn, capturedAt, status, String.join(",", containers)));
  }

  /** The task definitions of rows. */
  public static ListedTaskDefinitions listed(RepositoryNames repository, List<JsonNode> rows) {
    return rows.stream().collect(ListedTaskDefinitions.reader(repository));
  }

  /** What the services of all families say that tests have. */
  public static ServicesAnswer services(ListedTaskDefinitions listed, List<JsonNode> rows) {
    return new ServicesAnswer(
        listed,
        rows.stream()
            .collect(
                ServicesOfFamilies.reader(
                    Stream.of("web", "orders", "other").map(name -> arn(name, 1)).toList())));
  }

  /** A row of a service. */
  public static JsonNode service(String name, String taskDefinition, Instant capturedAt) {
    return json(
        """
        {"arn": "arn:aws:ecs:eu-central-1:111122223333:service/main/%s",
         "accountId": "111122223333", "awsRegion": "eu-central-1",
         "resourceType": "AWS::ECS::Service", "configurationItemCaptureTime": "%s",
         "configuration": {"TaskDefinition": "%s"}}"""
            .formatted(name, capturedAt, taskDefinition));
  }
}
