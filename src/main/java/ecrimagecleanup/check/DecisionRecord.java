package ecrimagecleanup.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.image.Removal;
import java.time.Instant;
import java.util.Locale;

/**
 * What is written down of a decision: one line of JSON. It holds nothing that did not pass a strict
 * grammar, so that no message can forge a line.
 */
public final class DecisionRecord {
  private DecisionRecord() {}

  /** The record of a decision. For a removal it is the intent; the outcome follows. */
  public static String ofDecision(ImageDecision decided, Action action) {
    ObjectNode json = about("decision", decided, decided.decidedAt());
    Decision decision = decided.decision();
    json.put("decision", decision.word());
    if (decision instanceof Decision.Remove) {
      json.put("action", action.name().toLowerCase(Locale.ROOT));
    }
    if (decision instanceof Decision.Postpone postpone) {
      json.put("until", postpone.until().toString());
    }
    json.put("row", decision.row().number());
    json.put("reason", decision.reason());
    Findings findings = decided.findings();
    if (!DecisionTable.isSettledByRegistry(decision)) {
      json.putObject("evidence")
          .put("cause", findings.cause().text())
          .put("taskDefinitions", findings.taskDefinitions().text())
          .put("services", findings.services().text());
    }
    return json.toString();
  }

  /** The record of what became of a removal. */
  public static String ofOutcome(ImageDecision decided, Removal outcome, Instant now) {
    ObjectNode json = about("outcome", decided, now);
    if (outcome instanceof Removal.Refused refused) {
      return json.put("outcome", "refused")
          .put("code", refused.code())
          .put("reason", refused.reason())
          .toString();
    }
    boolean done = outcome instanceof Removal.Done;
    json.put("outcome", done ? "removed" : "already gone");
    if (done) {
      decided.image().ifPresent(image -> json.put("bytes", image.sizeInBytes()));
    }
    return json.toString();
  }

  private static ObjectNode about(String record, ImageDecision decided, Instant time) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("record", record);
    json.put("time", time.toString());
    json.put("accountId", decided.check().repository().registry().accountId());
    json.put("region", decided.check().repository().registry().region());
    json.put("repository", decided.check().repository().name());
    json.put("digest", decided.digest().value());
    ArrayNode tags = json.putArray("tags");
    decided.image().ifPresent(image -> image.tags().forEach(tags::add));
    json.put("cause", decided.check().cause().identity());
    json.put("due", decided.check().due().toString());
    return json;
  }
}
