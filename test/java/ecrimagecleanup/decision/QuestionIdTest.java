package ecrimagecleanup.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.evidence.Evidence.Unused;
import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "Brake", "grace period", "a-", "-a", "a--b", "7", "a\n", "ä"})
  void consistsOfSmallWords(String value) {
    assertThatThrownBy(() -> new QuestionId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A question has an id like grace-period.");
  }

  @Test
  void isAnsweredByWhatASourceSaysForIt() {
    SourceEvidence said =
        new SourceEvidence("own", EvidenceQuestion.FURTHER_EVIDENCE, new Unused("x."), false);

    assertThat(new QuestionId("further-evidence").isAnsweredBy(said)).isTrue();
    assertThat(new QuestionId("services").isAnsweredBy(said)).isFalse();
  }
}
