package ecrimagecleanup.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.image.Removal;
import java.time.Instant;

/**
 * What is written down of a decision: one line of JSON. It holds nothing that did not pass a strict
 * grammar, so that no message can forge a line.
 */
public final class DecisionRecord {
  private DecisionRecord() {}

  /**
   * The record of a decision, by the instance that made it. For a removal it is the intent; the
   * outcome follows.
   */
  public static String ofDecision(ImageDecision decided, String by) {
    ObjectNode json = about("decision", decided, by, decided.decidedAt());
    Decision decision = decided.decision();
    json.put("decision", decision.word());
    if (decision instanceof Decision.Remove remove) {
      json.put("action", remove.action().word());
    }
    if (decision instanceof Decision.Postpone postpone) {
      json.put("until", postpone.until().toString());
    }
    decision.decidedBy().ifPresent(question -> json.put("question", question.value()));
    json.put("reason", decision.reason());
    if (!decided.findings().evidence().isEmpty()) {
      ArrayNode evidence = json.putArray("evidence");
      decided.findings().evidence().forEach(said -> evidence.add(evidence(said)));
    }
    return json.toString();
  }

  /** What one source said, as it stands in records. */
  public static ObjectNode evidence(SourceEvidence said) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", said.source()).put("question", said.question().id());
    json.put("says", said.evidence().word());
    if (said.evidence() instanceof Evidence.Used used) {
      json.put("by", used.use().by());
      json.put("where", used.use().where());
      used.use().since().ifPresent(since -> json.put("since", since.toString()));
    }
    if (said.evidence() instanceof Evidence.UsedUntil used) {
      json.put("until", used.until().toString());
    }
    return json.put("text", said.evidence().text());
  }

  /** The record of what became of a removal. */
  public static String ofOutcome(RemovalOutcome outcome, String by, Instant now) {
    ObjectNode json = about("outcome", outcome.decided(), by, now);
    json.put("outcome", outcome.word()).put("action", outcome.action().word());
    if (outcome.removal() instanceof Removal.Refused refused) {
      json.put("code", refused.code()).put("reason", refused.reason());
    }
    if (outcome.removal() instanceof Removal.Done) {
      json.put("bytes", outcome.bytes());
    }
    return json.toString();
  }

  private static ObjectNode about(String record, ImageDecision decided, String by, Instant time) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("record", record);
    json.put("time", time.toString());
    json.put("by", by);
    json.put("accountId", decided.check().repository().registry().accountId());
    json.put("region", decided.check().repository().registry().region());
    json.put("repository", decided.check().repository().name());
    json.put("digest", decided.digest().value());
    ArrayNode tags = json.putArray("tags");
    decided.image().ifPresent(image -> image.tags().forEach(tags::add));
    json.put("cause", decided.check().cause().identity());
    if (decided.check().cause().isOfStale()) {
      json.put("stale", true);
    }
    json.put("due", decided.check().due().toString());
    return json;
  }
}
