package ecrimagecleanup.evidence;

/**
 * The questions that sources of evidence answer, in the order in which a record tells what one
 * source said.
 */
public enum EvidenceQuestion {
  /** Does a service or task set still run the task definition that caused the check? */
  CAUSE_STILL_RUNS("cause-still-runs", false),
  /** Can the sources see all there is to see? */
  COVERAGE("coverage", false),
  /** Does a task definition name the image? */
  TASK_DEFINITIONS("task-definitions", true),
  /** Does a service or task set run a task definition that is not ACTIVE and names the image? */
  SERVICES("services", true),
  /** Was it pulled recently? */
  PULLED("pulled", true),
  /** Does any further source know of a use? */
  FURTHER_EVIDENCE("further-evidence", true);

  private final String id;
  private final boolean ofTheImage;

  EvidenceQuestion(String id, boolean ofTheImage) {
    this.id = id;
    this.ofTheImage = ofTheImage;
  }

  /** The id of the question, which stands in records: words of small letters with hyphens. */
  public String id() {
    return id;
  }

  /** Whether it asks who uses the image, and not about the cause of a check or about sources. */
  public boolean isOfTheImage() {
    return ofTheImage;
  }
}
