package ecrimagecleanup.decision;

import static ecrimagecleanup.decision.CheckFixtures.IMAGE;
import static ecrimagecleanup.decision.CheckFixtures.OPTED_IN;

import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.NewestPlace;
import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.Relatives;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings by which the image can go, but for what a test changes. */
final class FindingsBuilder {
  private static final TagMutability IMMUTABLE = new TagMutability("IMMUTABLE", List.of());

  private RepositoryTags repository = OPTED_IN;
  private Optional<Image> image = Optional.of(IMAGE);
  private Optional<Relatives> relatives =
      Optional.of(
          new Relatives(
              List.of(),
              Optional.empty(),
              List.of(new NewestPlace.Ranked(NewestRules.of(0).others(), 1))));
  private Optional<TagMutability> mutability = Optional.of(IMMUTABLE);
  private Optional<List<ScheduleName>> pending = Optional.of(List.of());
  private List<String> unasked = List.of();
  private Optional<Brake> brake = Optional.of(Brake.off());
  private final List<SourceEvidence> evidence = new ArrayList<>();

  FindingsBuilder() {
    uses(new Unused("a."), new Unused("b."), new Unused("c."));
  }

  FindingsBuilder uses(Evidence cause, Evidence taskDefinitions, Evidence services) {
    evidence.clear();
    return says(EvidenceSources.COVERAGE, EvidenceQuestion.COVERAGE, new Unused("It sees."))
        .says(EvidenceSources.TASK_DEFINITIONS, EvidenceQuestion.TASK_DEFINITIONS, taskDefinitions)
        .says(EvidenceSources.SERVICES, EvidenceQuestion.CAUSE_STILL_RUNS, cause)
        .says(EvidenceSources.SERVICES, EvidenceQuestion.SERVICES, services);
  }

  /** What a source says; for a question for which it said something before, in its place. */
  FindingsBuilder says(String source, EvidenceQuestion question, Evidence said) {
    evidence.removeIf(one -> one.source().equals(source) && one.question() == question);
    evidence.add(new SourceEvidence(source, question, said, false));
    return this;
  }

  /** What a source says that knows the digests in use. */
  FindingsBuilder saysByDigest(String source, Evidence said) {
    evidence.add(new SourceEvidence(source, EvidenceQuestion.FURTHER_EVIDENCE, said, true));
    return this;
  }

  FindingsBuilder silent(EvidenceQuestion question) {
    evidence.removeIf(one -> one.question() == question);
    return this;
  }

  FindingsBuilder unasked(String... sources) {
    unasked = List.of(sources);
    return this;
  }

  FindingsBuilder repository(RepositoryTags tags) {
    repository = tags;
    return this;
  }

  FindingsBuilder image(Image other) {
    image = Optional.of(other);
    return this;
  }

  FindingsBuilder noImage() {
    image = Optional.empty();
    return this;
  }

  FindingsBuilder parents(Digest... indexes) {
    relatives = Optional.of(new Relatives(List.of(indexes), Optional.empty(), List.of()));
    return this;
  }

  FindingsBuilder relatives(Optional<Relatives> known) {
    relatives = known;
    return this;
  }

  FindingsBuilder mutability(Optional<TagMutability> known) {
    mutability = known;
    return this;
  }

  FindingsBuilder pending(Optional<List<ScheduleName>> known) {
    pending = known;
    return this;
  }

  FindingsBuilder brake(Optional<Brake> known) {
    brake = known;
    return this;
  }

  Findings build() {
    return new Findings(
        repository, image, relatives, mutability, pending, evidence, unasked, brake);
  }
}
