package ecrimagecleanup.report;

import java.util.List;

/** What made-up images are decided by. */
enum Verdict {
  NOT_OPTED_IN(
      "protected",
      "keep",
      "opted-in",
      "Opt-in of the repository",
      "The repository has not opted in: it has no tag ecr-image-cleanup=enabled.",
      Said.NOTHING),
  FRESH(
      "waiting",
      "postpone",
      "grace-period",
      "Grace period",
      "It was used, pushed or restored on %s; the grace period is 24 hours.",
      Said.NOTHING),
  PROTECTED(
      "protected",
      "keep",
      "protected-tag",
      "Protected tags",
      "Its tag %s is protected by the pattern release-*.",
      Said.UNUSED),
  NEWEST(
      "protected",
      "keep",
      "newest",
      "Newest images of the repository",
      "It is number 2 of the newest images of its repository, which keeps 3.",
      Said.UNUSED),
  CAUSE_STILL_RUNS(
      "in-use",
      "postpone",
      "cause-still-runs",
      "Services that run the task definition that caused the check",
      "%s still runs the task definition that caused the check.",
      Said.USED),
  LATER_CHECK(
      "waiting",
      "postpone",
      "later-check",
      "Later checks",
      "Its next check decides.",
      Said.NOTHING),
  COVERAGE(
      "unknown",
      "postpone",
      "coverage",
      "Accounts and regions that AWS Config sees",
      "The aggregator's source 444455556666/eu-central-1 is FAILED.",
      Said.UNKNOWN),
  NAMED(
      "in-use",
      "keep",
      "task-definitions",
      "Task definitions that name the image",
      "The ACTIVE task definition %s names it.",
      Said.USED),
  RUNS(
      "in-use",
      "postpone",
      "services",
      "Services that run an INACTIVE task definition which names the image",
      "%s runs an INACTIVE task definition that names it.",
      Said.USED),
  PULLED("waiting", "postpone", "pulled", "Recent pulls", "It was last pulled on %s.", Said.PULLED),
  FURTHER(
      "unknown",
      "postpone",
      "further-evidence",
      "Other sources of evidence",
      "The account 444455556666 cannot be looked into: AccessDenied for the role"
          + " ecr-image-cleanup-reader. (2 more problems; run ecr-image-cleanup doctor.)",
      Said.UNKNOWN),
  UNUSED(
      "removable",
      "remove",
      "",
      "Nothing keeps them",
      "AWS Config shows 3 task definitions with images of its repository; no ACTIVE one names this image."
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

  /** All kinds, in the order in which they are shown. */
  static final List<String> KINDS =
      List.of("in-use", "unknown", "protected", "waiting", "removable");

  private final String kind;
  private final String decision;
  private final String question;
  private final String text;
  private final String reason;
  private final Said said;

  Verdict(String kind, String decision, String question, String text, String reason, Said said) {
    this.kind = kind;
    this.decision = decision;
    this.question = question;
    this.text = text;
    this.reason = reason;
    this.said = said;
  }

  /** What people are told first, as machines read it. */
  String kind() {
    return kind;
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
