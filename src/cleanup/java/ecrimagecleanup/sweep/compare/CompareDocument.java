package ecrimagecleanup.sweep.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.policy.Action;
import ecrimagecleanup.sweep.PlanDocument;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.Tally;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON document of two policies side by side, version 1: the settings in which they differ, the
 * images of which something changes, and the sums. It is written repository by repository. For one
 * thread.
 */
public final class CompareDocument {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PlanHeader header;
  private final List<ComparedSetting> settings;
  private final Map<String, Difference> repositories = new LinkedHashMap<>();
  private Difference total = Difference.NONE;

  /**
   * @param header what the plans were made of
   * @param settings in which settings the policies differ
   */
  public CompareDocument(PlanHeader header, List<ComparedSetting> settings) {
    this.header = header;
    this.settings = List.copyOf(settings);
  }

  /** The sums of what is written. */
  public Difference total() {
    return total;
  }

  /**
   * Writes it.
   *
   * @param plans the repositories; the next is taken when the one before is written
   * @param out where to; it stays open
   */
  public void write(Iterator<ComparedPlan> plans, Writer out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      // What was written when something failed must not look like the whole.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      write(plans, json);
    }
  }

  private void write(Iterator<ComparedPlan> plans, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeStringField("time", header.time().toString());
    json.writeStringField("accountId", header.accountId());
    json.writeStringField("region", header.region());
    json.writeBooleanField("assumedOptIn", header.asIfOptedIn());
    json.writePOJOField("settings", settings);
    json.writeArrayFieldStart("changes");
    while (plans.hasNext()) {
      ComparedPlan plan = plans.next();
      for (Change change : plan.changes()) {
        write(json, plan, change);
      }
      Difference difference = Difference.of(plan);
      repositories.put(plan.now().repository().toString(), difference);
      total = total.plus(difference);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("repositories");
    for (Map.Entry<String, Difference> each : repositories.entrySet()) {
      json.writeStartObject();
      json.writeStringField("repository", each.getKey());
      write(json, each.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("totals");
    json.writeNumberField("repositories", total.repositories());
    json.writeNumberField("changedRepositories", total.changed());
    write(json, total);
    json.writeNumberField("pricePerGbMonth", header.pricePerGbMonth());
    json.writeNumberField("monthlyCost", total.monthlyCost(header.pricePerGbMonth()));
    json.writeStringField("note", PlanDocument.NOTE);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ComparedPlan plan, Change change)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("repository", plan.now().repository().toString());
    json.writeStringField("digest", change.now().image().digest().value());
    json.writePOJOField("tags", change.now().image().tags());
    json.writeStringField("pushedAt", change.now().image().pushedAt().toString());
    json.writeNumberField("bytes", change.now().bytes());
    write(json, "now", change.now());
    write(json, "then", change.then());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, PlannedImage image)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("verdict", image.verdict().kind().key());
    if (image.decision().decidedBy().isPresent()) {
      json.writeStringField("question", image.decision().decidedBy().get().value());
    }
    json.writeStringField("reason", image.verdict().reason());
    if (image.verdict().when().isPresent()) {
      json.writeStringField(image.verdict().timeKey(), image.verdict().when().get().toString());
    }
    Optional<Action> action = Change.action(image);
    if (action.isPresent()) {
      json.writeStringField("action", action.get().word());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Difference difference) throws IOException {
    write(json, "all", difference.all());
    write(json, "removableNow", difference.now());
    write(json, "removableThen", difference.then());
    write(json, "added", difference.added());
    write(json, "dropped", difference.dropped());
    write(json, "changedOtherwise", difference.otherwise());
    json.writeNumberField("unknownThen", difference.unknown());
  }

  private static void write(JsonGenerator json, String name, Tally tally) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("images", tally.images());
    json.writeNumberField("bytes", tally.bytes());
    json.writeEndObject();
  }
}
