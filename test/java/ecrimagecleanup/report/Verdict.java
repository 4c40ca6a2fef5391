package ecrimagecleanup.report;

/** What made-up images are decided by. */
enum Verdict {
  NOT_OPTED_IN(
      "kept",
      "keep",
      "opted-in",
      "Opt-in of the repository",
      "The repository has not opted in: it has no tag ecr-image-cleanup=enabled.",
      Said.NOTHING),
  FRESH(
      "kept",
      "postpone",
      "grace-period",
      "Has the grace period passed?",
      "It was used, pushed or restored on %s; the grace period is 24 hours.",
      Said.NOTHING),
  PROTECTED(
      "kept",
      "keep",
      "protected-tag",
      "Protected tags",
      "Its tag %s is protected by the pattern release-*.",
      Said.UNUSED),
  NEWEST(
      "kept",
      "keep",
      "newest",
      "Newest images of the repository",
      "It is number 2 of the newest images of its repository; the newest 3 stay.",
      Said.UNUSED),
  CAUSE_STILL_RUNS(
      "used",
      "postpone",
      "cause-still-runs",
      "Services that run the task definition that caused the check",
      "The service %s still runs the task definition that caused the check.",
      Said.USED),
  LATER_CHECK(
      "kept",
      "superseded",
      "later-check",
      "Later checks",
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
      "In use: %s, which is ACTIVE, names it.",
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
      "It was last pulled on %s.",
      Said.PULLED),
  FURTHER(
      "kept",
      "postpone",
      "further-evidence",
      "Other sources of evidence",
      "The account 444455556666 cannot be looked into: AccessDenied for the role"
          + " ecr-image-cleanup-reader. (2 more blind spots: run doctor.)",
      Said.UNKNOWN),
  UNUSED(
      "removable",
      "remove",
      "",
      "Everything was asked, and nothing keeps it.",
      "3 task definitions name its repository; no ACTIVE one names this image."
          + " No service or task set runs it. ECR has recorded no pull.",
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
