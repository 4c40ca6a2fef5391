package ecrimagecleanup.gateway;

/**
 * Every endpoint that a command or a page calls: routes of the folder {@code routes/}, and AWS. The
 * URIs are constants, so a test looks at each of them: that it exists, and that its options fit.
 */
public enum Endpoint {
  /** Whether removals are held. */
  BRAKE("direct:cleanup-read-brake"),
  /** Reads how the sources of the aggregator are, for all that is asked after it. */
  READ_COVERAGE("direct:cleanup-evidence-config-coverage"),
  /** What ECS itself shows; it is there only if ecs-live is one of cleanup.evidence. */
  READ_LIVE_USE("direct:cleanup-evidence-ecs-live"),
  /** The images of functions; it is there only if lambda-live is one of cleanup.evidence. */
  READ_LAMBDA_USE("direct:cleanup-evidence-lambda-live"),
  /** What would become of the images of a repository. */
  PLAN_REPOSITORY("direct:cleanup-plan"),
  /** Reads a repository and who uses its images, for what is decided on it. */
  SURVEY_REPOSITORY("direct:cleanup-survey-repository"),
  /** Why an image stays or goes. */
  EXPLAIN_IMAGE("direct:cleanup-explain"),
  /** Asks the running application for a sweep. */
  SCHEDULE_SWEEP("direct:cleanup-schedule-sweep"),
  /** Sweeps one repository. */
  SWEEP_NOW("direct:cleanup-sweep-repository"),

  /** The repositories that opted in. It gives up soon: then the tags of each are read. */
  DESCRIBE_TAGGED_REPOSITORIES(
      reader("describeTaggedRepositories") + "&apiCallTimeout=5000&apiCallAttemptTimeout=5000"),
  DESCRIBE_CALLER(reader("describeCaller")),
  DESCRIBE_ROLE(reader("describeRole")),
  SIMULATE(reader("simulate")),
  DESCRIBE_QUEUE(reader("describeQueue")),
  PEEK_DEAD_LETTERS(reader("peek")),
  COUNT_DEAD_LETTERS(reader("count")),
  REDRIVE_DEAD_LETTERS(reader("redrive")),
  READ_LOG(reader("readLog")),

  DESCRIBE_REPOSITORIES(ecr("describeRepositories")),
  DESCRIBE_REPOSITORY_TAGS(ecr("describeRepositoryTags")),
  TAG_REPOSITORY(ecr("tagRepository")),
  UNTAG_REPOSITORY(ecr("untagRepository")),
  FIND_IMAGE(ecr("findImage")),
  LIST_IMAGES(ecr("listImages")),
  DESCRIBE_LAYERS(ecr("describeLayers")),
  DESCRIBE_IMAGE_TREE(ecr("describeImageTree")),
  RESTORE_IMAGE(ecr("restoreImage")),
  LIST_PULL_TIME_EXCLUSIONS(ecr("listPullTimeExclusions")),
  DESCRIBE_REPLICATION(ecr("describeReplication")),
  DESCRIBE_PULL_THROUGH_CACHE_RULES(ecr("describePullThroughCacheRules")),

  DESCRIBE_SCHEDULE_GROUP(scheduler("describeGroup")),
  LIST_SCHEDULES(scheduler("listSchedules")),
  LIST_FEW_SCHEDULES(scheduler("listFewSchedules")),
  DESCRIBE_SCHEDULE(scheduler("describeSchedule")),
  DELETE_SCHEDULE(scheduler("deleteSchedule")),

  DESCRIBE_AGGREGATOR_SOURCES(aggregator("describeSources")),
  SELECT_FROM_AGGREGATOR(aggregator("select")),
  COUNT_REVISIONS(ecs("countRevisions")),
  DESCRIBE_REGISTRATIONS(ecs("describeRegistrations")),
  DESCRIBE_STARTERS(ecs("describeStarters")),
  INSPECTOR_ACCOUNTS(inspector("describeAccounts")),
  COUNT_FINDINGS(inspector("countFindings")),
  INSPECTOR_RESCANS(inspector("describeRescans")),
  DESCRIBE_MANIFESTS(ecr("describeManifests")),
  REHEARSAL_DESCRIBE_COPIES(rehearsal("describeCopies")),
  REHEARSAL_CREATE_REPOSITORY(rehearsal("createRepository")),
  REHEARSAL_PUSH_IMAGE(rehearsal("pushImage")),
  REHEARSAL_REMOVE_IMAGE(rehearsal("removeImage")),
  REHEARSAL_ARCHIVE_IMAGE(rehearsal("archiveImage")),
  REHEARSAL_DELETE_REPOSITORY(rehearsal("deleteRepository")),
  REHEARSAL_REGISTER_REVISION(rehearsal("registerRevision")),
  REHEARSAL_DESCRIBE_REVISION(rehearsal("describeRevision")),
  REHEARSAL_TAG_REVISION(rehearsal("tagRevision")),
  REHEARSAL_DEREGISTER_REVISION(rehearsal("deregisterRevision")),
  REHEARSAL_DELETE_REVISIONS(rehearsal("deleteRevisions")),
  REHEARSAL_RUN_TASK(rehearsal("runTask")),
  REHEARSAL_DESCRIBE_TASKS(rehearsal("describeTasks")),
  REHEARSAL_STOP_TASKS(rehearsal("stopTasks")),
  REHEARSAL_CREATE_SERVICE(rehearsal("createService")),
  REHEARSAL_DESCRIBE_SERVICE(rehearsal("describeService")),
  REHEARSAL_DELETE_SERVICE(rehearsal("deleteService")),
  REHEARSAL_DESCRIBE_AGENT(rehearsal("describeAgent")),
  REHEARSAL_CREATE_SCHEDULE(rehearsal("createSchedule")),
  REHEARSAL_DELETE_SCHEDULE(rehearsal("deleteSchedule"));

  private static final String ACCOUNT =
      "&region={{cleanup.region}}&useDefaultCredentialsProvider=true";

  private final String uri;

  Endpoint(String uri) {
    this.uri = uri;
  }

  private static String reader(String operation) {
    return "cleanup-reader:commands?operation=" + operation + ACCOUNT;
  }

  private static String ecr(String operation) {
    return "ecr-images:commands?operation=" + operation + ACCOUNT;
  }

  private static String ecs(String operation) {
    return "ecs-usage:commands?workloadSource=#bean:cleanupWorkloads"
        + "&roleName={{cleanup.reader-role}}&externalId={{cleanup.reader-external-id:}}&operation="
        + operation
        + ACCOUNT;
  }

  private static String inspector(String operation) {
    return "inspector-coverage:commands?operation=" + operation + ACCOUNT;
  }

  private static String rehearsal(String operation) {
    return "cleanup-rehearsal:commands?operation=" + operation + ACCOUNT;
  }

  private static String scheduler(String operation) {
    return "eventbridge-scheduler:commands?groupName={{cleanup.schedule-group}}&operation="
        + operation
        + ACCOUNT;
  }

  private static String aggregator(String operation) {
    return "config-aggregator:commands?aggregatorName={{cleanup.aggregator}}"
        + "&roleArn={{cleanup.aggregator-role:}}&externalId={{cleanup.aggregator-external-id:}}"
        + "&operation="
        + operation
        + ACCOUNT;
  }

  /** Its URI; the placeholders are settings. */
  public String uri() {
    return uri;
  }
}
