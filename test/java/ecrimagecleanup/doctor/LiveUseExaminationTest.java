package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.ORDERS;
import static ecrimagecleanup.doctor.DoctorFixtures.REGISTRY;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.evidence.ecs.LiveUse;
import ecrimagecleanup.evidence.ecs.RunningImage;
import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of that which ECS hides. */
class LiveUseExaminationTest {
  private static final RunningImage RUNNING =
      new RunningImage(
          Optional.empty(),
          Optional.of(new Digest("sha256:" + "0".repeat(64))),
          new Use("task x", ORDERS, Optional.empty()));

  private static List<Diagnosis> live(List<RunningImage> images, Doubt... doubts) {
    return new LiveUseExamination(NOTHING)
        .judge(new LiveUse(List.of(ORDERS), images, List.of(doubts), List.of()));
  }

  private static Doubt ofRepositories(String... names) {
    return new Doubt(
        "ECS in 111122223333/eu-central-1: Neither tells the digest of the service web.",
        new Scope.Repositories(
            Set.of(names).stream()
                .map(name -> new Repository(REGISTRY, name))
                .collect(Collectors.toSet())));
  }

  @Test
  void nothingHiddenIsRight() {
    assertOk(
        only(live(List.of(RUNNING))),
        "ECS shows what it runs in all of cleanup.workloads, and nothing is hidden. Images in use besides those that AWS Config shows: 1.");
  }

  @Test
  void nothingAtAllProvesNothing() {
    assertDiagnosis(
        only(live(List.of())),
        Status.FAILED,
        "ECS shows no image in use in any of cleanup.workloads, which does not prove that anybody looked, so every image is kept.",
        "Correct cleanup.workloads");
  }

  @Test
  void reality20AServiceWhoseDigestIsUnknownIsNamedWithTheRepositoriesThatItKeeps() {
    assertDiagnosis(
        only(live(List.of(RUNNING), ofRepositories("team/web", "team/agent"))),
        Status.WARNING,
        "ECS in 111122223333/eu-central-1: Neither tells the digest of the service web. It keeps every image of 999988887777/eu-central-1/team/agent, 999988887777/eu-central-1/team/web.",
        "Deploy the service, or run the task, once more");
  }

  @Test
  void reality20WhatBlindsEcsForEveryImageFails() {
    assertDiagnosis(
        only(
            live(
                List.of(RUNNING),
                Doubt.ofEverything("ECS in 111122223333/eu-central-1: It cannot be read."))),
        Status.FAILED,
        "ECS in 111122223333/eu-central-1: It cannot be read. It keeps every image of every repository.",
        "Let the role of cleanup.reader-role there do what");
  }

  @Test
  void manyAreNamedUpToSome() {
    Doubt[] many =
        IntStream.range(0, 25).mapToObj(i -> Doubt.ofEverything("No. " + i)).toArray(Doubt[]::new);

    List<Diagnosis> diagnoses = live(List.of(RUNNING), many);

    assertThat(diagnoses).hasSize(21);
    assertThat(diagnoses.get(20).what()).isEqualTo("ECS hides 5 more things.");
  }
}
