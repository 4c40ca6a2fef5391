package ecrimagecleanup.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DiagnosisTest {
  @Test
  void hasARemedyUnlessItIsOk() {
    assertThatThrownBy(() -> Diagnosis.failed("queue", "It is gone.", " "))
        .hasMessage("A diagnosis has a remedy unless it is OK: queue It is gone.");
    assertThatThrownBy(
            () -> new Diagnosis("queue", "It is there.", Diagnosis.Status.OK, "Do something."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isOneLineWhateverOthersSay() {
    Diagnosis diagnosis = Diagnosis.warning("queue", "It says\n2026 ERROR", "Do\tit.");

    assertThat(diagnosis.what()).isEqualTo("It says 2026 ERROR");
    assertThat(diagnosis.remedy()).isEqualTo("Do it.");
  }
}
