package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.doctor.Diagnosis.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the credentials and of the clock. */
class CallerTest {
  private static final String SESSION =
      "arn:aws:sts::999988887777:assumed-role/ecr-image-cleanup/i-1";

  private static Diagnosis credentials(String account, String arn) {
    return new CredentialsExamination(NOTHING, "999988887777")
        .judge(new Caller(account, arn, Optional.empty()));
  }

  private static Diagnosis clock(Optional<Duration> ahead) {
    return new ClockExamination(NOTHING).judge(new Caller("999988887777", SESSION, ahead));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sts::999988887777:assumed-role/cleanup/i-1, arn:aws:iam::999988887777:role/cleanup",
    "arn:aws-cn:sts::999988887777:assumed-role/cleanup/i-1, arn:aws-cn:iam::999988887777:role/cleanup",
    "arn:aws:iam::999988887777:user/kim, arn:aws:iam::999988887777:user/kim",
    "arn:aws:iam::999988887777:root, arn:aws:iam::999988887777:root"
  })
  void thePoliciesOfASessionAreThoseOfItsRole(String arn, String principal) {
    assertThat(new Caller("999988887777", arn, Optional.empty()).principal()).isEqualTo(principal);
  }

  @Test
  void credentialsOfTheSharedAccountAreRight() {
    assertOk(credentials("999988887777", SESSION), "AWS knows the caller as " + SESSION + ".");
  }

  @Test
  void credentialsOfAnotherAccountFail() {
    assertDiagnosis(
        credentials("111122223333", "arn:aws:iam::111122223333:user/kim"),
        Status.FAILED,
        "The credentials are of account 111122223333, but cleanup.account-id is 999988887777.",
        "Use credentials of the shared account");
  }

  @Test
  void theRootUserIsAWarning() {
    assertDiagnosis(
        credentials("999988887777", "arn:aws:iam::999988887777:root"),
        Status.WARNING,
        "The credentials are those of the root user of account 999988887777.",
        "Use the role ecr-image-cleanup");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, OK, 0 seconds ahead of",
    "PT1S, OK, 1 second ahead of",
    "PT-1S, OK, 1 second behind",
    "PT2S, OK, 2 seconds ahead of",
    "PT60S, OK, 60 seconds ahead of",
    "PT-60S, OK, 60 seconds behind",
    "PT61S, WARNING, 61 seconds ahead of",
    "PT-61S, WARNING, 61 seconds behind",
    "PT300S, WARNING, 300 seconds ahead of",
    "PT-300S, WARNING, 300 seconds behind",
    "PT301S, FAILED, 301 seconds ahead of",
    "PT-301S, FAILED, 301 seconds behind",
    "PT1H, FAILED, '3,600 seconds ahead of'"
  })
  void aClockMayBeAMinuteWrongAndMustNotBeFive(Duration ahead, Status status, String what) {
    Diagnosis diagnosis = clock(Optional.of(ahead));

    assertThat(diagnosis.status()).isEqualTo(status);
    assertThat(diagnosis.what())
        .isEqualTo("The clock of this machine is %s that of AWS.".formatted(what));
    assertThat(diagnosis.remedy())
        .isEqualTo(
            status == Status.OK
                ? ""
                : "Synchronise the clock of this machine, with chrony or NTP.");
  }

  @Test
  void anAnswerWithoutADateSaysNothingOfTheClock() {
    assertDiagnosis(
        clock(Optional.empty()),
        Status.WARNING,
        "AWS did not say what time it is.",
        "Compare the clock of this machine with another");
  }
}
