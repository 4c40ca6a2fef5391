package ecrimagecleanup.cli;

import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.InOrder;
import ecrimagecleanup.doctor.BrakeExamination;
import ecrimagecleanup.doctor.ClockExamination;
import ecrimagecleanup.doctor.CredentialsExamination;
import ecrimagecleanup.doctor.Diagnosis;
import ecrimagecleanup.doctor.Examination;
import ecrimagecleanup.doctor.HygieneExamination;
import ecrimagecleanup.doctor.LogExamination;
import ecrimagecleanup.doctor.ManifestReads;
import ecrimagecleanup.doctor.NewestRehearsal;
import ecrimagecleanup.doctor.PermissionExamination;
import ecrimagecleanup.doctor.PullThroughExamination;
import ecrimagecleanup.doctor.PullTimeExamination;
import ecrimagecleanup.doctor.QueueExamination;
import ecrimagecleanup.doctor.Reading;
import ecrimagecleanup.doctor.RehearsalExamination;
import ecrimagecleanup.doctor.ReplicationExamination;
import ecrimagecleanup.doctor.RepositoryExamination;
import ecrimagecleanup.doctor.ScheduleGroupExamination;
import ecrimagecleanup.doctor.SchedulerRoleExamination;
import ecrimagecleanup.doctor.StaleExamination;
import ecrimagecleanup.evidence.EvidenceSources;
import ecrimagecleanup.evidence.config.AggregatorQueries;
import ecrimagecleanup.evidence.config.CoverageRules;
import ecrimagecleanup.evidence.stale.StaleConditions;
import ecrimagecleanup.gateway.Gateway;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Replicas;
import ecrimagecleanup.policy.Policy;
import ecrimagecleanup.policy.Registries;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.words.Counts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The examinations of an application that is started, with its settings. */
final class Examinations {
  /** How many are made at a time. */
  private static final int AT_A_TIME = 6;

  private final Settings settings;
  private final Application application;
  private final Reading reading;
  private final Clock clock;
  private final Path rehearsals;
  private final SettingsPermissions permissions;

  /** Those of an installation whose rehearsals are in the working directory. */
  Examinations(Application application, Settings settings, Clock clock) {
    this(application, settings, clock, Path.of("."));
  }

  /**
   * @param rehearsals the folder with the results of rehearsals
   */
  Examinations(Application application, Settings settings, Clock clock, Path rehearsals) {
    this.rehearsals = rehearsals;
    this.settings = settings;
    this.application = application;
    this.reading =
        new AccountReading(
            Gateway.to(application),
            application.bean("cleanupQueries", AggregatorQueries.class),
            named(),
            application.bean("cleanupCoverageRules", CoverageRules.class),
            clock);
    this.clock = clock;
    this.permissions = new SettingsPermissions(application, settings);
  }

  /**
   * All of them, in the order in which they are shown.
   *
   * @param role whose permissions are examined; empty for those of the credentials
   */
  List<Examination> all(Optional<String> role) {
    List<Examination> all = new ArrayList<>();
    all.add(new CredentialsExamination(reading, settings.require("cleanup.account-id")));
    all.add(new ClockExamination(reading));
    all.add(new PermissionExamination(reading, permissions.needed(), role));
    all.addAll(queues());
    all.add(new ScheduleGroupExamination(reading, settings.require("cleanup.schedule-group")));
    all.add(new SchedulerRoleExamination(reading, settings.require("cleanup.scheduler-role-arn")));
    all.addAll(new EvidenceExaminations(application, settings, reading, clock).all());
    for (Registry registry : registries()) {
      all.add(new RepositoryExamination(reading, registry, policy(), sources()));
      all.add(new PullTimeExamination(reading, registry, role));
      all.add(new ReplicationExamination(reading, registry, replicas()));
      all.add(new HygieneExamination(reading, registry));
      all.add(new PullThroughExamination(reading, registry));
    }
    if (policy().stale().looks()) {
      all.add(
          new StaleExamination(
              reading,
              application.bean("cleanupStaleConditions", StaleConditions.class),
              registries(),
              role,
              sources().askEcs()));
    }
    all.add(new BrakeExamination(reading, policy().defaults().action(), settings.brakes()));
    all.add(new LogExamination(ContainerMetadata.ofThisProcess()::log));
    all.add(rehearsal());
    return all;
  }

  private Examination rehearsal() {
    return new RehearsalExamination(
        newestRehearsal(),
        List.of(settings.require("cleanup.evidence").split("\\s*,\\s*", -1)),
        policy().archiveIndex());
  }

  private NewestRehearsal newestRehearsal() {
    return new NewestRehearsal(
        new RehearsalFolder(rehearsals)::newestResult,
        settings.require("cleanup.account-id"),
        clock);
  }

  /** Whether the manifests of registries may be read for figures alone. */
  ManifestReads manifestReads(Collection<Registry> ofThese) {
    return new ManifestReads(reading, ofThese, newestRehearsal());
  }

  /**
   * Those that take a few calls each, however many repositories there are: many instances start
   * often.
   */
  List<Examination> few() {
    return all(Optional.empty()).stream().filter(examination -> !examination.isCostly()).toList();
  }

  /**
   * Makes them, several at a time.
   *
   * @param afterEach what is done when one is over
   * @return what they found, in their order
   */
  static List<Diagnosis> make(List<Examination> examinations, Runnable afterEach) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    try (InOrder<Examination, List<Diagnosis>> made =
        new InOrder<>(examinations.iterator(), AT_A_TIME, Examinations::make)) {
      while (made.hasNext()) {
        diagnoses.addAll(made.next());
        afterEach.run();
      }
    }
    return sayOnce(diagnoses);
  }

  /** What keeps the first from being made, such as missing credentials, keeps most others, too. */
  private static List<Diagnosis> sayOnce(List<Diagnosis> diagnoses) {
    if (diagnoses.isEmpty()) {
      return diagnoses;
    }
    Diagnosis first = diagnoses.get(0);
    List<Diagnosis> others =
        diagnoses.stream().filter(diagnosis -> !diagnosis.what().equals(first.what())).toList();
    int more = diagnoses.size() - others.size() - 1;
    if (more == 0) {
      return diagnoses;
    }
    Diagnosis once =
        new Diagnosis(
            first.area(),
            first.what(),
            first.status(),
            "Fix this and run doctor again: %s could not be examined for the same reason."
                .formatted(Counts.of(more, "more area")));
    return Stream.concat(Stream.of(once), others.stream()).toList();
  }

  /** One that fails is a diagnosis too. */
  private static List<Diagnosis> make(Examination examination) {
    try {
      return examination.examine();
    } catch (RuntimeException e) {
      return List.of(
          new Diagnosis(
              examination.area(),
              "It cannot be examined. " + CaughtFailure.sentence(e),
              examination.unreadable(),
              "Not checked. Fix this and run doctor again."));
    }
  }

  private List<Examination> queues() {
    Duration hidden =
        Duration.ofSeconds(Long.parseLong(settings.require("cleanup.visibility-timeout")));
    Optional<String> sweepsArn = settings.value("cleanup.sweeps-queue-arn");
    List<Examination> all = new ArrayList<>();
    permissions
        .eventQueues()
        .map(
            queue ->
                new QueueExamination(
                    reading, queue, Optional.empty(), Optional.empty(), hidden, true))
        .forEach(all::add);
    all.add(
        new QueueExamination(
            reading,
            settings.require("cleanup.checks-queue"),
            settings.value("cleanup.checks-queue-arn"),
            settings.value("cleanup.dead-letters-arn"),
            hidden,
            false));
    all.add(
        new QueueExamination(
            reading,
            settings.require("cleanup.sweeps-queue"),
            sweepsArn,
            sweepsArn.map(arn -> arn + "-dead-letters"),
            hidden,
            false));
    return all;
  }

  private List<Registry> registries() {
    return application.bean("cleanupRegistries", Registries.class).all();
  }

  /** The registries, and what they are replicated to: task definitions can name either. */
  private List<Registry> named() {
    return Stream.concat(registries().stream(), replicas().sources().keySet().stream())
        .distinct()
        .toList();
  }

  private Replicas replicas() {
    return application.bean("cleanupReplicas", Replicas.class);
  }

  private Policy policy() {
    return application.bean("cleanupPolicy", Policy.class);
  }

  private EvidenceSources sources() {
    return application.bean("cleanupEvidenceSources", EvidenceSources.class);
  }
}
