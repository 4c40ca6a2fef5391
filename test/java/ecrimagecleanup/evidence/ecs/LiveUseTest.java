package ecrimagecleanup.evidence.ecs;

import static ecrimagecleanup.decision.CheckFixtures.DEREGISTERED;
import static ecrimagecleanup.decision.CheckFixtures.DUE;
import static ecrimagecleanup.decision.CheckFixtures.arn;
import static ecrimagecleanup.decision.CheckFixtures.candidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.check.Cause;
import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.evidence.Candidate;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.Evidence.Unknown;
import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.Evidence.Used;
import ecrimagecleanup.evidence.Evidence.UsedUntil;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageFixtures;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryNames;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveUseTest {
  private static final Repository ORDERS =
      new Repository(new Registry("999988887777", "eu-central-1"), "team/orders");
  private static final String HOST = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/";
  private static final ImageNames NAMES =
      new ImageNames(RepositoryNames.of(ORDERS), Set.of(digest(1), digest(2)), Set.of("v1"));
  private static final Use TASK_7 =
      new Use("task 7", "111122223333/eu-west-1", Optional.of(Instant.EPOCH));
  private static final RunningImage OTHER = image(HOST + "team/orders:v2", digest(9));

  private static final List<String> PLACES = List.of("111122223333/eu-west-1");

  @Test
  void isUsedByATagWhateverDigestRuns() {
    assertThat(use(image(HOST + "team/orders:v1", digest(9)))).isInstanceOf(Used.class);
    assertThat(use(image(HOST + "team/orders:v1")))
        .isEqualTo(new Used(TASK_7, "The task 7 uses it."));
  }

  @Test
  void isUsedByADigestWhateverTheTagNamesNow() {
    assertThat(use(image(HOST + "team/orders:v2", digest(1)))).isInstanceOf(Used.class);
    assertThat(use(image(HOST + "team/orders@" + digest(2)))).isInstanceOf(Used.class);
  }

  @Test
  void isUsedByADigestUnlessTheReferenceTellsThatItIsOfAnotherRepository() {
    assertThat(use(new RunningImage(Optional.empty(), Optional.of(digest(1)), TASK_7)))
        .isInstanceOf(Used.class);
    assertThat(use(image("mirror.example.com/team/orders:v5", digest(1)))).isInstanceOf(Used.class);
    assertThat(use(image(HOST + "team/invoices:v1", digest(1)))).isInstanceOf(Unused.class);
    assertThat(use(image(HOST + "team/invoices:v1"))).isInstanceOf(Unused.class);
  }

  /**
   * ECR replicates to the same name, and deletes there too; a pull through cache keeps what it
   * pulls under another. The settings may not know of them.
   */
  @Test
  void isUsedByADigestThatRunsFromAnyOtherRegistry() {
    String replica = HOST.replace("eu-central-1", "us-east-1");
    String cache = HOST.replace("999988887777", "111122223333");

    assertThat(use(image(replica + "team/orders:v5", digest(1)))).isInstanceOf(Used.class);
    assertThat(use(image(cache + "shared/team/orders:v5", digest(1)))).isInstanceOf(Used.class);
    assertThat(use(image(cache + "shared/team/orders:v5", digest(9)))).isInstanceOf(Unused.class);
    assertThat(use(image(replica + "team/orders:v5", digest(9)))).isInstanceOf(Unused.class);
    assertThat(use(image(replica + "team/invoices:v5"))).isInstanceOf(Unused.class);
  }

  @Test
  void isUsedInSpiteOfABlindSpotAndUnknownBecauseOfOne() {
    List<Doubt> blind =
        List.of(
            Doubt.ofEverything("ECS in 111122223333/eu-west-1: denied."),
            Doubt.ofEverything("More."));

    assertThat(
            new LiveUse(PLACES, List.of(image(HOST + "team/orders:v1")), blind, List.of())
                .of(NAMES))
        .isInstanceOf(Used.class);
    assertThat(new LiveUse(PLACES, List.of(OTHER), blind, List.of()).of(NAMES))
        .isEqualTo(
            new Unknown(
                "ECS in 111122223333/eu-west-1: denied. (1 more problem; run ecr-image-cleanup doctor.)"));
    assertThat(new LiveUse(PLACES, List.of(OTHER), blind.subList(0, 1), List.of()).of(NAMES))
        .isEqualTo(new Unknown("ECS in 111122223333/eu-west-1: denied."));
  }

  @Test
  void aWorkloadAboutWhichEcsWasNotAskedIsInDoubt() {
    Workloads more = Workloads.parse("111122223333/eu-west-1,444455556666/eu-west-1");
    LiveUse kept = new LiveUse(PLACES, List.of(OTHER), List.of(), List.of());

    assertThat(kept.askedOf(new Workloads(PLACES)).of(NAMES)).isInstanceOf(Unused.class);
    assertThat(kept.askedOf(Workloads.NONE)).as("fewer are known already").isSameAs(kept);
    assertThat(kept.askedOf(more).of(NAMES))
        .isEqualTo(
            new Unknown(
                "ECS was not asked about 444455556666/eu-west-1, which was no workload when it was last asked."));
    assertThat(kept.askedOf(more).askedOf(more).doubts()).as("said once").hasSize(1);
    assertThat(kept.askedOf(more).without(Set.of()).of(NAMES)).isInstanceOf(Unknown.class);
    assertThat(
            new LiveUse(PLACES, List.of(image(HOST + "team/orders:v1")), List.of(), List.of())
                .askedOf(more)
                .of(NAMES))
        .isInstanceOf(Used.class);
  }

  @Test
  void aDoubtThatConcernsOtherRepositoriesKeepsNothingHere() {
    Repository other = new Repository(NAMES.repository().repository().registry(), "team/invoices");
    List<Doubt> doubts =
        List.of(new Doubt("A digest of it is unknown.", new Scope.Repositories(Set.of(other))));

    assertThat(new LiveUse(PLACES, List.of(OTHER), doubts, List.of()).of(NAMES))
        .isInstanceOf(Unused.class);
  }

  @Test
  void aDoubtAboutAReplicaConcernsItsSource() {
    Repository here = NAMES.repository().repository();
    Repository replica = new Repository(Registry.parse("999988887777/us-east-1"), here.name());
    Scope scope = new Scope.Repositories(Set.of(replica));

    assertThat(scope.concerns(new RepositoryNames(here, Set.of(replica)))).isTrue();
    assertThat(scope.concerns(RepositoryNames.of(here))).isFalse();
  }

  @Test
  void reality01AServiceThatAwsConfigDoesNotRecordMayHaveRunTheCauseUntilItsLastDeployment() {
    Instant deployed = Instant.parse("2026-03-04T01:57:26Z");
    TaskDefinitionArn now = arn("orders", 42);
    LiveUse live =
        new LiveUse(
            PLACES,
            List.of(OTHER),
            List.of(),
            List.of(new ServiceDeployment("arn:a", now, deployed)));

    assertThat(live.about(candidate(new Cause.Deregistered(arn("orders", 41)), NAMES)))
        .containsEntry(
            EvidenceQuestion.SERVICES,
            new UsedUntil(
                "The service arn:a was deployed to %s, which last changed on %s, and may have run it until then."
                    .formatted(now, Times.utc(deployed)),
                deployed));
    assertThat(live.about(candidate(new Cause.Deregistered(arn("billing", 41)), NAMES)))
        .containsOnlyKeys(EvidenceQuestion.FURTHER_EVIDENCE);
  }

  @Test
  void reality01WhatEndedStillRunsIfEcsRunsItThoughAwsConfigDoesNotRecordTheService() {
    TaskDefinitionArn runs = arn("orders", 41);
    LiveUse live =
        new LiveUse(
            PLACES,
            List.of(OTHER),
            List.of(),
            List.of(),
            new RunningRevisions(Set.of(runs.brief()), Set.of()),
            ActiveReferences.NONE);

    for (Cause ended : List.of(new Cause.Deregistered(runs), new Cause.Deleted(runs))) {
      assertThat(live.about(candidate(ended.postponed(), NAMES)))
          .containsEntry(
              EvidenceQuestion.CAUSE_STILL_RUNS,
              new Used(
                  new Use(runs.toString(), runs.where(), Optional.empty()),
                  "ECS still runs %s, or goes back to it if a deployment fails.".formatted(runs)));
    }
    for (Cause other :
        List.of(
            new Cause.Deregistered(arn("orders", 40)),
            new Cause.Registered(runs),
            new Cause.Swept())) {
      assertThat(live.about(candidate(other, NAMES)))
          .doesNotContainKey(EvidenceQuestion.CAUSE_STILL_RUNS);
    }
  }

  @Test
  void reality01AServiceOfAnotherFamilyThatNamedTheImageMayHaveRunItUntilItsLastDeployment() {
    Instant first = Instant.parse("2026-03-04T01:57:26Z");
    Instant last = Instant.parse("2026-03-04T12:00:00Z");
    LiveUse live =
        new LiveUse(
            PLACES,
            List.of(OTHER),
            List.of(),
            List.of(
                new ServiceDeployment("arn:a", arn("orders", 42), first),
                new ServiceDeployment("arn:b", arn("billing", 7), last),
                new ServiceDeployment("arn:c", arn("billing", 7), first),
                new ServiceDeployment("arn:d", arn("search", 1), last.plusSeconds(1))));
    Candidate cause = candidate(new Cause.Deregistered(arn("orders", 41)), NAMES);
    Candidate left =
        new Candidate(
            cause.image(),
            cause.listed(),
            cause.names(),
            cause.cause(),
            cause.due(),
            List.of(arn("billing", 3)));

    assertThat(live.about(left).get(EvidenceQuestion.SERVICES))
        .isInstanceOfSatisfying(UsedUntil.class, used -> assertThat(used.until()).isEqualTo(last));
    assertThat(live.about(cause).get(EvidenceQuestion.SERVICES))
        .isInstanceOfSatisfying(UsedUntil.class, used -> assertThat(used.until()).isEqualTo(first));
  }

  @Test
  void isUnusedOnlyIfSomethingWasSeen() {
    assertThat(new LiveUse(PLACES, List.of(), List.of(), List.of()).of(NAMES))
        .isInstanceOf(Unknown.class);
    assertThat(use(OTHER))
        .isEqualTo(
            new Unused("ECS runs or names 1 image, 1 of them by digest; this is not one of them."));
  }

  @Test
  void isFurtherEvidenceThatKnowsDigests() {
    LiveUse use =
        new LiveUse(PLACES, List.of(image(HOST + "team/orders:v1")), List.of(), List.of());
    Candidate candidate =
        new Candidate(ImageFixtures.index(1), List.of(), NAMES, DEREGISTERED, DUE);

    assertThat(use.about(candidate))
        .isEqualTo(Map.of(EvidenceQuestion.FURTHER_EVIDENCE, use.of(NAMES)));
    assertThat(use.knowsDigests()).isTrue();
  }

  @Test
  void knowsSomethingOfEveryImage() {
    assertThatThrownBy(() -> new RunningImage(Optional.empty(), Optional.empty(), TASK_7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Evidence use(RunningImage image) {
    return new LiveUse(PLACES, List.of(image), List.of(), List.of()).of(NAMES);
  }

  private static RunningImage image(String reference) {
    return new RunningImage(Optional.of(ImageReference.parse(reference)), Optional.empty(), TASK_7);
  }

  private static RunningImage image(String reference, Digest digest) {
    return new RunningImage(
        Optional.of(ImageReference.parse(reference)), Optional.of(digest), TASK_7);
  }

  private static Digest digest(int number) {
    return new Digest("sha256:%064x".formatted(number));
  }
}
