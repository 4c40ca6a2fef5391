package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.REGISTRY;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.files.FileReferences;
import ecrimagecleanup.evidence.files.ReferenceFilesAnswer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of the files that name images. */
class ReferenceFilesExaminationTest {
  private static final String URI = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/team/orders";

  private static List<Diagnosis> examine(String text, List<Doubt> doubts) {
    FileReferences file = FileReferences.of("values.yaml", text, Set.of(REGISTRY));
    return new ReferenceFilesExamination(() -> new ReferenceFilesAnswer(List.of(file), doubts))
        .examine();
  }

  @Test
  void filesThatAreClearAreRight() {
    assertOk(
        only(examine(URI + ":1 " + URI + ":2", List.of())),
        "Read from cleanup.reference-files: 1 file with 2 references to images of cleanup.registries.");
  }

  @Test
  void aRepositoryWithoutATagIsAWarning() {
    assertDiagnosis(
        only(examine(URI, List.of())),
        Status.WARNING,
        "values.yaml:1 names 999988887777/eu-central-1/team/orders without a tag or digest that can be read, so it can mean every image there. It keeps every image of that repository.",
        "Write the tag there");
  }

  @Test
  void whatKeepsEveryImageIsAFailure() {
    assertDiagnosis(
        only(examine(URI + ":1", List.of(Doubt.ofEverything("logo.png is not a text of UTF-8.")))),
        Status.FAILED,
        "logo.png is not a text of UTF-8. It keeps every image of every repository.",
        "Correct the file, or take it out of cleanup.reference-files");
  }

  @Test
  void twentyProblemsAreNamedAndHowManyMoreThereAre() {
    assertThat(examine(URI, Collections.nCopies(30, Doubt.ofEverything("x."))))
        .hasSize(21)
        .last()
        .extracting(Diagnosis::what)
        .isEqualTo("The files hide 11 more things.");
  }
}
