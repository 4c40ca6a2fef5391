package ecrimagecleanup.decision;

import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.image.Image;
import ecrimagecleanup.image.Parts;
import ecrimagecleanup.image.Relatives;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Brake;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was found out for one image.
 *
 * @param repository the tags of its repository
 * @param image the image; empty if it does not exist
 * @param relatives what it is a part of, belongs to and lists; empty if nobody asked
 * @param mutability whether tags of the repository can move; empty if nobody asked
 * @param pending the names of the pending checks of the image and of what it lists; empty if nobody
 *     asked
 * @param evidence what the sources say, in the order in which they were asked
 * @param unasked the sources that are listed and were not asked yet
 * @param brake what the brake says; empty if nobody asked
 */
public record Findings(
    RepositoryTags repository,
    Optional<Image> image,
    Optional<Relatives> relatives,
    Optional<TagMutability> mutability,
    Optional<List<ScheduleName>> pending,
    List<SourceEvidence> evidence,
    List<String> unasked,
    Optional<Brake> brake) {
  public Findings {
    evidence = List.copyOf(evidence);
    unasked = List.copyOf(unasked);
  }

  /** With other relatives. */
  public Findings withRelatives(Relatives others) {
    return new Findings(
        repository, image, Optional.of(others), mutability, pending, evidence, unasked, brake);
  }

  /** Who else wants what it lists; nobody as long as that was not asked. */
  public Parts parts() {
    return relatives.map(Relatives::parts).orElse(Parts.NONE);
  }

  /** With other checks that are pending. */
  public Findings withPending(List<ScheduleName> others) {
    return new Findings(
        repository, image, relatives, mutability, Optional.of(others), evidence, unasked, brake);
  }

  /** What the sources say for a question, in the order in which they were asked. */
  public List<SourceEvidence> of(EvidenceQuestion question) {
    return evidence.stream().filter(said -> said.question() == question).toList();
  }

  /** Whether a source sees a use that goes on, or does not know. */
  public boolean areAgainst() {
    return evidence.stream()
        .map(SourceEvidence::evidence)
        .anyMatch(said -> said instanceof Evidence.Used || said instanceof Evidence.Unknown);
  }

  /** What the sources say for the question that decided; nothing if no source answers that. */
  public List<SourceEvidence> behind(Decision decision) {
    return evidence.stream().filter(decision::restsOn).toList();
  }
}
