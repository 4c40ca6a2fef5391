package ecrimagecleanup.doctor;

import ecrimagecleanup.policy.ArchiveIndex;
import ecrimagecleanup.rehearsal.Answer;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Topic;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares what the newest rehearsal found with the settings.
 *
 * @param newest the newest rehearsal
 * @param sources the sources of evidence that are asked
 * @param archiveIndex what goes to the archive with an index, as it is configured
 */
public record RehearsalExamination(
    NewestRehearsal newest, Collection<String> sources, ArchiveIndex archiveIndex)
    implements Examination {
  /** The readings under which AWS Config alone does not show every use, by question. */
  private static final Map<Topic, Set<String>> BLIND =
      Map.of(
          Topic.REVISIONS, Set.of("latest-active", "stale"),
          Topic.INACTIVE, Set.of("gone"),
          Topic.DELETED, Set.of("vanish"),
          Topic.SERVICES, Set.of("excluded", "daily"));

  public RehearsalExamination {
    sources = List.copyOf(sources);
  }

  @Override
  public String area() {
    return "rehearsal";
  }

  @Override
  public Diagnosis.Status unreadable() {
    return Diagnosis.Status.WARNING;
  }

  @Override
  public List<Diagnosis> examine() {
    return newest
        .newest()
        .get()
        .map(this::judge)
        .orElseGet(
            () ->
                withUnproven(
                    List.of(
                        Diagnosis.ok(
                            area(),
                            "None has ended: what AWS does not document was not asked on this account. ecr-image-cleanup rehearse asks."))));
  }

  /** Says first if the setting for indexes stands on nothing. */
  private List<Diagnosis> withUnproven(List<Diagnosis> others) {
    boolean proven =
        archiveIndex != ArchiveIndex.ALONE
            || newest.known().stream().anyMatch(answer -> answer.topic() == Topic.ARCHIVE_INDEX);
    Diagnosis unproven =
        Diagnosis.failed(
            area(),
            "cleanup.archive-index is alone, and no rehearsal of this account shows that.",
            "Leave it out until ecr-image-cleanup rehearse has found that.");
    return proven ? others : Stream.concat(Stream.of(unproven), others.stream()).toList();
  }

  private List<Diagnosis> judge(Rehearsal rehearsal) {
    Optional<String> ignored = newest.ignored(rehearsal);
    if (ignored.isPresent()) {
      return withUnproven(
          List.of(
              Diagnosis.warning(
                  area(),
                  ignored.get(),
                  "Run ecr-image-cleanup rehearse with the credentials of this account.")));
    }
    List<Diagnosis> diagnoses = new ArrayList<>();
    List<Answer> known = NewestRehearsal.known(rehearsal);
    known.forEach(answer -> contradiction(answer).ifPresent(diagnoses::add));
    if (diagnoses.isEmpty()) {
      diagnoses.add(Diagnosis.ok(area(), fits(rehearsal, known.size())));
    }
    return withUnproven(List.copyOf(diagnoses));
  }

  private static String fits(Rehearsal rehearsal, int answers) {
    String when = Times.utc(rehearsal.startedAt());
    return answers == 0
        ? "The rehearsal of %s answered no question, so nothing contradicts the settings."
            .formatted(when)
        : "The rehearsal of %s answered %s, and nothing contradicts the settings."
            .formatted(when, Counts.of(answers, "question"));
  }

  private Optional<Diagnosis> contradiction(Answer answer) {
    String found = "%s: %s. %s".formatted(answer.topic().id(), answer.reading(), answer.why());
    if (answer.topic() == Topic.OPT_IN && answer.reading().equals("not enforced")) {
      return Optional.of(
          Diagnosis.failed(
              area(),
              found,
              "Limit ecr:BatchDeleteImage of the role to repositories with the opt-in tag, as deploy/cloudformation/shared-account.yaml does."));
    }
    if (answer.topic() == Topic.ARCHIVE_INDEX
        && archiveIndex == ArchiveIndex.ALONE
        && !answer.reading().equals(ArchiveIndex.ALONE.word())) {
      return Optional.of(
          Diagnosis.failed(
              area(),
              found,
              "Leave out cleanup.archive-index=alone; without it, nothing goes there that others need."));
    }
    boolean blind = BLIND.getOrDefault(answer.topic(), Set.of()).contains(answer.reading());
    return blind && !sources.contains("ecs-live")
        ? Optional.of(
            Diagnosis.failed(
                area(),
                found,
                "AWS Config alone does not show every use: add ecs-live to cleanup.evidence."))
        : Optional.empty();
  }
}
