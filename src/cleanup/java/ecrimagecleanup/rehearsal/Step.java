package ecrimagecleanup.rehearsal;

/** What a rehearsal does, in this order. What is done is written down, and not done again. */
public enum Step {
  CREATE_REPOSITORY("creates the repository"),
  PUSH_IMAGES("pushes tiny images"),
  READ_MANIFEST("reads a manifest"),
  TRY_UNTAGGED("tries to remove an image without the opt-in tag"),
  OPT_IN("sets the opt-in tag"),
  REGISTER_FIRST("registers revision 1, which names an index by its tag"),
  REGISTER_SECOND("registers revision 2, which names an image by its digest"),
  REGISTER_THIRD("registers revision 3, which names an image by its tag"),
  RUN_TASK("runs a task of revision 1"),
  CREATE_SERVICE("creates a service that runs no task"),
  LOOK_FOR_AGENT("looks for a Service Connect container in tasks that run"),
  TRY_SCHEDULE("tries how long the input of a schedule may be"),
  WATCH_REGISTERED("waits until AWS Config shows the three revisions"),
  TAG_REVISION("tags revision 3"),
  WATCH_TAG("waits for AWS Config to record the tag"),
  WATCH_TASK("waits for the digest of the task, and stops it"),
  DEREGISTER("deregisters revision 1, an older one, and 3, the newest"),
  WATCH_DEREGISTERED("waits until AWS Config shows that they are INACTIVE"),
  WATCH_CHECK("waits until the application decides on the image of revision 3"),
  TRY_TAGGED("tries to remove an image with the opt-in tag"),
  REMOVE_TAG_AND_DIGEST("removes an image of two tags by one of them and its digest"),
  REMOVE_CHILD("tries to remove what an index lists"),
  ARCHIVE_INDEX("archives an index"),
  WATCH_PULL("waits for the pull time of the image whose manifest was read"),
  WATCH_SERVICE("waits until AWS Config shows the service"),
  STOP_TASKS("stops the task and deletes the service"),
  DELETE_SCHEDULE("deletes the schedule"),
  DELETE_REVISIONS("deregisters what is left, and deletes all revisions"),
  DELETE_REPOSITORY("deletes the repository"),
  WATCH_DELETED("waits until AWS Config shows no deleted revision");

  private final String sentence;

  Step(String sentence) {
    this.sentence = sentence;
  }

  /** What it does, without a subject: {@code sets the opt-in tag}. */
  public String sentence() {
    return sentence;
  }

  /** Whether nothing is done in it but to look again and again. */
  public boolean isWatch() {
    return name().startsWith("WATCH_");
  }

  /** Whether the others can do without it, if AWS answers with an error. */
  public boolean isOptional() {
    return switch (this) {
      case READ_MANIFEST,
          TRY_UNTAGGED,
          RUN_TASK,
          CREATE_SERVICE,
          LOOK_FOR_AGENT,
          TRY_SCHEDULE,
          TAG_REVISION,
          TRY_TAGGED,
          REMOVE_TAG_AND_DIGEST,
          REMOVE_CHILD,
          ARCHIVE_INDEX ->
          true;
      default -> false;
    };
  }

  /** Whether it takes away what others made: it is done however the rehearsal ends. */
  public boolean isRemoval() {
    return switch (this) {
      case STOP_TASKS, DELETE_SCHEDULE, DELETE_REVISIONS, DELETE_REPOSITORY -> true;
      default -> false;
    };
  }
}
