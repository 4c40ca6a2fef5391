package ecrimagecleanup.sandbox.story;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.sandbox.Json;
import java.util.Map;

/** Writes an outcome for machines: one JSON document. */
public final class JsonReport {
  private JsonReport() {}

  /** The document. */
  public static String of(Outcome outcome) {
    ObjectNode json =
        Json.object()
            .put("seed", outcome.seed())
            .put("action", outcome.action())
            .put("images", outcome.images())
            .put("deleted", outcome.removed())
            .put("kept", outcome.kept())
            .put("bytesFreed", outcome.bytesFreed())
            .put("inUseDeleted", outcome.verdict().inUseDeleted())
            .put("unusedLeft", outcome.verdict().unusedLeft())
            .put("clean", outcome.verdict().isClean())
            .put("worldDays", outcome.worldDays())
            .put("milliseconds", outcome.took().toMillis());
    json.set("readings", Json.texts(outcome.readings().texts()));
    ArrayNode repositories = json.putArray("repositories");
    for (RepositoryRow row : outcome.rows()) {
      ObjectNode repository =
          repositories
              .addObject()
              .put("repository", row.repository())
              .put("images", row.images())
              .put("deleted", row.removed())
              .put("bytesFreed", row.bytesFreed());
      ObjectNode kept = repository.putObject("kept");
      row.kept().forEach(kept::put);
    }
    counts(json.putObject("decisions"), outcome.decisions());
    counts(json.putObject("calls"), outcome.calls());
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : outcome.verdict().findings()) {
      findings
          .addObject()
          .put("kind", finding.kind().name())
          .put("fault", finding.kind().isFault())
          .put("text", finding.text());
    }
    return Json.write(json);
  }

  private static void counts(ObjectNode target, Map<String, Long> counts) {
    counts.forEach(target::put);
  }
}
