package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.BILLING;
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
import ecrimagecleanup.evidence.lambda.FunctionImage;
import ecrimagecleanup.evidence.lambda.FunctionVersion;
import ecrimagecleanup.evidence.lambda.LambdaUse;
import ecrimagecleanup.image.ImageReference;
import ecrimagecleanup.image.Repository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of that which AWS Lambda shows and hides. */
class LambdaUseExaminationTest {
  private static final Repository REPOSITORY = new Repository(REGISTRY, "team/orders");

  private static List<Diagnosis> judge(List<FunctionImage> images, List<Doubt> doubts) {
    return new LambdaUseExamination(NOTHING)
        .judge(new LambdaUse(List.of(ORDERS, BILLING), images, doubts));
  }

  private static FunctionImage image(String place, int version) {
    return new FunctionImage(
        new FunctionVersion(place, "mails", String.valueOf(version)),
        List.of(new ImageReference.Ecr(REPOSITORY, Optional.of("1"), Optional.empty())));
  }

  private static List<Doubt> doubts(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> Doubt.ofEverything("AWS Lambda in %d: It cannot be read.".formatted(i)))
        .toList();
  }

  @Test
  void theVersionsWithAnImageAreCountedByWorkload() {
    assertOk(
        only(judge(List.of(image(BILLING, 1), image(ORDERS, 1), image(ORDERS, 2)), List.of())),
        "AWS Lambda shows its functions in 2 workloads. Function versions with an image: 2 in 111122223333/eu-central-1, 1 in 444455556666/eu-west-1. Those of other accounts and regions are not seen.");
    assertOk(
        only(judge(List.of(), List.of())),
        "AWS Lambda shows its functions in 2 workloads. Function versions with an image: none. Those of other accounts and regions are not seen.");
  }

  @Test
  void manyWorkloadsAreNotAllNamed() {
    List<FunctionImage> images =
        IntStream.range(10, 32)
            .mapToObj(i -> image("1111222233%d/eu-central-1".formatted(i), 1))
            .toList();

    assertThat(only(judge(images, List.of())).what())
        .contains("1 in 111122223329/eu-central-1, and others in 2 workloads.")
        .doesNotContain("111122223330");
  }

  @Test
  void aWorkloadThatCannotBeReadFails() {
    assertDiagnosis(
        only(judge(List.of(image(ORDERS, 1)), doubts(1))),
        Status.FAILED,
        "AWS Lambda in 0: It cannot be read. It keeps every image of every repository.",
        "Deploy deploy/cloudformation/workload-account.yaml there with LambdaEvidence=yes");
  }

  @Test
  void aFunctionWhoseDigestIsUnknownIsNamedWithTheRepositoryThatItKeeps() {
    assertDiagnosis(
        only(
            judge(
                List.of(), List.of(new Doubt("Why.", new Scope.Repositories(Set.of(REPOSITORY)))))),
        Status.WARNING,
        "Why. It keeps every image of 999988887777/eu-central-1/team/orders.",
        "Update the code of the function once more");
  }

  @Test
  void manyDoubtsAreNotAllNamed() {
    List<Diagnosis> diagnoses = judge(List.of(), doubts(22));

    assertThat(diagnoses).hasSize(21);
    assertDiagnosis(
        diagnoses.get(20),
        Status.WARNING,
        "AWS Lambda hides 2 more things.",
        "Correct those that are named");
  }
}
