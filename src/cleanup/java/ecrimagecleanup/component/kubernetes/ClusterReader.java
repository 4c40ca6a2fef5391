package ecrimagecleanup.component.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.evidence.kubernetes.Cluster;
import ecrimagecleanup.evidence.kubernetes.ClusterObjects;
import ecrimagecleanup.evidence.kubernetes.ClusterUse;
import ecrimagecleanup.words.OneLine;
import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads one cluster: every object of all namespaces that runs containers or can start one, page by
 * page.
 *
 * @param cluster the cluster
 * @param client its client, which is not closed
 */
record ClusterReader(Cluster cluster, Client client) {
  /** How many objects are asked for at a time, as kubectl does. */
  static final int PAGE_SIZE = 500;

  private static final int UNAUTHORIZED = 401;
  private static final int MAXIMUM_LENGTH = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A list of objects.
   *
   * @param path where the API lists them
   * @param kind the kind of one
   */
  private record Objects(String path, String kind) {
    String plural() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /**
   * What starts something comes before what it starts: an object that appears meanwhile is found in
   * one of them.
   */
  private static final List<Objects> ALL =
      List.of(
          new Objects("/apis/batch/v1/cronjobs", "CronJob"),
          new Objects("/apis/apps/v1/deployments", "Deployment"),
          new Objects("/apis/apps/v1/statefulsets", "StatefulSet"),
          new Objects("/apis/apps/v1/daemonsets", "DaemonSet"),
          new Objects("/apis/apps/v1/controllerrevisions", "ControllerRevision"),
          new Objects("/apis/apps/v1/replicasets", "ReplicaSet"),
          new Objects("/api/v1/replicationcontrollers", "ReplicationController"),
          new Objects("/api/v1/podtemplates", "PodTemplate"),
          new Objects("/apis/batch/v1/jobs", "Job"),
          new Objects("/api/v1/pods", "Pod"));

  /** Why a list is not complete. */
  private static final class IncompleteException extends Exception {
    private static final long serialVersionUID = 1L;

    IncompleteException(String message) {
      super(message);
    }
  }

  /** Reads all. What cannot be read is a doubt, and so is a cluster that does not answer. */
  ClusterUse read() {
    ClusterObjects found = new ClusterObjects(cluster);
    for (Objects objects : ALL) {
      try {
        read(objects, found);
      } catch (KubernetesClientException e) {
        found.failed(objects.plural(), reason(e), remedy(e));
        if (e.getCode() <= 0 || e.getCode() == UNAUTHORIZED) {
          // Nor would it answer the others.
          break;
        }
      } catch (IncompleteException | JsonProcessingException e) {
        found.failed(objects.plural(), brief(String.valueOf(e.getMessage())), "");
      }
    }
    return found.use();
  }

  private String remedy(KubernetesClientException failure) {
    if (failure.getCode() <= 0) {
      return cluster.whenAway();
    }
    return failure.getCode() == UNAUTHORIZED ? cluster.whenRefused() : "";
  }

  private void read(Objects objects, ClusterObjects found)
      throws IncompleteException, JsonProcessingException {
    Set<String> seen = new HashSet<>();
    String token = "";
    do {
      JsonNode page = page(objects, token);
      page.path("items").forEach(object -> found.add(objects.kind(), object));
      token = page.at("/metadata/continue").asText();
      if (!seen.add(token)) {
        throw new IncompleteException("the API gives the same page again and again");
      }
    } while (!token.isEmpty());
  }

  private JsonNode page(Objects objects, String token)
      throws IncompleteException, JsonProcessingException {
    String next =
        token.isEmpty() ? "" : "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    String answer = client.raw("%s?limit=%d%s".formatted(objects.path(), PAGE_SIZE, next));
    if (answer == null) {
      throw new IncompleteException("the API has no " + objects.path());
    }
    JsonNode page = JSON.readTree(answer);
    if (!page.path("items").isArray()) {
      throw new IncompleteException("the API answers with no list");
    }
    return page;
  }

  /** What the API says, or what is the matter with the connection. */
  static String reason(KubernetesClientException failure) {
    if (failure.getStatus() != null && failure.getStatus().getMessage() != null) {
      return brief("%d, %s".formatted(failure.getCode(), failure.getStatus().getMessage()));
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return brief(failure.getCode() > 0 ? failure.getCode() + ", " + cause : cause.toString());
  }

  private static String brief(String text) {
    return OneLine.of(OneLine.of(text).replaceFirst("\\.$", ""), MAXIMUM_LENGTH);
  }
}
