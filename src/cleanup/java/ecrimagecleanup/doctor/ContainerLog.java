package ecrimagecleanup.doctor;

import java.util.Map;

/**
 * Where the log of a container goes, as ECS tells the container.
 *
 * @param driver the log driver, such as {@code awslogs}
 * @param options its options
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html">task
 *     metadata endpoint</a>
 */
public record ContainerLog(String driver, Map<String, String> options) {
  public ContainerLog {
    options = Map.copyOf(options);
  }
}
