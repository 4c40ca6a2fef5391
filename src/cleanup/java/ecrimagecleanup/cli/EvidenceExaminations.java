package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.bean.CurrentWorkloads;
import ecrimagecleanup.bean.ReferenceFiles;
import ecrimagecleanup.component.kubernetes.KubernetesClusters;
import ecrimagecleanup.doctor.AggregatorExamination;
import ecrimagecleanup.doctor.CanaryLagExamination;
import ecrimagecleanup.doctor.EventsExamination;
import ecrimagecleanup.doctor.EvidenceExamination;
import ecrimagecleanup.doctor.Examination;
import ecrimagecleanup.doctor.InspectorExamination;
import ecrimagecleanup.doctor.KubernetesExamination;
import ecrimagecleanup.doctor.LambdaUseExamination;
import ecrimagecleanup.doctor.LiveUseExamination;
import ecrimagecleanup.doctor.PlacesExamination;
import ecrimagecleanup.doctor.Reading;
import ecrimagecleanup.doctor.RecorderExamination;
import ecrimagecleanup.doctor.ReferenceFilesExamination;
import ecrimagecleanup.doctor.RescanExamination;
import ecrimagecleanup.doctor.RevisionsExamination;
import ecrimagecleanup.doctor.UnlistedChecksExamination;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.evidence.config.Canaries;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The examinations of what says that an image is in use, of an application that is started.
 *
 * @param application the application
 * @param settings its settings
 * @param reading what is read
 * @param clock the clock
 */
record EvidenceExaminations(
    Application application, Settings settings, Reading reading, Clock clock) {
  private static final String INSPECTOR = "inspector-in-use";
  private static final String LAMBDA = "lambda-live";
  private static final String KUBERNETES = "kubernetes-live";
  private static final String REFERENCE_FILES = "reference-files";

  /** All of them, in the order in which they are shown. */
  List<Examination> all() {
    CoverageRules rules = application.bean("cleanupCoverageRules", CoverageRules.class);
    EvidenceSources sources = application.bean("cleanupEvidenceSources", EvidenceSources.class);
    boolean live = sources.askEcs();
    List<Examination> all = new ArrayList<>();
    all.add(new AggregatorExamination(reading, rules, this::seen, clock));
    all.add(new RecorderExamination(reading, rules, this::seen, clock));
    if (live) {
      all.add(new CanaryLagExamination(reading, rules, this::seen));
    }
    all.add(new PlacesExamination(reading, this::seen, workloads().ignored()));
    all.add(new UnlistedChecksExamination(reading, this::seen, workloads().ignored()));
    all.add(new EventsExamination(reading, registries(), policy(), workloads().ignored(), clock));
    all.add(new RevisionsExamination(reading, this::seen, live));
    all.add(new EvidenceExamination(sources, !settings.require("cleanup.config-alone").isEmpty()));
    if (live) {
      all.add(new LiveUseExamination(reading));
    }
    if (sources.names().contains(LAMBDA)) {
      all.add(new LambdaUseExamination(reading));
    }
    if (sources.names().contains(INSPECTOR)) {
      all.add(new InspectorExamination(reading, settings.require("cleanup.region"), this::seen));
      all.add(new RescanExamination(reading));
    }
    if (sources.names().contains(KUBERNETES)) {
      all.add(
          new KubernetesExamination(
              application.bean("cleanupKubernetes", KubernetesClusters.class)::read));
    }
    if (sources.names().contains(REFERENCE_FILES)) {
      all.add(
          new ReferenceFilesExamination(
              application.bean("cleanupReferenceFiles", ReferenceFiles.class)::read));
    }
    return all;
  }

  /** With those in which a canary is seen. */
  private Workloads seen() {
    String family = settings.require("cleanup.canary");
    return workloads().withCanaries(Canaries.read(reading.canaries(), family).places());
  }

  private CurrentWorkloads workloads() {
    return application.bean("cleanupWorkloads", CurrentWorkloads.class);
  }

  private Registries registries() {
    return application.bean("cleanupRegistries", Registries.class);
  }

  private Policy policy() {
    return application.bean("cleanupPolicy", Policy.class);
  }
}
