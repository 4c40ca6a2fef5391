package ecrimagecleanup.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.World;
import ecrimagecleanup.sandbox.ecr.Registries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster in which CronJobs start jobs. A CronJob uses the image that it names while it is there;
 * a job uses the image that it names, and its pod the one that it pulled, until it is finished. The
 * API lists objects, all on one page, and does nothing else. Safe for several threads.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">CronJob</a>
 */
public final class KubernetesCluster {
  /** Below which path of the sandbox its API answers. */
  public static final String PATH = "/kubernetes";

  private static final String CRON_JOBS = "/apis/batch/v1/cronjobs";
  private static final String JOBS = "/apis/batch/v1/jobs";
  private static final String PODS = "/api/v1/pods";
  private static final List<String> EMPTY =
      List.of(
          "/apis/apps/v1/deployments",
          "/apis/apps/v1/statefulsets",
          "/apis/apps/v1/daemonsets",
          "/apis/apps/v1/controllerrevisions",
          "/apis/apps/v1/replicasets",
          "/api/v1/replicationcontrollers",
          "/api/v1/podtemplates");

  private final World world;
  private final Registries registries;
  private final Map<String, ImageUse> cronJobs = new TreeMap<>();
  private final Map<String, ImageUse> jobs = new TreeMap<>();
  private final Map<String, ImageUse> pods = new TreeMap<>();

  /** An empty cluster, whose nodes pull from these registries. */
  public KubernetesCluster(World world, Registries registries) {
    this.world = world;
    this.registries = registries;
  }

  /**
   * A kubeconfig by which it is found, with the context {@code shop}.
   *
   * @param address where the sandbox answers
   */
  public static String kubeconfig(String address) {
    return """
        apiVersion: v1
        kind: Config
        contexts: [{name: shop, context: {cluster: shop, user: reader}}]
        clusters: [{name: shop, cluster: {server: "%s"}}]
        users: [{name: reader, user: {token: sandbox}}]
        """
        .formatted(address + PATH);
  }

  /** Creates a CronJob, or gives it another image. */
  public void apply(String name, String image) {
    put(cronJobs, ImageUse.named("CronJob", name, image, world.ledger()));
  }

  /** The time of a CronJob has come: it starts a job, whose pod pulls the image. */
  public void start(String name) {
    String image = image(name);
    put(jobs, ImageUse.named("Job", name, image, world.ledger()));
    put(pods, ImageUse.pulled("Pod", name, image, world.ledger(), registries));
  }

  private String image(String cronJob) {
    return world.exclusively(
        () -> Optional.ofNullable(cronJobs.get(cronJob)).orElseThrow().image());
  }

  private void put(Map<String, ImageUse> objects, ImageUse use) {
    Optional<ImageUse> before =
        world.exclusively(() -> Optional.ofNullable(objects.put(use.name(), use)));
    before.ifPresent(ImageUse::end);
  }

  /** The job of a CronJob is done; it is deleted, and so is its pod. */
  public void finish(String name) {
    for (Map<String, ImageUse> objects : List.of(pods, jobs)) {
      Optional<ImageUse> before =
          world.exclusively(() -> Optional.ofNullable(objects.remove(name)));
      before.ifPresent(ImageUse::end);
    }
  }

  /** What the API answers at a path; empty if it has no such list. */
  public Optional<String> list(String path) {
    return world.exclusively(
        () -> {
          List<ObjectNode> items = new ArrayList<>();
          switch (path) {
            case CRON_JOBS -> cronJobs.values().forEach(use -> items.add(use.cronJob()));
            case JOBS -> jobs.values().forEach(use -> items.add(use.job()));
            case PODS -> {
              items.add(ImageUse.coreDns());
              pods.values().forEach(use -> items.add(use.pod()));
            }
            default -> {
              if (!EMPTY.contains(path)) {
                return Optional.<String>empty();
              }
            }
          }
          ObjectNode list = Json.object().put("kind", "List");
          list.putObject("metadata").put("continue", "");
          ArrayNode all = list.putArray("items");
          items.forEach(all::add);
          return Optional.of(list.toString());
        });
  }
}
