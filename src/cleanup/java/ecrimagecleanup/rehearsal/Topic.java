package ecrimagecleanup.rehearsal;

/** A question about AWS that is open until it is asked on an account. */
public enum Topic {
  REVISIONS("revisions", "Which revisions AWS Config shows"),
  DELETED("deleted", "Whether it shows revisions that were deleted"),
  INACTIVE("inactive", "Whether it keeps revisions that are INACTIVE"),
  SERVICES("services", "Whether it records services"),
  SOURCES("sources", "How the aggregator names its sources"),
  SOURCE_TIME("source-time", "When the time of a source moves"),
  TAG_ITEM("tag-item", "Whether a changed tag is recorded"),
  GROUPS("groups", "How a grouped answer is written"),
  EVENT_BODY("event-body", "What the event of a deregistration says"),
  SIDECAR("sidecar", "What ECS says of Service Connect containers"),
  TASK_DIGEST("task-digest", "Which digest ECS names for a task that was started from an index"),
  REVISION_OF_SERVICE("revision-of-service", "Whether there is a revision of a service"),
  ARCHIVE_INDEX("archive-index", "What goes to the archive with an index"),
  MANIFEST_READ("manifest-read", "Whether reading a manifest counts as a pull"),
  SCHEDULE_INPUT("schedule-input", "How long the input of a schedule may be"),
  OPT_IN("opt-in", "Whether IAM refuses the application's role without the opt-in tag"),
  DIGEST_REFERENCE("digest-reference", "Whether a reference by digest is found in AWS Config"),
  TAG_AND_DIGEST("tag-and-digest", "What is removed by a tag and a digest"),
  CHILD_OF_INDEX("child-of-index", "Whether what an index lists can be removed"),
  CHECK("check", "Whether the application made a check, and what came of it"),
  LONG_REFERENCE("long-reference", "Whether references of more than 256 characters are found"),
  CONFIG_RATE("config-rate", "How many queries a second AWS Config answers");

  private final String id;
  private final String question;

  Topic(String id, String question) {
    this.id = id;
    this.question = question;
  }

  /** What it is called in files and tables. */
  public String id() {
    return id;
  }

  /** The question, without a question mark. */
  public String question() {
    return question;
  }
}
