package ecrimagecleanup.sandbox.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How large an organisation is, and what it does in a day.
 *
 * @param workloads how many accounts run containers
 * @param repositories how many repositories have opted in
 * @param images how many images each of them has that a service does not run
 * @param services how many services each workload has
 * @param deployments how many deployments there are in a day, in all workloads
 * @param age for how many days there were as many deployments before
 * @param deregisters whether a deployment deregisters the revision that it replaces
 * @param sidecar whether every task definition has a second container with one and the same image
 * @param stops how many more tasks stop in a day, such as jobs
 */
record Organisation(
    int workloads,
    int repositories,
    int images,
    int services,
    int deployments,
    int age,
    boolean deregisters,
    boolean sidecar,
    int stops) {

  /** Sizes that have a name. */
  enum Size {
    SMALL,
    LARGE,
    HUGE;

    Organisation organisation() {
      return switch (this) {
        case SMALL -> new Organisation(10, 20, 50, 10, 100, 1, true, true, 100);
        case LARGE -> new Organisation(300, 300, 100, 20, 3_000, 1, true, true, 3_000);
        case HUGE -> new Organisation(2_000, 2_000, 100, 20, 20_000, 1, true, true, 20_000);
      };
    }
  }

  private static final long FIRST_ACCOUNT = 100_000_000_000L;

  /** The accounts of its workloads. */
  List<String> accounts() {
    return IntStream.range(0, workloads).mapToObj(i -> Long.toString(FIRST_ACCOUNT + i)).toList();
  }

  /** How many services it has. */
  int allServices() {
    return workloads * services;
  }

  /** The repository of a service, by its number among all. */
  String repository(int service) {
    return "team/app-%d".formatted(service % repositories);
  }

  /** As many deployments, stops and repositories for each of another number of workloads. */
  Organisation scaledTo(int number) {
    return new Organisation(
        number,
        scaled(repositories, number),
        images,
        services,
        scaled(deployments, number),
        age,
        deregisters,
        sidecar,
        scaled(stops, number));
  }

  private int scaled(int all, int number) {
    return Math.max(1, (int) ((long) all * number / workloads));
  }
}
