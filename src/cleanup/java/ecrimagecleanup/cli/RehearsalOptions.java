package ecrimagecleanup.cli;

import ecrimagecleanup.doctor.Caller;
import ecrimagecleanup.evidence.Workloads;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.RunId;
import ecrimagecleanup.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what a rehearsal tries, and where. A mixin. */
final class RehearsalOptions {
  static final Duration LONGEST = Duration.ofHours(50);

  @Option(
      names = "--workload",
      paramLabel = "ACCOUNT/REGION",
      converter = PlaceConverter.class,
      description =
          "Where task definitions are registered. Default: the first of cleanup.workloads.")
  private Optional<String> workload = Optional.empty();

  @Option(
      names = "--workload-role",
      paramLabel = "NAME",
      defaultValue = "ecr-image-cleanup-rehearsal",
      description =
          "The role to assume there. Default: ecr-image-cleanup-rehearsal; --print-policy shows what"
              + " it has to be allowed.")
  private String workloadRole = "";

  @Option(
      names = "--application-role",
      paramLabel = "ARN",
      description =
          "The role of the application: the rehearsal removes one image with it after the opt-in, and"
              + " tries to remove one before, which AWS has to refuse. Without the option it does not"
              + " try that.")
  private Optional<String> applicationRole = Optional.empty();

  @Option(
      names = "--run-task",
      paramLabel = "CLUSTER",
      description =
          "A cluster of the workload with EC2 instances: the rehearsal starts one task there, whose"
              + " container cannot run, and creates a service that runs none. Without the option it"
              + " tries neither.")
  private Optional<String> cluster = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "How long after the start all waiting ends, such as PT4H. Default: PT50H.")
  private Optional<Duration> wait = Optional.empty();

  /** Takes an account and a region, as settings have them. */
  static final class PlaceConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      try {
        return Registry.parse(value).toString();
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'%s' is no account and region, like 111122223333/eu-central-1.".formatted(value));
      }
    }
  }

  /** Reads a duration as settings have it. */
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        return Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'%s' is not a duration such as PT4H.".formatted(value));
      }
    }
  }

  /** Where task definitions are registered. */
  String place(Settings settings) {
    return workload.orElseGet(
        () ->
            Workloads.parse(settings.value("cleanup.workloads").orElse("")).places().stream()
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "cleanup.workloads names no account and region. Give one with --workload.")));
  }

  Optional<String> cluster() {
    return cluster;
  }

  /** The roles that the operator assumes. */
  List<String> roles(String place) {
    List<String> roles = new ArrayList<>();
    roles.add(roleArn(place));
    applicationRole.ifPresent(roles::add);
    return roles;
  }

  private String roleArn(String place) {
    Registry account = Registry.parse(place);
    return "arn:%s:iam::%s:role/%s"
        .formatted(account.partition(), account.accountId(), workloadRole);
  }

  /** A rehearsal that has made nothing yet. */
  Rehearsal begin(Registry registry, Settings settings, Caller caller, Instant now) {
    String place = place(settings);
    Rehearsal begun =
        Rehearsal.begin(
                RunId.of(caller.arn(), now), registry, place, now.truncatedTo(ChronoUnit.SECONDS))
            .fact("workload role", roleArn(place))
            .fact("scheduler role", settings.require("cleanup.scheduler-role-arn"))
            .fact("wait", wait.orElse(LONGEST).toString());
    if (applicationRole.isPresent()) {
      begun = begun.fact("application role", applicationRole.get());
    }
    return cluster.isPresent() ? begun.fact("cluster", cluster.get()) : begun;
  }

  /** How long one waits at most from its start: as this command says, or as it was started. */
  Duration wait(Rehearsal rehearsal) {
    return wait.orElseGet(() -> rehearsal.fact("wait").map(Duration::parse).orElse(LONGEST));
  }

  /** When the waiting of one ends. */
  Instant deadline(Rehearsal rehearsal) {
    return rehearsal.startedAt().plus(wait(rehearsal));
  }
}
