package ecrimagecleanup.check;

/** The questions of the decision table, in the order in which they are asked. */
public enum Row {
  /** Does the repository carry the opt-in tag? */
  OPTED_IN(1, "Has the owner of the repository opted in?"),
  /** Does the image still exist? */
  EXISTS(2, "Does the image exist, outside of the archive?"),
  /** Has the grace period passed, and is the message fresh? */
  GRACE_PASSED(3, "Has the grace period passed since it was used, pushed or restored?"),
  /** Is it protected by its owner, or part of something that exists? */
  PROTECTED(4, "Is it neither protected by its owner, nor part of an image that exists?"),
  /** Does a service or task set still run the task definition that caused the check? */
  CAUSE_STILL_RUNS(5, "Has every service left the task definition that caused the check?"),
  /** Is a later check of the image pending? */
  SUPERSEDED(6, "Is no later check of it pending?"),
  /** Can the aggregator see all there is to see? */
  COVERAGE(7, "Can the aggregator see every account and region?"),
  /** Does a task definition name the image? */
  TASK_DEFINITIONS(8, "Does no ACTIVE task definition name it, nor one that ended lately?"),
  /** Does a service or task set run a task definition that is not ACTIVE and names the image? */
  SERVICES(9, "Does no service run a task definition that is not ACTIVE and names it?"),
  /** Was it pulled recently? */
  PULLED(10, "Was it not pulled lately?"),
  /** Does any further source know of a use? */
  FURTHER_EVIDENCE(11, "Does no further source of evidence know of a use?"),
  /** Is the brake on? */
  BRAKE(12, "Is the brake off?"),
  /** Everything was asked, and nothing keeps the image. */
  UNUSED(13, "Nothing keeps it.");

  private final int number;
  private final String question;

  Row(int number, String question) {
    this.number = number;
    this.question = question;
  }

  /** The number of the row in the decision table of the documentation. */
  public int number() {
    return number;
  }

  /** The question for people, such that yes lets the image go on to the next one. */
  public String question() {
    return question;
  }
}
