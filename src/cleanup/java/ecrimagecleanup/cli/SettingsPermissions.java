package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.bean.CurrentWorkloads;
import ecrimagecleanup.doctor.NeededPermissions;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.kubernetes.Cluster;
import ecrimagecleanup.evidence.kubernetes.Cluster.OfEks;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an application that is started has to be allowed to do with its settings.
 *
 * @param application the application
 * @param settings its settings
 */
record SettingsPermissions(Application application, Settings settings) {
  /** All of it. */
  NeededPermissions needed() {
    return new NeededPermissions(
        ApplicationActions.needed(application),
        new Registry(settings.require("cleanup.account-id"), settings.require("cleanup.region")),
        Stream.concat(
                eventQueues(),
                Stream.of("cleanup.checks-queue", "cleanup.sweeps-queue").map(settings::require))
            .toList(),
        settings.require("cleanup.schedule-group"),
        settings.require("cleanup.scheduler-role-arn"),
        application.bean("cleanupRegistries", Registries.class).all(),
        application.bean("cleanupPolicy", Policy.class),
        workloads(),
        clusters(),
        settings.require("cleanup.reader-role"),
        settings.given("cleanup.aggregator-role"),
        Stream.of("cleanup.brake-parameter", "cleanup.workloads-parameter")
            .flatMap(parameter -> settings.given(parameter).stream())
            .toList(),
        settings.given("cleanup.event-bus"));
  }

  /** The names of the queues of events: that of the events of tasks only if they are taken. */
  Stream<String> eventQueues() {
    return Stream.concat(
        Stream.of(settings.require("cleanup.events-queue")),
        settings.given("cleanup.task-events-queue").stream());
  }

  /** As far as they can be read; another examination reports one that cannot be. */
  private Workloads workloads() {
    try {
      return application.bean("cleanupWorkloads", CurrentWorkloads.class).get();
    } catch (IllegalStateException e) {
      return Workloads.parse(settings.require("cleanup.workloads"));
    }
  }

  /** Where the clusters of Amazon EKS are, if they are read. */
  private List<Registry> clusters() {
    boolean read =
        application
            .bean("cleanupEvidenceSources", EvidenceSources.class)
            .names()
            .contains("kubernetes-live");
    return read
        ? Cluster.parse(settings.value("cleanup.kubernetes").orElse("")).stream()
            .filter(OfEks.class::isInstance)
            .map(OfEks.class::cast)
            .map(cluster -> new Registry(cluster.accountId(), cluster.region()))
            .toList()
        : List.of();
  }
}
