package ecrimagecleanup.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.ArchiveIndex;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.RunId;
import ecrimagecleanup.rehearsal.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the result of a rehearsal means for the settings. */
class RehearsalExaminationTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private static Rehearsal rehearsal(String account) {
    return Rehearsal.begin(
        new RunId("0123abcd"),
        new Registry(account, "eu-central-1"),
        "111122223333/eu-central-1",
        START);
  }

  /** One that found that AWS Config shows the newest revision alone. */
  private static Rehearsal latestActive() {
    return rehearsal("999988887777")
        .done(Step.REGISTER_THIRD, START)
        .at("row 3 ACTIVE", START.plusSeconds(60))
        .fact("rows when registered", "3")
        .done(Step.WATCH_REGISTERED, START.plusSeconds(3600))
        .ended(START.plusSeconds(7200));
  }

  private static Diagnosis examine(Optional<Rehearsal> newest, Duration later, String... sources) {
    return examine(newest, later, ArchiveIndex.WITH_ALL_IT_LISTS, sources);
  }

  private static Diagnosis examine(
      Optional<Rehearsal> newest, Duration later, ArchiveIndex archiveIndex, String... sources) {
    return new RehearsalExamination(
            new NewestRehearsal(
                () -> newest, "999988887777", Clock.fixed(START.plus(later), ZoneOffset.UTC)),
            List.of(sources),
            archiveIndex)
        .examine()
        .get(0);
  }

  /** Where only what an index alone lists goes to the archive with it. */
  private static Optional<Rehearsal> withItsChildren() {
    return Optional.of(
        rehearsal("999988887777")
            .fact("child of archived index", "archived")
            .fact("archived tagged", "not archived")
            .fact("archived e", "not archived")
            .ended(START));
  }

  @Test
  void whoeverSaysThatLessGoesToTheArchiveThanARehearsalFoundIsToldSo() {
    Diagnosis wrong =
        examine(withItsChildren(), Duration.ofDays(1), ArchiveIndex.ALONE, "ecs-live");

    assertThat(wrong.status()).isEqualTo(Diagnosis.Status.FAILED);
    assertThat(wrong.what()).startsWith("archive-index: with-its-children. ");
    assertThat(wrong.remedy()).startsWith("Leave out cleanup.archive-index=alone");
    assertThat(examine(withItsChildren(), Duration.ofDays(1), "ecs-live").status())
        .isEqualTo(Diagnosis.Status.OK);
  }

  @Test
  void whoeverSaysWithoutARehearsalWhatGoesToTheArchiveIsToldSo() {
    for (Optional<Rehearsal> none :
        List.of(
            Optional.<Rehearsal>empty(),
            Optional.of(latestActive()),
            Optional.of(rehearsal("888877776666")))) {
      Diagnosis unproven = examine(none, Duration.ofDays(1), ArchiveIndex.ALONE, "config-coverage");

      assertThat(unproven.status()).isEqualTo(Diagnosis.Status.FAILED);
      assertThat(unproven.what())
          .isEqualTo(
              "cleanup.archive-index is alone, and no rehearsal of this account shows that.");
    }
  }

  @Test
  void aReadingThatBlindsAwsConfigNeedsEcsLive() {
    Diagnosis alone = examine(Optional.of(latestActive()), Duration.ofDays(1), "config-coverage");

    assertThat(alone.status()).isEqualTo(Diagnosis.Status.FAILED);
    assertThat(alone.what()).startsWith("revisions: latest-active. ");
    assertThat(alone.remedy()).endsWith("add ecs-live to cleanup.evidence.");
    assertThat(examine(Optional.of(latestActive()), Duration.ofDays(1), "ecs-live").status())
        .isEqualTo(Diagnosis.Status.OK);
  }

  @Test
  void aRoleThatMayRemoveWithoutTheTagIsAFailure() {
    Rehearsal notEnforced =
        rehearsal("999988887777").fact("removal without tag", "removed").ended(START);

    Diagnosis diagnosis = examine(Optional.of(notEnforced), Duration.ofDays(1), "ecs-live");

    assertThat(diagnosis.status()).isEqualTo(Diagnosis.Status.FAILED);
    assertThat(diagnosis.what()).startsWith("opt-in: not enforced. ");
  }

  @Test
  void oneOfAnotherAccountIsIgnored() {
    Diagnosis diagnosis = examine(Optional.of(rehearsal("888877776666")), Duration.ofDays(1));

    assertThat(diagnosis.status()).isEqualTo(Diagnosis.Status.WARNING);
    assertThat(diagnosis.what())
        .isEqualTo(
            "The newest rehearsal is of account 888877776666, and not of 999988887777, so it is ignored.");
  }

  @Test
  void oneOfMoreThanAYearAgoIsIgnored() {
    Diagnosis diagnosis = examine(Optional.of(latestActive()), Duration.ofDays(366));

    assertThat(diagnosis.status()).isEqualTo(Diagnosis.Status.WARNING);
    assertThat(diagnosis.what())
        .isEqualTo(
            "The newest rehearsal is of 2 Mar 2026 09:00 UTC, more than a year ago, so it is ignored.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | The rehearsal of 2 Mar 2026 09:00 UTC answered no question, so nothing contradicts the settings.",
        "1 | The rehearsal of 2 Mar 2026 09:00 UTC answered 1 question, and nothing contradicts the settings.",
        "2 | The rehearsal of 2 Mar 2026 09:00 UTC answered 2 questions, and nothing contradicts the settings."
      })
  void whatFitsTheSettingsIsCounted(int answers, String what) {
    Rehearsal known = rehearsal("999988887777");
    for (String fact : List.of("removal of child", "after tag and digest").subList(0, answers)) {
      known = known.fact(fact, "there");
    }

    Diagnosis diagnosis =
        examine(Optional.of(known.ended(START)), Duration.ofDays(1), "config-coverage");

    assertThat(diagnosis.status()).isEqualTo(Diagnosis.Status.OK);
    assertThat(diagnosis.what()).isEqualTo(what);
  }

  @Test
  void withoutOneThereIsNothingToCompare() {
    assertThat(examine(Optional.empty(), Duration.ofDays(1)).status())
        .isEqualTo(Diagnosis.Status.OK);
  }
}
