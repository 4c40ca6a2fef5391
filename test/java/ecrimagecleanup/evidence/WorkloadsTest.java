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
  void thereMayBeNone() {
    assertThat(Workloads.parse(" ")).isEqualTo(Workloads.NONE);
    assertThat(Workloads.parseLines("# nobody yet")).isEqualTo(Workloads.NONE);
  }

  @Test
  void reality28AFileHasThemOnLinesWithRemarks() {
    assertThat(
            Workloads.parseLines(
                """
                # production
                111122223333/eu-central-1, 111122223333/eu-west-1 # both of them

                444455556666/eu-west-1
                """))
        .containsExactly(
            "111122223333/eu-central-1", "111122223333/eu-west-1", "444455556666/eu-west-1");
    assertThatThrownBy(() -> Workloads.parseLines("111122223333/eu-central-1 eu-west-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void someCanBeAddedAndTakenAway() {
    Workloads one = Workloads.parse("111122223333/eu-central-1");
    Workloads both = one.with(List.of("444455556666/eu-west-1", "111122223333/eu-central-1"));

    assertThat(both).containsExactly("111122223333/eu-central-1", "444455556666/eu-west-1");
    assertThat(both.without(one)).containsExactly("444455556666/eu-west-1");
  }
}
