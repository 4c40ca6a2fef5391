package ecrimagecleanup.sandbox.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.AwsCall;
import ecrimagecleanup.sandbox.AwsError;
import ecrimagecleanup.sandbox.AwsService;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.Json;
import ecrimagecleanup.sandbox.sqs.EmbeddedSqs;
import java.util.Optional;
import java.util.function.Function;

/**
 * SQS as far as it counts messages. Who plays a history hands each message to the application by
 * itself.
 *
 * @param counts what there is of a queue by its name; empty if there is no such queue
 */
public record CountedQueues(Function<String, Optional<Counts>> counts) implements AwsService {
  private static final String URL = "http://simulation.invalid/";

  /**
   * How many messages a queue has.
   *
   * @param visible how many can be received
   * @param taken how many were received, and are not deleted
   * @param dead how many dead letters it has
   */
  public record Counts(int visible, int taken, int dead) {}

  @Override
  public String signingName() {
    return "sqs";
  }

  @Override
  public JsonNode handle(AwsCall call) {
    return switch (call.operation()) {
      case "GetQueueUrl" ->
          Json.object().put("QueueUrl", URL + call.body().path("QueueName").asText());
      case "GetQueueAttributes" -> attributes(call.body().path("QueueUrl").asText());
      default ->
          throw AwsError.badRequest(
              "AWS.SimpleQueueService.UnsupportedOperation", call.operation());
    };
  }

  private ObjectNode attributes(String url) {
    String name = url.substring(URL.length());
    boolean dead = name.endsWith(EmbeddedAws.DEAD_LETTERS);
    Counts found =
        counts(dead ? name.substring(0, name.length() - EmbeddedAws.DEAD_LETTERS.length()) : name);
    ObjectNode answer = Json.object();
    ObjectNode attributes =
        answer
            .putObject("Attributes")
            .put("QueueArn", EmbeddedSqs.arn(name))
            .put("ApproximateNumberOfMessages", text(dead ? found.dead() : found.visible()))
            .put("ApproximateNumberOfMessagesDelayed", "0")
            .put("ApproximateNumberOfMessagesNotVisible", text(dead ? 0 : found.taken()));
    if (!dead) {
      attributes.put(
          "RedrivePolicy",
          Json.object()
              .put("deadLetterTargetArn", EmbeddedSqs.arn(name + EmbeddedAws.DEAD_LETTERS))
              .put("maxReceiveCount", 5)
              .toString());
    }
    return answer;
  }

  private Counts counts(String name) {
    return counts
        .apply(name)
        .orElseThrow(
            () ->
                AwsError.badRequest(
                    "AWS.SimpleQueueService.NonExistentQueue", "There is no queue " + name));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
