package ecrimagecleanup.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import ecrimagecleanup.event.TaskDefinitionArn;
import java.io.IOException;

/**
 * What stale revisions alone keep, as the field {@code staleRevisions} of the document of a plan.
 */
record StaleJson(StaleReport stale) implements PlanPart {

  @Override
  public void write(JsonGenerator json, PlanHeader header) throws IOException {
    Tally total = stale.total();
    json.writeObjectFieldStart("staleRevisions");
    json.writeNumberField("images", total.images());
    json.writeNumberField("bytes", total.bytes());
    json.writeNumberField("monthlyCost", total.monthlyCost(header.pricePerGbMonth()));
    json.writeArrayFieldStart("families");
    for (StaleReport.Row row : stale.rows()) {
      TaskDefinitionArn any = row.revisions().get(0);
      json.writeStartObject();
      json.writeStringField("accountId", any.accountId());
      json.writeStringField("region", any.region());
      json.writeStringField("family", any.family());
      json.writeNumberField("images", row.held().images());
      json.writeNumberField("bytes", row.held().bytes());
      json.writeArrayFieldStart("revisions");
      for (TaskDefinitionArn revision : row.revisions()) {
        json.writeString(revision.toString());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writePOJOField("missing", stale.missing());
    json.writeStringField("notSeen", StaleScript.BLIND);
    json.writeEndObject();
  }
}
