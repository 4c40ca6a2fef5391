package ecrimagecleanup.layer;

import com.fasterxml.jackson.core.JsonGenerator;
import ecrimagecleanup.decision.Verdict.Kind;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.PlanPart;
import ecrimagecleanup.sweep.PlanSummary;
import ecrimagecleanup.sweep.RepositoryPlan;
import ecrimagecleanup.sweep.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is freed when the removable images of a plan go, by their layers. In its document it is the
 * field {@code layers}. Safe for several threads.
 */
public final class LayersReport implements PlanPart {
  /** Within what layers are counted once. */
  public static final String SCOPE =
      "A layer counts once in its repository, and not while an image that stays there has it. With blob mounting a registry may share it between repositories, too, so that less is freed.";

  private record Row(FreedBytes freed, Tally estimate) {}

  private final Map<String, Row> rows = new TreeMap<>();
  private final Set<String> missing = new TreeSet<>();

  /**
   * Takes in a repository.
   *
   * @param plan what becomes of its images
   * @param freed what is freed when those that can be removed are
   */
  public synchronized void add(RepositoryPlan plan, FreedBytes freed) {
    rows.put(plan.repository().toString(), new Row(freed, PlanSummary.of(plan).of(Kind.REMOVABLE)));
  }

  /** Notes why manifests could not be read, as a sentence. */
  public synchronized void addMissing(String sentence) {
    missing.add(sentence);
  }

  /** What is freed in a repository. */
  public synchronized FreedBytes of(Repository repository) {
    Row row = rows.get(repository.toString());
    return row == null ? FreedBytes.NONE : row.freed();
  }

  /** What is freed in all repositories. */
  public synchronized FreedBytes total() {
    return rows.values().stream().map(Row::freed).reduce(FreedBytes.NONE, FreedBytes::plus);
  }

  /** What it saves a month. */
  public BigDecimal monthlyCost(PlanHeader header) {
    return new Tally(0, total().bytes()).monthlyCost(header.pricePerGbMonth());
  }

  /** Why manifests could not be read, in sentences. */
  public synchronized List<String> missing() {
    return List.copyOf(missing);
  }

  @Override
  public synchronized void write(JsonGenerator json, PlanHeader header) throws IOException {
    Tally estimate = rows.values().stream().map(Row::estimate).reduce(Tally.NONE, Tally::plus);
    json.writeObjectFieldStart("layers");
    json.writeStringField("scope", "repository");
    write(json, total(), estimate);
    json.writeNumberField("monthlyCost", monthlyCost(header));
    json.writeArrayFieldStart("repositories");
    for (Map.Entry<String, Row> row : rows.entrySet()) {
      json.writeStartObject();
      json.writeStringField("repository", row.getKey());
      write(json, row.getValue().freed(), row.getValue().estimate());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writePOJOField("missing", missing());
    json.writeStringField("note", SCOPE);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, FreedBytes freed, Tally estimate)
      throws IOException {
    json.writeNumberField("freedBytes", freed.bytes());
    json.writeNumberField("estimatedBytes", estimate.bytes());
    json.writeNumberField("images", freed.images());
    json.writeNumberField("estimatedImages", freed.estimated());
  }
}
