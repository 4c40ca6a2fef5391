package ecrimagecleanup.doctor;

import ecrimagecleanup.policy.ArchiveIndex;
import ecrimagecleanup.rehearsal.Answer;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
                    List.of(),
                    Diagnosis.ok(
                        area(),
                        "None is over: what AWS does not document was not asked on this account. ecr-image-cleanup rehearse asks.")));
  }

  /** Says if a setting stands on nothing; otherwise what is fine. */
  private List<Diagnosis> withUnproven(List<Answer> known, Diagnosis fine) {
    boolean proven =
        archiveIndex == ArchiveIndex.WITH_ALL_IT_LISTS
            || known.stream().anyMatch(answer -> answer.topic() == Topic.ARCHIVE_INDEX);
    return proven
        ? List.of(fine)
        : List.of(
            Diagnosis.warning(
                area(),
                "cleanup.archive-index is %s, and no rehearsal of this account shows that."
                    .formatted(archiveIndex.word()),
                "Run ecr-image-cleanup rehearse, and set what it finds."));
  }

  private List<Diagnosis> judge(Rehearsal rehearsal) {
    Optional<String> ignored = newest.ignored(rehearsal);
    if (ignored.isPresent()) {
      return List.of(
          Diagnosis.warning(
              area(),
              ignored.get(),
              "Run ecr-image-cleanup rehearse with the credentials of this account."));
    }
    List<Diagnosis> diagnoses = new ArrayList<>();
    List<Answer> known = NewestRehearsal.known(rehearsal);
    known.forEach(answer -> contradiction(answer).ifPresent(diagnoses::add));
    return diagnoses.isEmpty()
        ? withUnproven(
            known,
            Diagnosis.ok(
                area(),
                "What the rehearsal of %s found, %d answers, fits the settings."
                    .formatted(rehearsal.startedAt(), known.size())))
        : List.copyOf(diagnoses);
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
        && archiveIndex.isLessThan(ArchiveIndex.parse(answer.reading()))) {
      return Optional.of(
          Diagnosis.failed(
              area(),
              found,
              "Set cleanup.archive-index=%s, and let the action be report until then."
                  .formatted(answer.reading())));
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
