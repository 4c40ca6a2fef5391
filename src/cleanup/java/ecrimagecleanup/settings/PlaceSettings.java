package ecrimagecleanup.settings;

import static ecrimagecleanup.settings.Setting.optional;
import static ecrimagecleanup.settings.Setting.required;
import static ecrimagecleanup.settings.Setting.setting;
import static ecrimagecleanup.settings.SettingKind.matching;
import static ecrimagecleanup.settings.SettingKind.number;
import static ecrimagecleanup.settings.SettingKind.parsed;
import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.policy.Registries;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Where the images, the queues and the containers are. */
final class PlaceSettings {
  private static final SettingKind QUEUE =
      matching("[A-Za-z0-9_-]{1,80}", "the name of an SQS queue");
  private static final SettingKind QUEUE_ARN =
      matching(
          "arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,80}", "the ARN of an SQS queue");
  private static final String PLACES = "accounts and regions like 111122223333/eu-central-1";
  private static final String ARN_OF_QUEUE =
      "arn:aws:sqs:{{cleanup.region}}:{{cleanup.account-id}}:";

  static final List<Setting> ALL =
      List.of(
          required(
              "account-id",
              matching("[0-9]{12}", "the twelve digits of the shared account"),
              "The shared account, which holds the repositories and in which the application runs."),
          required(
              "region",
              matching("[a-z]{2,5}(-[a-z]{1,12}){1,3}-[0-9]{1,2}", "a region like eu-central-1"),
              "The region of the queues, the schedules and the aggregator."),
          setting(
              "registries",
              "{{cleanup.account-id}}/{{cleanup.region}}",
              parsed(
                  "registries like 999988887777/eu-central-1, separated by commas",
                  Registries::new),
              """
              The ECR registries to look after. Events of images in any other registry are ignored,
              checks of them are refused.
              """),
          setting(
              "events-queue",
              "task-definition-events",
              QUEUE,
              """
              The queue that receives events of ECS task definitions. While it has messages or dead
              letters, nothing is removed.
              """),
          optional(
              "task-events-queue",
              "none: these events are not taken",
              QUEUE,
              """
              The queue that receives events of ECS tasks that stopped: the end of every use, by
              digest, whether or not a service or a task definition shows it. While it has messages
              or dead letters, nothing is removed.
              """),
          setting(
              "checks-queue",
              "image-deletion-checks",
              QUEUE,
              "The queue that receives image deletion checks when they are due."),
          setting(
              "checks-queue-arn",
              ARN_OF_QUEUE + "{{cleanup.checks-queue}}",
              QUEUE_ARN,
              """
              The ARN of that queue, for EventBridge Scheduler. In another partition than `aws`, such
              as `aws-cn`, give each ARN in full.
              """),
          setting(
              "dead-letters-arn",
              "{{cleanup.checks-queue-arn}}-dead-letters",
              QUEUE_ARN,
              """
              The ARN of the queue that keeps checks which EventBridge Scheduler cannot deliver: the
              dead-letter queue of `cleanup.checks-queue`.
              """),
          setting(
              "sweeps-queue",
              "repository-sweeps",
              QUEUE,
              """
              The queue that receives sweeps. Its dead-letter queue has the same name with
              `-dead-letters`.
              """),
          setting(
              "sweeps-queue-arn",
              ARN_OF_QUEUE + "{{cleanup.sweeps-queue}}",
              QUEUE_ARN,
              "The ARN of that queue, for EventBridge Scheduler."),
          setting(
              "schedule-group",
              "image-deletion-checks",
              matching("[0-9A-Za-z_.-]{1,64}", "the name of a schedule group"),
              "The group of EventBridge Scheduler that holds pending checks."),
          setting(
              "scheduler-role-arn",
              "arn:aws:iam::{{cleanup.account-id}}:role/ecr-image-cleanup-scheduler",
              matching(
                  "arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,512}", "the ARN of a role"),
              "The role with which EventBridge Scheduler sends checks and sweeps."),
          setting(
              "aggregator",
              "ecr-image-cleanup",
              matching("[\\w-]{1,256}", "the name of a configuration aggregator"),
              "The AWS Config aggregator that sees all accounts."),
          optional(
              "aggregator-role",
              "none",
              matching("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w.@/-]{1,512}", "the ARN of a role"),
              """
              The role to assume to ask the aggregator, if it is in another account, such as the audit
              account of AWS Control Tower.
              """),
          optional(
              "aggregator-external-id",
              "none",
              matching("[A-Za-z0-9_+=,.@:/-]{2,1224}", "an external id"),
              "The external id that this role asks for."),
          optional(
              "workloads",
              "none but those that are given otherwise",
              parsed(PLACES, Workloads::parse),
              """
              The accounts and regions in which containers run, separated by commas. If the
              aggregator cannot see one of them, nothing is removed. Every account and region in which
              a canary is seen is one, too.
              """),
          optional(
              "workloads-file",
              "none",
              parsed("the path of a file", PlaceSettings::readWorkloads),
              """
              A file with more of them, separated by commas or on lines of their own; what follows a
              `#` is a remark. It is read again while the application runs. A path that is not absolute
              begins at the folder of the application.
              """),
          optional(
              "workloads-parameter",
              "none",
              matching("[A-Za-z0-9_.:/-]{1,1011}", "the name of an SSM parameter"),
              "An SSM parameter with more of them, in the same form; read again, too."),
          setting(
              "minimum-workloads",
              "1",
              number(1, 999_999),
              """
              How many of them there have to be, or nothing is removed. If only canaries tell where
              they are, this tells when one is missing: say how many you have.
              """),
          optional(
              "ignored-places",
              "none",
              parsed(PLACES, Workloads::parse),
              """
              Accounts and regions, in the same form, of which nobody looks whether they use an image.
              Otherwise one that uses images and is no workload stops all removals. What only runs
              there loses its image.
              """),
          optional(
              "replicas",
              "none",
              parsed(
                  "pairs like 999988887777/eu-central-1>999988887777/us-east-1, separated by commas",
                  Replicas::parse),
              """
              The registries to which ECR replicates, as `source>replica`. Who runs a replica counts
              as a user of the image, because ECR can replicate deletions.
              """));

  private PlaceSettings() {}

  private static void readWorkloads(String file) {
    try {
      Workloads.parseLines(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The file %s cannot be read: %s.".formatted(file, reason(e)), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof CharacterCodingException
        ? "it is not in UTF-8"
        : requireNonNullElse(e.getMessage(), "no reason is given");
  }
}
