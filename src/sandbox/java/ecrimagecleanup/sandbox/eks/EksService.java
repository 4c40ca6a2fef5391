package ecrimagecleanup.sandbox.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Amazon EKS: which clusters there are, and where. Safe for several threads. */
public final class EksService implements AwsService {
  private static final String CLUSTERS = "/clusters/";

  private final Map<String, ObjectNode> clusters = new ConcurrentHashMap<>();

  /**
   * Lets there be a cluster.
   *
   * @param arn its ARN
   * @param endpoint where its API answers; empty while it is created
   * @param authority the certificate authority of the endpoint, PEM in base64; empty for none
   */
  public void put(String arn, String endpoint, String authority) {
    ObjectNode cluster =
        Json.object()
            .put("name", arn.substring(arn.lastIndexOf('/') + 1))
            .put("arn", arn)
            .put("status", endpoint.isEmpty() ? "CREATING" : "ACTIVE");
    if (!endpoint.isEmpty()) {
      cluster.put("endpoint", endpoint);
    }
    if (!authority.isEmpty()) {
      cluster.putObject("certificateAuthority").put("data", authority);
    }
    clusters.put(arn, cluster);
  }

  @Override
  public String signingName() {
    return "eks";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    if (!call.method().equals("GET") || !call.path().startsWith(CLUSTERS)) {
      throw AwsError.badRequest(
          "InvalidRequestException",
          "The sandbox has no operation %s %s".formatted(call.method(), call.path()));
    }
    String name = call.path().substring(CLUSTERS.length());
    ObjectNode cluster =
        Optional.ofNullable(
                clusters.get(
                    "arn:aws:eks:%s:%s:cluster/%s"
                        .formatted(call.region(), call.accountId(), name)))
            .orElseThrow(
                () ->
                    new AwsError(
                        404,
                        "ResourceNotFoundException",
                        "No cluster found for name: %s.".formatted(name)));
    ObjectNode answer = Json.object();
    answer.set("cluster", cluster);
    return answer;
  }
}
