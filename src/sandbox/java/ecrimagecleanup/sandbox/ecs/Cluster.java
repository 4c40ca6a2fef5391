package ecrimagecleanup.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One cluster; guarded by the lock of the world. */
final class Cluster {
  final EcsRegion region;
  final String name;
  final String arn;
  final NavigableMap<String, Service> services = new TreeMap<>();
  final NavigableMap<String, Task> tasks = new TreeMap<>();

  final List<String> capacityProviders;

  Cluster(EcsRegion region, String name, List<String> capacityProviders) {
    this.region = region;
    this.name = name;
    this.capacityProviders = List.copyOf(capacityProviders);
    this.arn = region.arn("cluster/" + name);
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    capacityProviders.forEach(json.putArray("capacityProviders")::add);
    return json.put("clusterArn", arn)
        .put("clusterName", name)
        .put("status", "ACTIVE")
        .put("runningTasksCount", tasks.values().stream().filter(Task::running).count())
        .put("pendingTasksCount", 0)
        .put("activeServicesCount", services.values().stream().filter(Service::active).count());
  }
}
