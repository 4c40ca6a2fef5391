package ecrimagecleanup.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import ecrimagecleanup.image.RepositoryTags;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is left of a repository once its images are written.
 *
 * @param tags its tags
 * @param optedIn whether its owner opted in
 * @param summary its totals
 */
record RepositoryLine(RepositoryTags tags, boolean optedIn, PlanSummary summary) {

  /** Writes the fields. The tags are in the order of their keys: the same plan is the same text. */
  void write(JsonGenerator json) throws IOException {
    json.writeBooleanField("optedIn", optedIn);
    json.writeObjectFieldStart("tags");
    for (Map.Entry<String, String> tag : new TreeMap<>(tags.tags()).entrySet()) {
      json.writeStringField(tag.getKey(), tag.getValue());
    }
    json.writeEndObject();
    PlanDocument.writeByVerdict(json, "images", summary, Tally::images);
    PlanDocument.writeByVerdict(json, "bytes", summary, Tally::bytes);
  }
}
