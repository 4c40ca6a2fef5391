package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.REGISTRY;
import static ecrimagecleanup.doctor.DoctorFixtures.ROLE;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static ecrimagecleanup.doctor.DoctorFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.doctor.RepositoryExamination.Read;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagMutability;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.policy.Brake;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of repositories, pull times, replication and the brake. */
class RegistryExaminationTest {
  private static final Registry REPLICA = new Registry("999988887777", "us-east-1");
  private static final String REQUIRED = "config-coverage,config-task-definitions,config-services";
  private static final String ORDERS = "999988887777/eu-central-1/team/orders: tags are ";
  private static final String REST =
      "; grace PT24H, action delete, keep-newest 0, no tag protected.";

  private static Diagnosis repository(
      String mutability, String mutableTags, String sources, String... tags) {
    Map<String, String> all = new HashMap<>(Map.of("ecr-image-cleanup", "enabled"));
    for (int i = 0; i < tags.length; i += 2) {
      all.put(tags[i], tags[i + 1]);
    }
    return only(
        new RepositoryExamination(
                NOTHING, REGISTRY, policy("delete", mutableTags), EvidenceSources.parse(sources))
            .judge(
                Map.of(
                    new Repository(REGISTRY, "team/orders"),
                    new Read(
                        new TagMutability(mutability, List.of()), new RepositoryTags(true, all)))));
  }

  @Test
  void aRepositoryWhoseTagsCannotMoveIsRight() {
    assertOk(
        repository("IMMUTABLE", "verify", REQUIRED),
        "1 repository has opted in, of 1 in 999988887777/eu-central-1, with nothing amiss; mutable tags: 0.");
  }

  @Test
  void aRepositoryWhoseTagsCanMoveIsRightIfASourceKnowsDigests() {
    assertOk(
        repository("MUTABLE", "verify", REQUIRED + ",ecs-live"),
        "1 repository has opted in, of 1 in 999988887777/eu-central-1, with nothing amiss; mutable tags: 1.");
  }

  @Test
  void allThatAreRightAreOneLineAndEachOtherOneOfItsOwn() {
    Map<Repository, Read> all = new TreeMap<>(Comparator.comparing(Repository::toString));
    all.put(new Repository(REGISTRY, "team/a"), read("IMMUTABLE", "enabled"));
    all.put(new Repository(REGISTRY, "team/b"), read("MUTABLE", "enabled"));
    all.put(new Repository(REGISTRY, "team/c"), read("IMMUTABLE", "enabled"));
    all.put(new Repository(REGISTRY, "team/none"), read("IMMUTABLE", "off"));

    List<Diagnosis> diagnoses =
        new RepositoryExamination(
                NOTHING, REGISTRY, policy("delete", "verify"), EvidenceSources.parse(REQUIRED))
            .judge(all);

    assertThat(diagnoses).hasSize(2);
    assertOk(
        diagnoses.get(0),
        "2 repositories have opted in, of 4 in 999988887777/eu-central-1, with nothing amiss; mutable tags: 0.");
    assertThat(diagnoses.get(1).what()).startsWith("999988887777/eu-central-1/team/b: ");
  }

  private static Read read(String mutability, String optIn) {
    return new Read(
        new TagMutability(mutability, List.of()),
        new RepositoryTags(true, Map.of("ecr-image-cleanup", optIn)));
  }

  @Test
  void reality09InspectorAloneIsNotEnoughWhereTagsCanMove() {
    assertDiagnosis(
        repository("MUTABLE", "verify", REQUIRED + ",inspector-in-use"),
        Status.WARNING,
        ORDERS
            + "MUTABLE"
            + REST
            + " Its tags can move, and no source knows the digests in use, so nothing in it is removed.",
        "Add ecs-live to cleanup.evidence");
  }

  @Test
  void aRepositoryWhoseTagsCanMoveAndNobodyKnowsDigestsIsAWarning() {
    assertDiagnosis(
        repository("MUTABLE", "verify", REQUIRED),
        Status.WARNING,
        ORDERS
            + "MUTABLE"
            + REST
            + " Its tags can move, and no source knows the digests in use, so nothing in it is removed.",
        "Add ecs-live to cleanup.evidence");
    assertDiagnosis(
        repository("MUTABLE", "trust", REQUIRED),
        Status.WARNING,
        ORDERS
            + "MUTABLE"
            + REST
            + " An image that a service still runs by a tag that has moved on is lost.",
        "Make its tags immutable");
  }

  @Test
  void whatTheOwnerWishesIsShownWhereSomethingIsAmiss() {
    assertDiagnosis(
        repository(
            "IMMUTABLE",
            "verify",
            REQUIRED,
            "ecr-image-cleanup:grace",
            "P3D",
            "ecr-image-cleanup:action",
            "report",
            "ecr-image-cleanup:keep-newest",
            "5",
            "ecr-image-cleanup:protected-tags",
            "release-*",
            "ecr-image-cleanup:brake",
            "on"),
        Status.WARNING,
        ORDERS
            + "IMMUTABLE; grace PT72H, action report, keep-newest 5, release-* protected. Its owner holds removals.",
        "Take its tag ecr-image-cleanup:brake away.");
  }

  @Test
  void aTagThatCannotBeUnderstoodFails() {
    assertDiagnosis(
        repository("IMMUTABLE", "verify", REQUIRED, "ecr-image-cleanup:action", "burn"),
        Status.FAILED,
        "999988887777/eu-central-1/team/orders: The repository tag ecr-image-cleanup:action is not"
            + " report, archive, archive-then-delete or delete. So everything in it is kept.",
        "Let its owner correct the tag");
  }

  @Test
  void aBrakeOfTheOwnerIsAWarning() {
    assertDiagnosis(
        repository("IMMUTABLE", "verify", REQUIRED, "ecr-image-cleanup:brake", "on"),
        Status.WARNING,
        ORDERS + "IMMUTABLE" + REST + " Its owner holds removals.",
        "Take its tag ecr-image-cleanup:brake away.");
  }

  private static List<Diagnosis> repositories(int number, String optIn) {
    return new RepositoryExamination(
            NOTHING, REGISTRY, policy("delete", "verify"), EvidenceSources.parse(REQUIRED))
        .judge(
            IntStream.range(0, number)
                .mapToObj(each -> new Repository(REGISTRY, "team/r" + each))
                .collect(Collectors.toMap(Function.identity(), each -> read("IMMUTABLE", optIn))));
  }

  @ParameterizedTest
  @CsvSource({"1, 1 repository", "2, 2 repositories"})
  void noRepositoryThatHasOptedInIsAWarning(int number, String counted) {
    assertDiagnosis(
        only(repositories(number, "no")),
        Status.WARNING,
        "ECR has %s in 999988887777/eu-central-1, and none has opted in, so nothing is ever removed."
            .formatted(counted),
        "Opt one in: ecr-image-cleanup opt-in REPOSITORY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 repository has opted in, of 1",
        "2 | 2 repositories have opted in, of 2",
        "1234 | 1,234 repositories have opted in, of 1,234"
      })
  void repositoriesThatAreRightAreCounted(int number, String counted) {
    assertOk(
        only(repositories(number, "enabled")),
        counted + " in 999988887777/eu-central-1, with nothing amiss; mutable tags: 0.");
  }

  @Test
  void anEmptyRegistryIsAWarning() {
    assertDiagnosis(
        only(
            new RepositoryExamination(
                    NOTHING, REGISTRY, policy("delete", "verify"), EvidenceSources.parse(REQUIRED))
                .judge(Map.of())),
        Status.WARNING,
        "There is no repository in 999988887777/eu-central-1.",
        "Correct cleanup.registries or the credentials");
  }

  @Test
  void pullsThatAreNotRecordedAreRight() {
    PullTimeExamination examination = new PullTimeExamination(NOTHING, REGISTRY, Optional.of(ROLE));

    assertOk(
        examination.judge(ROLE, List.of("arn:other", ROLE)),
        "Pulls by %s are not recorded in 999988887777/eu-central-1.".formatted(ROLE));
    assertDiagnosis(
        examination.judge(ROLE, List.of(ROLE + "-other")),
        Status.WARNING,
        "Pulls by %s are recorded in 999988887777/eu-central-1, so the application may keep images by reading them."
            .formatted(ROLE),
        "aws ecr register-pull-time-update-exclusion --region eu-central-1 --principal-arn "
            + ROLE);
  }

  private static Diagnosis replication(String replicas, List<Registry> destinations) {
    return only(
        new ReplicationExamination(NOTHING, REGISTRY, Replicas.parse(replicas))
            .judge(destinations));
  }

  @Test
  void aRegistryWithoutReplicasIsRight() {
    assertOk(replication("", List.of()), "999988887777/eu-central-1 is not replicated.");
  }

  @Test
  void aReplicaThatIsNotKnownFails() {
    assertDiagnosis(
        replication("", List.of(REPLICA, REPLICA)),
        Status.FAILED,
        "999988887777/eu-central-1 is replicated to 999988887777/us-east-1, which is not one of"
            + " cleanup.replicas: if its deletions are replicated too, images in use are lost there.",
        "Add 999988887777/eu-central-1>999988887777/us-east-1 to cleanup.replicas.");
  }

  @Test
  void whetherDeletionsAreReplicatedCannotBeRead() {
    assertDiagnosis(
        replication("999988887777/eu-central-1>999988887777/us-east-1", List.of(REPLICA)),
        Status.WARNING,
        "999988887777/eu-central-1 is replicated to 999988887777/us-east-1; whether its deletions are cannot be read.",
        "Look at deleteReplication of its rule: aws ecr describe-registry --region eu-central-1.");
  }

  @Test
  void aBrakeThatHoldsIsAWarning() {
    BrakeExamination examination =
        new BrakeExamination(NOTHING, Action.DELETE, List.of("cleanup.brake-file"));

    assertOk(examination.judge(Brake.off()), "The brake is off.");
    assertDiagnosis(
        examination.judge(Brake.on("The file /brake exists.")),
        Status.WARNING,
        "Removals are held. The file /brake exists.",
        "Once you know why somebody pulled it, take the file of cleanup.brake-file away.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cleanup.brake-parameter | take the file | set the parameter of cleanup.brake-parameter to off.",
        "cleanup.brake-file | set the parameter | take the file of cleanup.brake-file away."
      })
  void theRemedyIsThatOfTheBrakeThatIsOn(String on, String other, String remedy) {
    for (List<String> setUp :
        List.of(List.of(on), List.of("cleanup.brake-parameter", "cleanup.brake-file"))) {
      assertThat(
              new BrakeExamination(NOTHING, Action.DELETE, setUp)
                  .judge(Brake.on("That of %s holds removals.".formatted(on)))
                  .remedy())
          .endsWith(", " + remedy)
          .doesNotContain(other);
    }
  }

  @Test
  void ofABrakeThatNobodyNamesTheRemedyIsAboutAll() {
    assertThat(
            new BrakeExamination(
                    NOTHING,
                    Action.DELETE,
                    List.of("cleanup.brake-parameter", "cleanup.brake-file"))
                .judge(Brake.on("Nobody can say."))
                .remedy())
        .contains("cleanup.brake-parameter to off, and take the file of cleanup.brake-file away.");
  }

  @Test
  void whereImagesAreRemovedABrakeHasToBeSetUp() {
    assertDiagnosis(
        new BrakeExamination(NOTHING, Action.ARCHIVE, List.of()).judge(Brake.off()),
        Status.WARNING,
        "No brake is set up.",
        "Set cleanup.brake-parameter.");
    assertOk(
        new BrakeExamination(NOTHING, Action.REPORT, List.of()).judge(Brake.off()),
        "No brake is set up, and nothing is removed.");
  }
}
