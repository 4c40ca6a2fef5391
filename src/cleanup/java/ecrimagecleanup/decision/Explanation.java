package ecrimagecleanup.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Why an image stays or goes: what would be decided if its check were due now, and what every
 * question of the decision table says.
 *
 * @param decided the decision
 * @param verdict what people read first
 * @param answers what each question says, in their order
 * @param sweeps the names of pending checks of sweeps that may name it
 */
public record Explanation(
    ImageDecision decided, Verdict verdict, List<QuestionAnswer> answers, List<String> sweeps) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Explanation {
    answers = List.copyOf(answers);
    sweeps = List.copyOf(sweeps);
  }

  /** What would have to change for the image to go, in the order of the questions. */
  public List<String> remedies() {
    return answers.stream()
        .filter(answer -> answer.objection().isPresent())
        .map(answer -> answer.question().remedy())
        .distinct()
        .toList();
  }

  /** The same with another verdict. */
  public Explanation with(Verdict other) {
    return new Explanation(decided, other, answers, sweeps);
  }

  /** For machines. */
  public ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("repository", decided.check().repository().toString());
    json.put("digest", decided.digest().value());
    ArrayNode tags = json.putArray("tags");
    decided.image().ifPresent(image -> image.tags().forEach(tags::add));
    json.put("decidedAt", decided.decidedAt().toString());
    json.put("verdict", verdict.kind().key());
    json.put("verdictReason", verdict.reason());
    verdict.when().ifPresent(when -> json.put(verdict.timeKey(), when.toString()));
    json.setAll(decision(decided.decision()));
    ArrayNode all = json.putArray("questions");
    answers.forEach(answer -> all.add(answer(answer)));
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
    ObjectNode json = JSON.createObjectNode().put("decision", decision.word());
    decision.decidedBy().ifPresent(question -> json.put("question", question.value()));
    json.put("reason", decision.reason());
    if (decision instanceof Decision.Postpone postpone) {
      json.put("postponedUntil", postpone.until().toString());
    }
    if (decision instanceof Decision.Remove remove) {
      json.put("action", remove.action().word());
    }
    return json;
  }

  private static ObjectNode answer(QuestionAnswer answer) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("question", answer.question().id().value())
            .put("text", answer.question().text())
            .put("asked", answer.asked());
    ArrayNode known = json.putArray("known");
    answer.known().forEach(known::add);
    ArrayNode evidence = json.putArray("evidence");
    answer.evidence().forEach(said -> evidence.add(DecisionRecord.evidence(said)));
    answer
        .objection()
        .ifPresent(
            objection ->
                json.set(
                    "objection", decision(objection).put("remedy", answer.question().remedy())));
    return json;
  }
}
