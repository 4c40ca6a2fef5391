package ecrimagecleanup.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.image.Registry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The detail of the event of a check that is done. */
public final class CompletedCheck {
  private static final int VERSION = 1;

  /**
   * The most images that stand in it one by one: an event of EventBridge may have 256 KB.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html">PutEvents</a>
   */
  private static final int MOST_IMAGES = 200;

  private CompletedCheck() {}

  /** The detail of the event, as JSON. */
  public static String detail(ImageDeletionCheck check, List<ImageDecision> decisions) {
    Registry registry = check.repository().registry();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION);
    json.put("accountId", registry.accountId());
    json.put("region", registry.region());
    json.put("repository", check.repository().name());
    json.put("cause", check.cause().identity());
    json.put("due", check.due().toString());
    Map<String, Integer> counts = new TreeMap<>();
    decisions.forEach(decided -> counts.merge(decided.decision().word(), 1, Integer::sum));
    ObjectNode counted = json.putObject("decisions");
    counts.forEach(counted::put);
    ArrayNode images = json.putArray("images");
    decisions.stream().limit(MOST_IMAGES).forEach(decided -> images.add(image(decided)));
    return json.put("imagesLeftOut", Math.max(0, decisions.size() - MOST_IMAGES)).toString();
  }

  private static ObjectNode image(ImageDecision decided) {
    Decision decision = decided.decision();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("digest", decided.digest().value());
    json.put("decision", decision.word());
    decision.decidedBy().ifPresent(question -> json.put("question", question.value()));
    json.put("reason", decision.reason());
    if (decision instanceof Decision.Remove remove) {
      json.put("action", remove.action().word());
    }
    return json;
  }

  /** The ARN of the repository, which the event is about. */
  public static String repositoryArn(ImageDeletionCheck check) {
    return check.repository().arn();
  }
}
