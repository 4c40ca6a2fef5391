package ecrimagecleanup.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Why an image stays or goes: what would be decided if its check were due now, and what every row
 * of the decision table says.
 *
 * @param decided the decision
 * @param rows each row
 * @param sweeps the names of pending checks of sweeps that may name it
 */
public record Explanation(ImageDecision decided, List<RowAnswer> rows, List<String> sweeps) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Explanation {
    rows = List.copyOf(rows);
    sweeps = List.copyOf(sweeps);
  }

  /**
   * What speaks against a removal, in the order of the rows, each with what would have to change.
   */
  public List<RowAnswer.Objection> objections() {
    return rows.stream().flatMap(row -> row.objections().stream()).toList();
  }

  /** For machines. */
  public ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("repository", decided.check().repository().toString());
    json.put("digest", decided.digest().value());
    ArrayNode tags = json.putArray("tags");
    decided.image().ifPresent(image -> image.tags().forEach(tags::add));
    json.put("decidedAt", decided.decidedAt().toString());
    json.setAll(decision(decided.decision()));
    ArrayNode all = json.putArray("rows");
    rows.forEach(row -> all.add(row(row)));
    ArrayNode pending = json.putArray("pendingChecks");
    decided
        .findings()
        .pending()
        .ifPresent(
            names ->
                names.forEach(
                    name ->
                        pending
                            .addObject()
                            .put("name", name.value())
                            .put("due", name.due().toString())));
    ArrayNode maybe = json.putArray("pendingSweeps");
    sweeps.forEach(maybe::add);
    return json;
  }

  private static ObjectNode decision(Decision decision) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("decision", decision.word())
            .put("row", decision.row().number())
            .put("reason", decision.reason());
    if (decision instanceof Decision.Postpone postpone) {
      json.put("until", postpone.until().toString());
    }
    if (decision instanceof Decision.Remove remove) {
      json.put("action", remove.action().word());
    }
    return json;
  }

  private static ObjectNode row(RowAnswer row) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("row", row.row().number())
            .put("question", row.row().question())
            .put("asked", row.asked());
    ArrayNode known = json.putArray("known");
    row.known().forEach(known::add);
    ArrayNode evidence = json.putArray("evidence");
    row.evidence().forEach(said -> evidence.add(DecisionRecord.evidence(said)));
    ArrayNode objections = json.putArray("objections");
    row.objections()
        .forEach(
            objection ->
                objections.add(decision(objection.answer()).put("remedy", objection.remedy())));
    return json;
  }
}
