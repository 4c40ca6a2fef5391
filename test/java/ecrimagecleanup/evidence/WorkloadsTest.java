package ecrimagecleanup.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadsTest {
  @Test
  void areAccountsAndRegionsInTheOrderOfTheConfigurationEachOnce() {
    Workloads workloads =
        Workloads.parse(
            " 444455556666/eu-west-1,111122223333/eu-central-1 , 444455556666/eu-west-1");

    assertThat(workloads.places())
        .containsExactly("444455556666/eu-west-1", "111122223333/eu-central-1");
    assertThat(workloads.include("111122223333/eu-central-1")).isTrue();
    assertThat(workloads.include("111122223333/eu-west-1")).isFalse();
    assertThat(workloads.include("111122223333")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | A registry is written as 999988887777/eu-central-1.",
        "111122223333 | A registry is written as 999988887777/eu-central-1.",
        "111122223333/eu-central-1,,444455556666/eu-west-1"
            + " | A registry is written as 999988887777/eu-central-1.",
        "11112222333/eu-central-1 | An account id has twelve digits.",
        "111122223333/frankfurt"
            + " | A region is written like eu-central-1; isolated regions have other host names.",
      })
  void anythingElseIsRefused(String text, String sentence) {
    assertThatThrownBy(() -> Workloads.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void atLeastOneHasToBeThere() {
    assertThatThrownBy(() -> new Workloads(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no account.");
  }
}
