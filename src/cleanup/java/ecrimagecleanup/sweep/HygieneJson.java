package ecrimagecleanup.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.hygiene.PullThroughCacheRule;
import ecrimagecleanup.image.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What is worth knowing of the repositories, as a field of the document of a plan. */
record HygieneJson(Hygiene hygiene, PlanHeader header) {

  /** Writes the field {@code hygiene}. */
  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("hygiene");
    json.writeNumberField("imagesPerRepository", Hygiene.IMAGES_PER_REPOSITORY);
    json.writeArrayFieldStart("nearLimit");
    for (Map.Entry<String, Long> each : hygiene.nearLimit().entrySet()) {
      json.writeStartObject();
      json.writeStringField("repository", each.getKey());
      json.writeNumberField("images", each.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writePOJOField("neverPulled", hygiene.neverPulled());
    json.writePOJOField("empty", hygiene.empty());
    json.writeArrayFieldStart("brokenIndexes");
    for (Map.Entry<String, List<Digest>> each : hygiene.broken().entrySet()) {
      for (Digest index : each.getValue()) {
        json.writeStartObject();
        json.writeStringField("repository", each.getKey());
        json.writeStringField("digest", index.value());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("pullThroughCaches");
    for (Map.Entry<String, PullThroughCacheRule> each : hygiene.cached().entrySet()) {
      json.writeStartObject();
      json.writeStringField("repository", each.getKey());
      json.writeStringField("prefix", each.getValue().prefix());
      json.writeStringField("upstream", each.getValue().upstream());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writePOJOField("unread", hygiene.unread());
    json.writePOJOField("sentences", hygiene.sentences(header::shortName));
    json.writeEndObject();
  }
}
