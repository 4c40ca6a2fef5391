package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.REGISTRY;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.kubernetes.ClusterUse;
import ecrimagecleanup.evidence.kubernetes.KubernetesUse;
import ecrimagecleanup.image.Repository;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of clusters. */
class KubernetesExaminationTest {
  private static List<Diagnosis> examine(List<Doubt> doubts) {
    return new KubernetesExamination(
            () -> new KubernetesUse(List.of(new ClusterUse(List.of(), 1, doubts))))
        .examine();
  }

  @Test
  void clustersThatCanBeReadAreRight() {
    assertOk(
        only(examine(List.of())),
        "All clusters of cleanup.kubernetes can be read. They run or can start 0 images of ECR.");
  }

  @Test
  void whatKeepsEveryImageIsAFailure() {
    assertDiagnosis(
        only(examine(List.of(Doubt.ofEverything("The cluster x cannot be read: it is away.")))),
        Status.FAILED,
        "The cluster x cannot be read: it is away. It keeps every image of every repository.",
        "Correct cleanup.kubernetes or the kubeconfig file");
  }

  @Test
  void whatKeepsSomeRepositoriesIsAWarning() {
    assertDiagnosis(
        only(
            examine(
                List.of(
                    new Doubt(
                        "Pod a/b does not say which digest it runs.",
                        new Scope.Repositories(Set.of(new Repository(REGISTRY, "team/orders"))))))),
        Status.WARNING,
        "Pod a/b does not say which digest it runs. It keeps every image of the repositories that it names.",
        "Delete the pod");
  }

  @Test
  void twentyProblemsAreNamedAndHowManyMoreThereAre() {
    assertThat(examine(Collections.nCopies(30, Doubt.ofEverything("x."))))
        .hasSize(21)
        .last()
        .extracting(Diagnosis::what)
        .isEqualTo("The clusters hide 10 more things.");
  }
}
