package ecrimagecleanup.component.ecs;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * What a service is called: a name is unique in a cluster.
 *
 * @param cluster the ARN of the cluster
 * @param name the name; empty, which is no name, for a task without a service
 */
record ServiceName(String cluster, String name) {
  private static final String GROUP = "service:";

  /**
   * A service in its cluster.
   *
   * @param name what it is called
   * @param service what ECS says of it
   */
  record Named(ServiceName name, Service service) {}

  /** That of a task, by the group that ECS puts the tasks of a service in. */
  static ServiceName of(String cluster, Task task) {
    return new ServiceName(cluster, nameOf(task.group()));
  }

  private static String nameOf(@Nullable String group) {
    return group != null && group.startsWith(GROUP) ? group.substring(GROUP.length()) : "";
  }
}
