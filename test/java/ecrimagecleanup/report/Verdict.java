package ecrimagecleanup.report;

/** What made-up images are decided by. */
enum Verdict {
  NOT_OPTED_IN(
      "kept",
      "keep",
      "opted-in",
      "Has the owner of the repository opted in?",
      "The repository has not opted in: it has no tag ecr-image-cleanup=enabled.",
      Said.NOTHING),
  FRESH(
      "kept",
      "postpone",
      "grace-period",
      "Has the grace period passed?",
      "The grace period of PT24H has not passed: it was used, pushed or restored at %s.",
      Said.NOTHING),
  PROTECTED(
      "kept",
      "keep",
      "protected-tag",
      "Is none of its tags protected?",
      "Its tag %s is protected by the pattern release-*.",
      Said.UNUSED),
  NEWEST(
      "kept",
      "keep",
      "newest",
      "Is it older than the newest images that always stay?",
      "It is number 2 of the newest images of its repository, of which 3 stay.",
      Said.UNUSED),
  CAUSE_STILL_RUNS(
      "used",
      "postpone",
      "cause-still-runs",
      "Has every service left the task definition that caused the check?",
      "The service %s still runs the task definition that caused the check.",
      Said.USED),
  LATER_CHECK(
      "kept",
      "superseded",
      "later-check",
      "Is no later check of it pending?",
      "A later check of the image is pending.",
      Said.NOTHING),
  COVERAGE(
      "kept",
      "postpone",
      "coverage",
      "Can the aggregator see everything?",
      "The source 444455556666/eu-central-1 of the aggregator is not SUCCEEDED but FAILED.",
      Said.UNKNOWN),
  NAMED(
      "used",
      "keep",
      "task-definitions",
      "Does no ACTIVE task definition of any account name it?",
      "The task definition %s names it and is ACTIVE.",
      Said.USED),
  RUNS(
      "used",
      "postpone",
      "services",
      "Does no service or task set run a task definition that is not ACTIVE and names it?",
      "The service %s runs a task definition that is INACTIVE and names it.",
      Said.USED),
  PULLED(
      "kept",
      "postpone",
      "pulled",
      "Was it not pulled within 48 hours?",
      "ECR recorded its last pull at %s.",
      Said.PULLED),
  FURTHER(
      "kept",
      "postpone",
      "further-evidence",
      "Does no further source of evidence know of a use?",
      "The account 444455556666 cannot be looked into: AccessDenied for the role"
          + " ecr-image-cleanup-reader. There are 2 more blind spots.",
      Said.UNKNOWN),
  UNUSED(
      "removable",
      "remove",
      "",
      "Everything was asked, and nothing keeps it.",
      "No ACTIVE task definition names it, of 3 that name its repository."
          + " No service or task set runs it. ECR has recorded no pull of it.",
      Said.UNUSED);

  /** What the sources said. */
  enum Said {
    NOTHING,
    UNUSED,
    USED,
    UNKNOWN,
    PULLED
  }

  private final String standing;
  private final String decision;
  private final String question;
  private final String text;
  private final String reason;
  private final Said said;

  Verdict(
      String standing, String decision, String question, String text, String reason, Said said) {
    this.standing = standing;
    this.decision = decision;
    this.question = question;
    this.text = text;
    this.reason = reason;
    this.said = said;
  }

  String standing() {
    return standing;
  }

  String decision() {
    return decision;
  }

  /** The id of the question that decides; empty if none does. */
  String question() {
    return question;
  }

  String text() {
    return text;
  }

  /** The reason; the word is what the verdict depends on. */
  String reason(String word) {
    return reason.formatted(word);
  }

  Said said() {
    return said;
  }
}
