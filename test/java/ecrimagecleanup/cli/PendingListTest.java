package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.check.Schedule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingListTest {
  private static final PendingCheck SWEEP =
      PendingCheck.of(
          new Schedule(
              "sweep-20260303",
              "at(…)",
              Optional.of(CliFixtures.DUE),
              "",
              "{\"version\":1,\"time\":\"2026-03-03T03:00:00Z\"}"));

  private static PendingList list(String asked, int shown, int pending, int others, int all) {
    PendingCheck check =
        PendingCheck.of(new Schedule("one", "at(…)", Optional.empty(), "", CliFixtures.check('a')));
    return new PendingList(
        asked, Collections.nCopies(shown, check), pending, Collections.nCopies(others, SWEEP), all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0 | 0 | No check is pending.",
        "nosuch | 0 | 0 | No check of nosuch is pending.",
        "no* | 0 | 0 | No check of a repository that matches no* is pending.",
        "nosuch | 1 | 1 | 1 pending check.",
        "'' | 2 | 2 | 2 pending checks.",
        "'' | 1234 | 1234 | 1,234 pending checks.",
        "'' | 100 | 1234 | 100 of 1,234 pending checks, about the soonest; --limit shows more.",
        "'' | 0 | 1 | 0 of 1 pending check, about the soonest; --limit shows more."
      })
  void checksAreCountedInWords(String asked, int shown, int pending, String sentence) {
    assertThat(list(asked, shown, pending, 0, 0).sentences()).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 | 1 other message, of sweeps or the report to owners.",
        "3 | 3 | 3 other messages, of sweeps or the report to owners.",
        "0 | 3 | 0 of 3 other messages, of sweeps or the report to owners; --limit shows more."
      })
  void sweepsToComeAreNotCountedAsChecks(int shown, int all, String sentence) {
    PendingList list = list("", 1, 1, shown, all);

    assertThat(list.sentences()).containsExactly("1 pending check.", sentence);
    assertThat(list.json().path("pending").asInt()).isEqualTo(1);
    assertThat(list.json().path("pendingMessages").asInt()).isEqualTo(all);
    assertThat(list.json().path("checks")).hasSize(1);
    assertThat(list.json().path("messages")).hasSize(shown);
  }

  @Test
  void whatFiredMeanwhileIsNotCounted() {
    assertThat(list("", 1, 3, 0, 2).withoutFired(2, 1))
        .isEqualTo(new PendingList("", list("", 1, 3, 0, 2).checks(), 2, List.of(), 1));
  }
}
