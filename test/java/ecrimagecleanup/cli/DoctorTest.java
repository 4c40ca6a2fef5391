package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 ok, 0 warnings, 0 failed",
        "1 | 0 ok, 1 warning, 0 failed",
        "1234 | 0 ok, 1,234 warnings, 0 failed"
      })
  void warningsAreCountedInWords(int warnings, String summary) {
    assertThat(
            Doctor.summary(
                Collections.nCopies(
                    warnings, Diagnosis.warning("clock", "It is wrong.", "Set it."))))
        .isEqualTo(summary);
  }
}
