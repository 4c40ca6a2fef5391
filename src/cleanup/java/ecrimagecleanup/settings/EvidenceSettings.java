package ecrimagecleanup.settings;

import static ecrimagecleanup.settings.Setting.optional;
import static ecrimagecleanup.settings.Setting.setting;
import static ecrimagecleanup.settings.SettingKind.choice;
import static ecrimagecleanup.settings.SettingKind.duration;
import static ecrimagecleanup.settings.SettingKind.matching;
import static ecrimagecleanup.settings.SettingKind.number;
import static ecrimagecleanup.settings.SettingKind.parsed;

import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.kubernetes.Cluster;
import ecrimagecleanup.policy.MutableTags;
import java.util.List;

/** Who is asked whether an image is in use, and what the answers have to be like. */
final class EvidenceSettings {
  static final List<Setting> ALL =
      List.of(
          setting(
              "evidence",
              "config-coverage,config-task-definitions,config-services,ecr-pull-time,ecs-live",
              parsed(
                  "names of sources like config-services, separated by commas",
                  EvidenceSources::parse),
              """
              The sources that are asked who uses an image, in this order, until the first that
              speaks against a removal. Each is a route `direct:cleanup-evidence-<name>` in
              `routes/evidence/`, where yours go, too; docs/decisions.md has a table of those that
              come with the application. `config-coverage`, `config-task-definitions` and
              `config-services` have to be there.
              """),
          optional(
              "config-alone",
              "not trusted",
              matching("trust", "trust"),
              """
              Without `ecs-live` among the sources only `report` starts, unless this is `trust`. Then
              an image is lost that somebody runs and AWS Config does not show: if it shows only the
              latest revision of a family, if its recorder leaves out services or looks once a day,
              or if what is deleted or INACTIVE vanishes from it.
              """),
          setting(
              "mutable-tags",
              "verify",
              choice(MutableTags.class),
              """
              What shows that an image is unused where tags are mutable. With `verify` it is removed
              only if `ecs-live` says twice, a grace period apart, that its digest is unused. With
              `trust` the names in task definitions are enough, and an image is lost whose tag moved
              on while a service still runs it.
              """),
          setting(
              "pull-window",
              "PT48H",
              duration(),
              "How long after a pull an image stays. ECR records pulls only once in 24 hours."),
          optional(
              "source-age",
              "any age",
              duration(),
              """
              How old the last aggregation of a source of the aggregator may be. AWS does not say
              whether that time moves with the data; the canaries show how fresh it is.
              """),
          setting(
              "canary",
              "ecr-image-cleanup-canary",
              matching("[A-Za-z0-9_-]{1,255}", "the family of a task definition"),
              """
              The family of the canary: a task definition in each of the workloads, which the
              aggregator has to show.
              """),
          setting(
                  "canary-age",
                  "PT36H",
                  duration(),
                  """
                  How old the newest capture of the canary may be in each of the workloads. It can be
                  empty only if `cleanup.action` is `report`. Without `ecs-live` it also has to be
                  captured within `cleanup.minimum-grace` before a check is due.
                  """)
              .orEmptyFor("any age"),
          setting(
              "minimum-in-use",
              "0",
              number(0, 999_999_999),
              """
              How many ACTIVE task definitions with images of the registries the aggregator has to
              show, or nothing is removed. Half of what you have is a good value.
              """),
          setting(
              "shared-for",
              "PT5M",
              duration(),
              """
              How long what is the same for many checks is used before it is read again: coverage,
              live evidence, and of a repository which task definitions name its images, which
              services run those, and which images depend on each other. At most half of
              `cleanup.minimum-grace`.
              """),
          setting(
              "shared-wait",
              "PT1M",
              duration(),
              """
              How long a check waits while another reads what both need, before it reads that
              itself.
              """),
          setting(
              "parallel",
              "16",
              number(1, 64),
              "How many of the workloads `ecs-live` or `lambda-live` reads side by side."),
          setting(
              "reader-role",
              "ecr-image-cleanup-reader",
              matching("[A-Za-z0-9_+=,.@/-]{1,512}", "the name of a role"),
              """
              The role that `ecs-live` and `lambda-live` assume in each of the workloads, and
              `kubernetes-live` in the accounts of clusters of Amazon EKS.
              """),
          optional(
              "reader-external-id",
              "none",
              matching("[A-Za-z0-9_+=,.@:/-]{1,1224}", "an external id"),
              "The external id that this role asks for."),
          optional(
              "reference-files",
              "none",
              matching("[^\\p{Cntrl}]+", "paths of files and folders, separated by commas"),
              """
              The files and folders whose references to images count as use, for the source
              `reference-files`: Helm values, manifests, compose files, any text. They are read again
              while the application runs; docs/further-sources.md says how to bring them up to date.
              """),
          optional(
              "reference-files-age",
              "any age",
              duration(),
              """
              How old the newest file of each of them may be, or every image is unknown. Let the command
              that brings them up to date touch a file there when it has succeeded.
              """),
          optional(
              "kubernetes",
              "none",
              parsed(
                  "clusters of Amazon EKS like 111122223333/eu-central-1/shop and contexts of kubeconfig files like /etc/kube/config#shop, separated by commas",
                  Cluster::parse),
              """
              The clusters that `kubernetes-live` reads: what their pods run, and what whatever can start
              a pod names. A cluster that cannot be read keeps every image; docs/further-sources.md says
              what it has to allow.
              """));

  private EvidenceSettings() {}
}
