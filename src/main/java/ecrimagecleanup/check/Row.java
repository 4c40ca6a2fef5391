package ecrimagecleanup.check;

/** The questions of the decision table, in the order in which they are asked. */
public enum Row {
  /** Does the repository carry the opt-in tag? */
  OPTED_IN(1),
  /** Does the image still exist? */
  EXISTS(2),
  /** Has the grace period passed, and is the message fresh? */
  GRACE_PASSED(3),
  /** Is it protected by its owner, or part of something that exists? */
  PROTECTED(4),
  /** Does a service or task set still run the task definition that caused the check? */
  CAUSE_STILL_RUNS(5),
  /** Is a later check of the image pending? */
  SUPERSEDED(6),
  /** Can the aggregator see all there is to see? */
  COVERAGE(7),
  /** Does a task definition name the image? */
  TASK_DEFINITIONS(8),
  /** Does a service or task set run a task definition that is not ACTIVE and names the image? */
  SERVICES(9),
  /** Was it pulled recently? */
  PULLED(10),
  /** Does any further source know of a use? */
  FURTHER_EVIDENCE(11),
  /** Is the brake on? */
  BRAKE(12),
  /** Everything was asked, and nothing keeps the image. */
  UNUSED(13);

  private final int number;

  Row(int number) {
    this.number = number;
  }

  /** The number of the row in the decision table of the documentation. */
  public int number() {
    return number;
  }
}
