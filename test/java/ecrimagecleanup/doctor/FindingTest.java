package ecrimagecleanup.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void hasARemedyUnlessItIsOk() {
    assertThatThrownBy(() -> Finding.failed("queue", "It is gone.", " "))
        .hasMessage("A finding has a remedy unless it is OK: queue It is gone.");
    assertThatThrownBy(
            () -> new Finding("queue", "It is there.", Finding.Status.OK, "Do something."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isOneLineWhateverOthersSay() {
    Finding finding = Finding.warning("queue", "It says\n2026 ERROR", "Do\tit.");

    assertThat(finding.what()).isEqualTo("It says 2026 ERROR");
    assertThat(finding.remedy()).isEqualTo("Do it.");
  }
}
