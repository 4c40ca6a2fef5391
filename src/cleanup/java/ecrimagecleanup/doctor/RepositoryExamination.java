package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.MutableTags;
import ecrimagecleanup.policy.OwnerPolicy;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.RepositoryPolicy;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which repositories have opted in, and can what their owners wish be carried out? It takes a call
 * for each repository of the registry.
 *
 * @param reading what is read
 * @param registry the registry
 * @param policy what the operator decided
 * @param sources the sources of evidence
 */
public record RepositoryExamination(
    Reading reading, Registry registry, Policy policy, EvidenceSources sources)
    implements Examination {
  /**
   * A repository.
   *
   * @param mutability whether its tags can move
   * @param tags its tags
   */
  record Read(TagMutability mutability, RepositoryTags tags) {}

  @Override
  public String area() {
    return "repositories";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public List<Diagnosis> examine() {
    Map<Repository, Read> read = new TreeMap<>(Comparator.comparing(Repository::toString));
    reading
        .repositories(registry)
        .forEach(
            (repository, mutability) ->
                read.put(repository, new Read(mutability, reading.tags(repository))));
    return judge(read);
  }

  /** Judges the repositories, in their order. */
  List<Diagnosis> judge(Map<Repository, Read> repositories) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    int right = 0;
    int mutable = 0;
    for (Map.Entry<Repository, Read> each : repositories.entrySet()) {
      if (policy.optedIn(each.getValue().tags())) {
        Diagnosis diagnosis = judge(each.getKey(), each.getValue());
        if (diagnosis.status() == Diagnosis.Status.OK) {
          right++;
          mutable += each.getValue().mutability().tagsCanMove() ? 1 : 0;
        } else {
          diagnoses.add(diagnosis);
        }
      }
    }
    if (right > 0) {
      diagnoses.add(0, ok(area(), sentence(right, mutable, repositories.size())));
    }
    if (repositories.isEmpty()) {
      diagnoses.add(
          warning(
              area(),
              "There is no repository in %s.".formatted(registry),
              "Correct cleanup.registries or the credentials, unless it is still to be filled."));
    } else if (diagnoses.isEmpty()) {
      diagnoses.add(
          warning(
              area(),
              "ECR has %s in %s, and none has opted in, so nothing is ever removed."
                  .formatted(Counts.of(repositories.size(), "repository"), registry),
              "Opt one in: ecr-image-cleanup opt-in REPOSITORY; or correct cleanup.registries, cleanup.opt-in-tag and cleanup.opt-in-value."));
    }
    return diagnoses;
  }

  /** One line for all that are as they have to be; the command plan shows each. */
  private String sentence(int right, int mutable, int all) {
    return "%s %s opted in, of %s in %s, with nothing amiss; mutable tags: %s."
        .formatted(
            Counts.of(right, "repository"),
            right == 1 ? "has" : "have",
            Counts.of(all),
            registry,
            Counts.of(mutable));
  }

  private Diagnosis judge(Repository repository, Read read) {
    OwnerPolicy own = OwnerPolicy.of(read.tags(), policy);
    if (own instanceof OwnerPolicy.Mistaken mistaken) {
      return failed(
          area(),
          "%s: %s So everything in it is kept.".formatted(repository, mistaken.reason()),
          "Let its owner correct the tag; docs/decisions.md lists the values.");
    }
    return judge(repository, read, ((OwnerPolicy.Valid) own).policy());
  }

  private Diagnosis judge(Repository repository, Read read, RepositoryPolicy own) {
    String what =
        "%s: tags are %s; grace %s, action %s, keep-newest %s, %s protected."
            .formatted(
                repository,
                read.mutability(),
                own.grace(),
                own.action().word(),
                own.keepNewest(),
                own.protectedTags().words().isEmpty() ? "no tag" : own.protectedTags());
    if (OwnerPolicy.isBraked(read.tags(), policy)) {
      return warning(
          area(),
          what + " Its owner holds removals.",
          "Take its tag %s:brake away.".formatted(policy.optInTag()));
    }
    if (!read.mutability().tagsCanMove() || sources.askEcs()) {
      return ok(area(), what);
    }
    return policy.mutableTags() == MutableTags.TRUST
        ? warning(
            area(),
            what + " An image that a service still runs by a tag that has moved on is lost.",
            "Make its tags immutable, or set cleanup.mutable-tags=verify and add ecs-live to cleanup.evidence.")
        : warning(
            area(),
            what
                + " Its tags can move, and no source knows the digests in use, so nothing in it is removed.",
            "Add ecs-live to cleanup.evidence, or make its tags immutable.");
  }
}
