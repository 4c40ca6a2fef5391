package ecrimagecleanup.sandbox.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Of which organisations days are played: one for each of several values. */
final class OrganisationOptions {
  @Option(
      names = "--size",
      split = ",",
      paramLabel = "SIZES",
      defaultValue = "small",
      description =
          "How large the organisation is: ${COMPLETION-CANDIDATES}, several with commas between"
              + " them. Default: small.")
  private List<Organisation.Size> sizes = List.of();

  @Option(
      names = "--age",
      split = ",",
      paramLabel = "DAYS",
      defaultValue = "1",
      description =
          "For how many days there were as many deployments before; several with commas between them."
              + " Default: 1.")
  private List<Integer> ages = List.of();

  @Option(
      names = "--workloads",
      split = ",",
      paramLabel = "NUMBERS",
      description =
          "How many accounts run containers, each with its share of the services and deployments of"
              + " the size; several with commas between them.")
  private List<Integer> workloads = List.of();

  @Option(
      names = "--deployments",
      paramLabel = "NUMBER",
      description = "How many deployments there are in a day.")
  private @Nullable Integer deployments;

  @Option(
      names = "--stops",
      paramLabel = "NUMBER",
      description = "How many tasks stop in a day besides those of deployments.")
  private @Nullable Integer stops;

  @Option(
      names = "--never-deregister",
      description = "No deployment deregisters the revision that it replaces.")
  private boolean neverDeregister;

  @Option(names = "--no-sidecar", description = "No task definition has a second container.")
  private boolean noSidecar;

  /** All of them. */
  List<Organisation> all(CommandLine commandLine) {
    List<Organisation> all = new ArrayList<>();
    for (Organisation.Size size : sizes) {
      for (int number :
          workloads.isEmpty() ? List.of(size.organisation().workloads()) : workloads) {
        for (int age : ages) {
          all.add(one(size.organisation().scaledTo(positive(commandLine, number)), age));
        }
      }
    }
    return all;
  }

  private static int positive(CommandLine commandLine, int number) {
    if (number < 1) {
      throw new ParameterException(commandLine, "--workloads is 1 or more.");
    }
    return number;
  }

  private Organisation one(Organisation scaled, int age) {
    return new Organisation(
        scaled.workloads(),
        scaled.repositories(),
        scaled.images(),
        scaled.services(),
        deployments == null ? scaled.deployments() : deployments,
        age,
        !neverDeregister,
        !noSidecar,
        stops == null ? scaled.stops() : stops);
  }
}
