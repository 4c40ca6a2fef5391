package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.DoctorFixtures.BILLING;
import static ecrimagecleanup.doctor.DoctorFixtures.NOTHING;
import static ecrimagecleanup.doctor.DoctorFixtures.ORDERS;
import static ecrimagecleanup.doctor.DoctorFixtures.REGISTRY;
import static ecrimagecleanup.doctor.DoctorFixtures.ROLE;
import static ecrimagecleanup.doctor.DoctorFixtures.assertDiagnosis;
import static ecrimagecleanup.doctor.DoctorFixtures.assertOk;
import static ecrimagecleanup.doctor.DoctorFixtures.only;
import static ecrimagecleanup.doctor.DoctorFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.ApplicationActions;
import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionExaminationTest {
  private static final String REQUIRED = "config-coverage,config-task-definitions,config-services";
  private static final String REPOSITORY =
      "arn:aws:ecr:eu-central-1:999988887777:repository/ecr-image-cleanup-doctor";
  private static final Permission UNTAGGED_DELETE =
      Permission.of("ecr:BatchDeleteImage", REPOSITORY);
  private static final Permission UNTAGGED_ARCHIVE =
      Permission.of("ecr:UpdateImageStorageClass", REPOSITORY);

  private static NeededPermissions needed(
      String action, String sources, Optional<String> parameter, Optional<String> bus) {
    return new NeededPermissions(
        ApplicationActions.needed(),
        REGISTRY,
        List.of("checks"),
        "group",
        "arn:aws:iam::999988887777:role/scheduler",
        List.of(REGISTRY),
        policy(action, "verify"),
        EvidenceSources.parse(sources),
        Workloads.parse(ORDERS + "," + BILLING + ",111122223333/eu-west-1"),
        "reader",
        parameter,
        bus);
  }

  private static NeededPermissions needed(String action) {
    return needed(action, REQUIRED, Optional.empty(), Optional.empty());
  }

  private static List<Diagnosis> judge(List<Permission> refused) {
    return new PermissionExamination(NOTHING, needed("delete"), Optional.of(ROLE))
        .judge(ROLE, refused);
  }

  @Test
  void aRoleThatMayDoWhatItHasToAndNoMoreIsRight() {
    assertOk(
        only(judge(List.of(UNTAGGED_DELETE, UNTAGGED_ARCHIVE))),
        "By IAM %s may do all 15 things that the settings need, and remove nothing without the opt-in tag."
            .formatted(ROLE));
  }

  @Test
  void whatIsMissingFails() {
    Permission take =
        Permission.of("sqs:DeleteMessage", "arn:aws:sqs:eu-central-1:999988887777:checks");
    Permission delete =
        new Permission(
            "ecr:BatchDeleteImage",
            REPOSITORY,
            Map.of("aws:ResourceTag/ecr-image-cleanup", "enabled"));

    List<Diagnosis> diagnoses = judge(List.of(UNTAGGED_DELETE, UNTAGGED_ARCHIVE, delete, take));

    assertThat(diagnoses).hasSize(2);
    assertDiagnosis(
        diagnoses.get(0),
        Status.FAILED,
        ROLE + " may not do sqs:DeleteMessage on arn:aws:sqs:eu-central-1:999988887777:checks.",
        "Allow it, as deploy/cloudformation/shared-account.yaml does");
    assertDiagnosis(
        diagnoses.get(1),
        Status.FAILED,
        "%s may not do ecr:BatchDeleteImage on %s with {aws:ResourceTag/ecr-image-cleanup=enabled}."
            .formatted(ROLE, REPOSITORY),
        "Allow it");
  }

  @Test
  void aRoleThatMayRemoveWhereNobodyOptedInIsAWarning() {
    assertDiagnosis(
        only(judge(List.of(UNTAGGED_ARCHIVE))),
        Status.WARNING,
        "%s may do ecr:BatchDeleteImage on %s even where the owner has not opted in."
            .formatted(ROLE, REPOSITORY),
        "Give it the condition aws:ResourceTag/ecr-image-cleanup = enabled");
  }

  @ParameterizedTest
  @CsvSource({
    "report, 0",
    "archive, 1",
    "archive-then-delete, 2",
    "delete, 2",
  })
  void anActionNeedsWhatItDoes(String action, int removals) {
    assertThat(needed(action).all())
        .filteredOn(permission -> !permission.context().isEmpty())
        .filteredOn(permission -> permission.action().startsWith("ecr:"))
        .hasSize(removals);
  }

  @Test
  void whatIsSwitchedOnNeedsMore() {
    List<Permission> more =
        new ArrayList<>(
            needed(
                    "report",
                    REQUIRED + ",ecs-live,inspector-in-use",
                    Optional.of("/cleanup/brake"),
                    Optional.of("told"))
                .all());
    more.removeAll(needed("report").all());

    assertThat(more)
        .extracting(Permission::toString)
        .containsExactly(
            "sts:AssumeRole on arn:aws:iam::111122223333:role/reader",
            "sts:AssumeRole on arn:aws:iam::444455556666:role/reader",
            "inspector2:ListCoverage on *",
            "ssm:GetParameter on arn:aws:ssm:eu-central-1:999988887777:parameter/cleanup/brake",
            "events:PutEvents on arn:aws:events:eu-central-1:999988887777:event-bus/told");
  }
}
