package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.REGISTRY;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.hygiene.PullThroughCaches;
import ecrimagecleanup.image.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HygieneExaminationTest {
  private static List<Diagnosis> judged(Hygiene hygiene, int repositories) {
    return new HygieneExamination(NOTHING, REGISTRY).judge(hygiene, repositories);
  }

  @Test
  void aRepositoryNearTheLimitIsAWarningAndTheRestIsGoodToKnow() {
    Hygiene hygiene = new Hygiene(PullThroughCaches.NONE);
    hygiene.add(new Repository(REGISTRY, "team/big"), 99_999, true, List.of());
    hygiene.add(new Repository(REGISTRY, "team/pushed"), 1, false, List.of());
    hygiene.add(new Repository(REGISTRY, "team/none"), 0, false, List.of());

    List<Diagnosis> diagnoses = judged(hygiene, 3);

    assertThat(diagnoses)
        .extracting(Diagnosis::status)
        .containsExactly(Status.WARNING, Status.OK, Status.OK);
    assertThat(diagnoses)
        .extracting(Diagnosis::what)
        .containsExactly(
            "999988887777/eu-central-1/team/big has 99,999 images, and ECR refuses a push beyond 100,000 unless AWS raised that quota.",
            "ECR has recorded no pull from 1 repository: 999988887777/eu-central-1/team/pushed.",
            "There is no image in 1 repository: 999988887777/eu-central-1/team/none.");
  }

  @Test
  void repositoriesNearTheLimitAreInTheOrderOfTheirNames() {
    Hygiene hygiene = new Hygiene(PullThroughCaches.NONE);
    for (int number = 9; number >= 0; number--) {
      hygiene.add(new Repository(REGISTRY, "team/r" + number), 80_000, true, List.of());
    }

    assertThat(judged(hygiene, 10)).extracting(Diagnosis::what).hasSize(10).isSorted();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | There is no repository in 999988887777/eu-central-1.",
        "1 | ECR has recorded pulls from every repository in 999988887777/eu-central-1: 1 repository.",
        "2 | ECR has recorded pulls from every repository in 999988887777/eu-central-1: 2 repositories."
      })
  void whereAllArePulledThatIsSaid(int repositories, String what) {
    assertOk(only(judged(new Hygiene(PullThroughCaches.NONE), repositories)), what);
  }
}
