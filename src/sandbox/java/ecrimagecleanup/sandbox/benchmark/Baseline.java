package ecrimagecleanup.sandbox.benchmark;

import ecrimagecleanup.sandbox.RepositoryKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * What others do: list the tasks of all clusters, describe each of them, list all images, and take
 * what no task runs. One call waits for the other, as in the script of awslabs.
 *
 * @see <a href="https://github.com/awslabs/ecr-cleanup-lambda">awslabs/ecr-cleanup-lambda</a>
 */
final class Baseline {
  private final List<String> accounts;
  private final Function<String, EcsClient> ecsOf;
  private final Supplier<EcrClient> ecrOf;

  /**
   * @param accounts the accounts that run containers
   * @param ecsOf a new client of ECS in an account
   * @param ecrOf a new client of ECR in the shared account
   */
  Baseline(List<String> accounts, Function<String, EcsClient> ecsOf, Supplier<EcrClient> ecrOf) {
    this.accounts = List.copyOf(accounts);
    this.ecsOf = ecsOf;
    this.ecrOf = ecrOf;
  }

  /** Does it once; how many images no task runs. */
  long run() {
    Set<String> running = new HashSet<>();
    for (String account : accounts) {
      try (EcsClient ecs = ecsOf.apply(account)) {
        addRunning(ecs, running);
      }
    }
    long unused = 0;
    try (EcrClient ecr = ecrOf.get()) {
      for (Repository repository : ecr.describeRepositoriesPaginator().repositories()) {
        unused += unused(ecr, repository, running);
      }
    }
    return unused;
  }

  private static void addRunning(EcsClient ecs, Set<String> running) {
    for (String cluster : ecs.listClustersPaginator().clusterArns()) {
      for (String task : ecs.listTasksPaginator(request -> request.cluster(cluster)).taskArns()) {
        List<Task> described =
            ecs.describeTasks(request -> request.cluster(cluster).tasks(task)).tasks();
        described.stream()
            .flatMap(one -> one.containers().stream())
            .forEach(container -> running.add(container.image()));
      }
    }
  }

  private static long unused(EcrClient ecr, Repository repository, Set<String> running) {
    String uri = RepositoryKey.shared(repository.repositoryName()).uri();
    long unused = 0;
    for (ImageIdentifier image :
        ecr.listImagesPaginator(request -> request.repositoryName(repository.repositoryName()))
            .imageIds()) {
      boolean runs =
          running.contains(uri + ":" + image.imageTag())
              || running.contains(uri + "@" + image.imageDigest());
      unused += runs ? 0 : 1;
    }
    return unused;
  }
}
