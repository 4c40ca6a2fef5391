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

import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermissionExaminationTest {
  private static final List<String> REMOVING =
      List.of("ecr:BatchDeleteImage", "ecr:UpdateImageStorageClass");
  private static final String REPOSITORY =
      "arn:aws:ecr:eu-central-1:999988887777:repository/ecr-image-cleanup-doctor";
  private static final Permission UNTAGGED_DELETE =
      Permission.of("ecr:BatchDeleteImage", REPOSITORY);
  private static final Permission UNTAGGED_ARCHIVE =
      Permission.of("ecr:UpdateImageStorageClass", REPOSITORY);

  private static NeededPermissions needed(
      List<String> called, Optional<String> role, List<String> parameters, Optional<String> bus) {
    return new NeededPermissions(
        new NeededActions(called, REMOVING),
        REGISTRY,
        List.of("checks"),
        "group",
        "arn:aws:iam::999988887777:role/scheduler",
        List.of(REGISTRY),
        policy("delete", "verify"),
        Workloads.parse(ORDERS + "," + BILLING + ",111122223333/eu-west-1"),
        List.of(
            new Registry("111122223333", "eu-west-1"), new Registry("555566667777", "eu-west-1")),
        "reader",
        role,
        parameters,
        bus);
  }

  private static NeededPermissions needed(String... called) {
    return needed(List.of(called), Optional.empty(), List.of(), Optional.empty());
  }

  private static List<Diagnosis> judge(List<Permission> refused) {
    return new PermissionExamination(
            NOTHING,
            needed("ecr:DescribeImages", "ecr:BatchDeleteImage", "config:SelectResourceConfig"),
            Optional.of(ROLE))
        .judge(ROLE, refused);
  }

  @Test
  void aRoleThatMayDoWhatItHasToAndNoMoreIsRight() {
    assertOk(
        only(judge(List.of(UNTAGGED_DELETE, UNTAGGED_ARCHIVE))),
        "By IAM %s may do all 9 things that the settings need, and remove nothing without the opt-in tag."
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

  @Test
  void anActionIsNeededOnWhatItIsAbout() {
    assertThat(
            needed(
                    List.of(
                        "config:SelectResourceConfig",
                        "ecr:DescribeImages",
                        "ecr:UpdateImageStorageClass",
                        "ecs:ListTasks",
                        "iam:PassRole",
                        "scheduler:CreateSchedule",
                        "sqs:GetQueueAttributes",
                        "sts:AssumeRole"),
                    Optional.empty(),
                    List.of("/cleanup/brake", "/cleanup/workloads"),
                    Optional.of("told"))
                .all())
        .extracting(Permission::toString)
        .containsExactly(
            "sqs:ReceiveMessage on arn:aws:sqs:eu-central-1:999988887777:checks",
            "sqs:DeleteMessage on arn:aws:sqs:eu-central-1:999988887777:checks",
            "sqs:ChangeMessageVisibility on arn:aws:sqs:eu-central-1:999988887777:checks",
            "sqs:ListQueues on *",
            "config:SelectResourceConfig on *",
            "ecr:DescribeImages on " + REPOSITORY,
            "ecr:UpdateImageStorageClass on "
                + REPOSITORY
                + " with {aws:ResourceTag/ecr-image-cleanup=enabled}",
            "iam:PassRole on arn:aws:iam::999988887777:role/scheduler"
                + " with {iam:PassedToService=scheduler.amazonaws.com}",
            "scheduler:CreateSchedule on arn:aws:scheduler:eu-central-1:999988887777:"
                + "schedule/group/ecr-image-cleanup-doctor",
            "sqs:GetQueueAttributes on arn:aws:sqs:eu-central-1:999988887777:checks",
            "sts:AssumeRole on arn:aws:iam::111122223333:role/reader",
            "sts:AssumeRole on arn:aws:iam::444455556666:role/reader",
            "sts:AssumeRole on arn:aws:iam::555566667777:role/reader",
            "ssm:GetParameter on arn:aws:ssm:eu-central-1:999988887777:parameter/cleanup/brake",
            "ssm:GetParameter on arn:aws:ssm:eu-central-1:999988887777:parameter/cleanup/workloads",
            "events:PutEvents on arn:aws:events:eu-central-1:999988887777:event-bus/told");
  }

  @Test
  void theRoleOfAClusterOfEksIsAssumedThoughNoWorkloadIsRead() {
    assertThat(needed("ecr:DescribeImages").all())
        .extracting(Permission::toString)
        .filteredOn(permission -> permission.startsWith("sts:"))
        .containsExactly(
            "sts:AssumeRole on arn:aws:iam::111122223333:role/reader",
            "sts:AssumeRole on arn:aws:iam::555566667777:role/reader");
  }

  @Test
  void reality27ForAnAggregatorElsewhereItsRoleIsAssumedAndMayAskIt() {
    String role = "arn:aws:iam::333344445555:role/aggregator";

    assertThat(
            needed(
                    List.of("config:SelectAggregateResourceConfig", "ecr:DescribeImages"),
                    Optional.of(role),
                    List.of(),
                    Optional.empty())
                .all())
        .extracting(Permission::toString)
        .contains("sts:AssumeRole on " + role)
        .noneMatch(permission -> permission.startsWith("config:"));
  }

  @Test
  void whatRemovesIsUnwantedWithoutTheOptInEvenIfItIsNotCalled() {
    assertThat(needed("ecr:DescribeImages").unwanted())
        .containsExactly(UNTAGGED_DELETE, UNTAGGED_ARCHIVE);
  }
}
