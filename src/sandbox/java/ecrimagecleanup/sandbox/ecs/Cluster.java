package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One cluster; guarded by the lock of the world. */
final class Cluster {
  final EcsRegion region;
  final String name;
  final String arn;
  final NavigableMap<String, Service> services = new TreeMap<>();
  final NavigableMap<String, Task> tasks = new TreeMap<>();

  Cluster(EcsRegion region, String name) {
    this.region = region;
    this.name = name;
    this.arn = region.arn("cluster/" + name);
  }

  ObjectNode json() {
    return Json.object()
        .put("clusterArn", arn)
        .put("clusterName", name)
        .put("status", "ACTIVE")
        .put("runningTasksCount", tasks.values().stream().filter(Task::running).count())
        .put("pendingTasksCount", 0)
        .put("activeServicesCount", services.values().stream().filter(Service::active).count());
  }
}
