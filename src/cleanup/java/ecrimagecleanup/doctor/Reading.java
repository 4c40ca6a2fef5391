package ecrimagecleanup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.config.AggregatorSource;
import ecrimagecleanup.evidence.ecs.CountedFamilies;
import ecrimagecleanup.evidence.ecs.Family;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.Registrations;
import ecrimagecleanup.evidence.ecs.Starters;
import ecrimagecleanup.evidence.inspector.InspectorAccounts;
import ecrimagecleanup.evidence.inspector.RescanDurations;
import ecrimagecleanup.evidence.lambda.LambdaUse;
import ecrimagecleanup.hygiene.PullThroughCacheRule;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What examinations read: of AWS, each anew whenever it is asked for. Whatever cannot be read is an
 * exception with what AWS said as a cause. Safe for use by many threads.
 */
public interface Reading {
  /** Who calls AWS, and by what clock. */
  Caller caller();

  /** The role of an ARN; empty if there is none of its name. */
  Optional<Role> role(String arn);

  /** What a principal may not do of what it is asked for, in that order; nothing is tried. */
  List<Permission> refused(PermissionQuestion question);

  /** The queue of a name; empty if there is none. */
  Optional<Queue> queue(String name);

  /** The state of the schedule group; empty if there is none. */
  Optional<String> scheduleGroup();

  /** The names of the schedules of that group that begin like this. */
  List<String> schedules(String prefix);

  /** The check of the schedule of a name; empty if it has fired. */
  Optional<PendingCheck> pendingCheck(String schedule);

  /** How the sources of the aggregator are. */
  List<AggregatorSource> aggregatorSources();

  /** Rows of the aggregator: where canaries are seen. */
  List<JsonNode> canaries();

  /** Rows of the aggregator: how many task definitions there are of which status. */
  List<JsonNode> statuses();

  /** Rows of the aggregator: how many ACTIVE revisions there are of which family. */
  List<JsonNode> activeFamilies();

  /** Rows of the aggregator: how many ACTIVE task definitions there are in which place. */
  List<JsonNode> inUse();

  /** Rows of the aggregator: ACTIVE task definitions that were captured between two times. */
  List<JsonNode> capturedLately(Instant from, Instant to);

  /** How many revisions of families ECS itself lists as ACTIVE; a call for each. */
  CountedFamilies count(Collection<Family> families);

  /** When ECS registered revisions; a call for each. */
  Registrations registrations(Collection<TaskDefinitionArn> revisions);

  /** What rules and schedules of all workloads start; a call for each rule. */
  Starters starters();

  /** What ECS itself shows of all workloads; many calls. */
  LiveUse liveUse();

  /** The images of the Lambda functions of all workloads; many calls. */
  LambdaUse lambdaUse();

  /** Whether Amazon Inspector scans the ECR images of accounts. */
  InspectorAccounts inspectorAccounts(Collection<String> accountIds);

  /** For how long Amazon Inspector scans an image of ECR. */
  RescanDurations rescanDurations();

  /** The image that a reference denotes; empty if there is none. */
  Optional<Image> find(ImageReference.Ecr reference);

  /** The repositories of a registry, and whether their tags can move. */
  Map<Repository, TagMutability> repositories(Registry registry);

  /** The tags of a repository. */
  RepositoryTags tags(Repository repository);

  /** The ARNs of those whose pulls ECR does not record in a registry. */
  List<String> pullTimeExclusions(Registry registry);

  /** The rules of the pull-through caches of a registry. */
  List<PullThroughCacheRule> pullThroughCacheRules(Registry registry);

  /** All images of a repository, with those in the archive; a call for each thousand. */
  List<Image> images(Repository repository);

  /** Where a registry is replicated to. */
  List<Registry> replicas(Registry registry);

  /** Whether removals are held. */
  Brake brake();
}
