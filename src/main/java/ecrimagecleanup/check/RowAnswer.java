package ecrimagecleanup.check;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import java.util.List;

/**
 * What one row of the decision table says of an image, for somebody who wants to know why.
 *
 * @param row the row
 * @param asked whether it was asked
 * @param objections what speaks against a removal; none if the image gets past the row
 * @param known what was looked at besides the evidence, in sentences
 * @param evidence what the sources of evidence said for the row
 */
public record RowAnswer(
    Row row,
    boolean asked,
    List<Objection> objections,
    List<String> known,
    List<SourceEvidence> evidence) {
  public RowAnswer {
    objections = List.copyOf(objections);
    known = List.copyOf(known);
    evidence = List.copyOf(evidence);
  }

  /**
   * What speaks against a removal.
   *
   * @param answer what is decided because of it, if no row before decides
   * @param remedy what would have to change
   */
  public record Objection(Decision answer, String remedy) {}

  /** A row that was not asked, because a row before it makes no sense of it. */
  static RowAnswer notAsked(Row row) {
    return new RowAnswer(row, false, List.of(), List.of(), List.of());
  }

  /** What the registry, the scheduler and the brake say that is of interest for a row. */
  static List<String> known(Row row, DecisionCase one) {
    Findings findings = one.findings();
    return switch (row) {
      case OPTED_IN ->
          List.of(
              "ECR: the tag %s of the repository is %s."
                  .formatted(
                      one.policy().optInTag(),
                      findings.repository().value(one.policy().optInTag()).orElse("missing")));
      case EXISTS -> findings.image().map(RowAnswer::existing).stream().toList();
      case GRACE_PASSED ->
          List.of("The grace period of the repository is %s.".formatted(one.own().grace()));
      case PROTECTED -> protection(one);
      case SUPERSEDED ->
          findings.pending().orElse(List.of()).stream()
              .map(name -> "EventBridge Scheduler: %s fires at %s.".formatted(name, name.due()))
              .toList();
      case FURTHER_EVIDENCE ->
          findings
              .mutability()
              .map(mutability -> "ECR: tags of the repository are %s.".formatted(mutability))
              .stream()
              .toList();
      case BRAKE -> findings.brake().map(brake -> "The brake: " + brake.reason()).stream().toList();
      case CAUSE_STILL_RUNS, COVERAGE, TASK_DEFINITIONS, SERVICES, PULLED, UNUSED -> List.of();
    };
  }

  private static String existing(Image image) {
    return "ECR: it was pushed at %s%s, and has %s."
        .formatted(
            image.pushedAt(),
            image.archived() ? ", is in the archive" : "",
            image.tags().isEmpty() ? "no tags" : "the tags " + String.join(", ", image.tags()));
  }

  private static List<String> protection(DecisionCase one) {
    RepositoryPolicy own = one.own();
    String kept =
        "The owner keeps %d newest images and protects %s."
            .formatted(
                own.keepNewest(),
                own.protectedTags().words().isEmpty()
                    ? "no tags"
                    : "the tags " + own.protectedTags());
    return one.findings()
        .relatives()
        .map(
            relatives ->
                List.of(
                    kept,
                    "ECR: %s."
                        .formatted(
                            relatives
                                .rank()
                                .map(
                                    "it is number %d of the newest images of the repository"
                                        ::formatted)
                                .orElse(
                                    "it is in the archive, or a part of %s"
                                        .formatted(all(relatives))))))
        .orElse(List.of(kept));
  }

  private static String all(Relatives relatives) {
    List<Digest> of =
        relatives.subject().isPresent() ? List.of(relatives.subject().get()) : relatives.parents();
    return of.isEmpty() ? "nothing" : of.get(0).value();
  }
}
