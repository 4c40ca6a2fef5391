package ecrimagecleanup.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecrimagecleanup.decision.Decision;
import ecrimagecleanup.decision.DecisionRecord;
import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.hygiene.Hygiene;
import ecrimagecleanup.image.Image;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The JSON document of a plan, version 1. It is written repository by repository, and never held as
 * a whole: a registry can have millions of images.
 */
public final class PlanDocument {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the figures do not know. */
  public static final String NOTE =
      "Bytes are an estimate: layers that images share are counted with each of them, so less is freed.";

  private final PlanHeader header;
  private final Iterator<RepositoryPlan> plans;
  private final Map<String, RepositoryLine> repositories = new LinkedHashMap<>();
  private final Optional<SaidOnce> saidOnce;
  private final List<PlanPart> parts;
  private PlanSummary total = PlanSummary.NONE;
  private Optional<Hygiene> hygiene = Optional.empty();

  private PlanDocument(
      PlanHeader header,
      Iterator<RepositoryPlan> plans,
      Optional<SaidOnce> saidOnce,
      List<PlanPart> parts) {
    this.header = header;
    this.plans = plans;
    this.saidOnce = saidOnce;
    this.parts = List.copyOf(parts);
  }

  /**
   * A document, to be written once.
   *
   * @param header what the plan was made of
   * @param plans the repositories; the next is taken when the one before is written
   */
  public static PlanDocument of(PlanHeader header, Iterator<RepositoryPlan> plans) {
    return of(header, plans, List.of());
  }

  /**
   * A document that also has parts that somebody asks for.
   *
   * @param parts those, complete with the last of the repositories
   */
  public static PlanDocument of(
      PlanHeader header, Iterator<RepositoryPlan> plans, List<PlanPart> parts) {
    return new PlanDocument(header, plans, Optional.empty(), parts);
  }

  /**
   * The same in a third of the size, for a page: what a source said is there once, and a number
   * where it is said again. The first has the number 0.
   *
   * @param parts what somebody asks for, complete with the last of the repositories
   */
  public static PlanDocument ofPage(
      PlanHeader header, Iterator<RepositoryPlan> plans, List<PlanPart> parts) {
    return new PlanDocument(header, plans, Optional.of(new SaidOnce()), parts);
  }

  /**
   * The same document, which also says what is worth knowing of the repositories.
   *
   * @param takesIn takes each of them in
   */
  public PlanDocument with(Hygiene takesIn) {
    hygiene = Optional.of(takesIn);
    return this;
  }

  /** The totals of what is written. */
  public PlanSummary total() {
    return total;
  }

  /**
   * Writes it.
   *
   * @param out where to; it stays open
   */
  public void write(Writer out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      // What was written when something failed must not look like the whole.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      write(json);
    }
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    header.write(json);
    json.writeArrayFieldStart("images");
    while (plans.hasNext()) {
      RepositoryPlan plan = plans.next();
      for (PlannedImage one : plan.images()) {
        writeImage(json, plan, one);
      }
      PlanSummary summary = PlanSummary.of(plan);
      repositories.put(
          plan.repository().toString(), new RepositoryLine(plan.tags(), plan.optedIn(), summary));
      total = total.plus(summary);
      hygiene.ifPresent(plan::tell);
    }
    json.writeEndArray();
    writeRepositories(json);
    writeReasons(json);
    writeTotals(json);
    for (PlanPart part : parts) {
      part.write(json, header);
    }
    if (hygiene.isPresent()) {
      new HygieneJson(hygiene.get(), header).write(json);
    }
    json.writeEndObject();
  }

  private void writeImage(JsonGenerator json, RepositoryPlan plan, PlannedImage one)
      throws IOException {
    Image image = one.image();
    Decision decision = one.decision();
    json.writeStartObject();
    json.writeStringField("repository", plan.repository().toString());
    json.writeStringField("digest", image.digest().value());
    json.writePOJOField("tags", image.tags());
    json.writeStringField("decision", decision.word());
    json.writeStringField("verdict", one.verdict().kind().key());
    if (decision.decidedBy().isPresent()) {
      json.writeStringField("question", decision.decidedBy().get().value());
    }
    json.writeStringField("reason", one.verdict().reason());
    if (one.verdict().when().isPresent()) {
      json.writeStringField(one.verdict().timeKey(), one.verdict().when().get().toString());
    }
    if (decision instanceof Decision.Remove remove) {
      json.writeStringField("action", remove.action().word());
    }
    if (one.goesAfter().isPresent()) {
      json.writeStringField("goesAfter", one.goesAfter().get().value());
    }
    json.writeStringField("pushedAt", image.pushedAt().toString());
    if (image.lastPulledAt().isPresent()) {
      json.writeStringField("lastPulledAt", image.lastPulledAt().get().toString());
    }
    json.writeNumberField("bytes", one.bytes());
    json.writeStringField("mediaType", image.mediaType());
    json.writeBooleanField("archived", image.archived());
    json.writeArrayFieldStart("evidence");
    for (SourceEvidence said : one.evidence()) {
      OptionalInt number = saidOnce.isPresent() ? saidOnce.get().number(said) : OptionalInt.empty();
      if (number.isPresent()) {
        json.writeNumber(number.getAsInt());
      } else {
        json.writePOJO(DecisionRecord.evidence(said));
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeRepositories(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("repositories");
    for (Map.Entry<String, RepositoryLine> line : repositories.entrySet()) {
      json.writeStartObject();
      json.writeStringField("repository", line.getKey());
      line.getValue().write(json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeReasons(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("reasons");
    for (Map.Entry<PlanSummary.Reason, Tally> reason : total.reasons().entrySet()) {
      json.writeStartObject();
      json.writeStringField("verdict", reason.getKey().verdict().key());
      if (reason.getKey().question().isPresent()) {
        json.writeStringField("question", reason.getKey().question().get().value());
      }
      json.writeStringField("text", reason.getKey().text());
      json.writeNumberField("images", reason.getValue().images());
      json.writeNumberField("bytes", reason.getValue().bytes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTotals(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("repositories", total.repositories());
    json.writeNumberField("optedIn", total.optedIn());
    writeByVerdict(json, "images", total, Tally::images);
    writeByVerdict(json, "bytes", total, Tally::bytes);
    json.writeNumberField("pricePerGbMonth", header.pricePerGbMonth());
    json.writeObjectFieldStart("monthlyCost");
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      BigDecimal cost = total.of(kind).monthlyCost(header.pricePerGbMonth());
      json.writeNumberField(kind.key(), cost);
    }
    json.writeEndObject();
    json.writeStringField("note", NOTE);
    json.writeEndObject();
  }

  static void writeByVerdict(
      JsonGenerator json, String name, PlanSummary summary, Function<Tally, Long> figure)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      json.writeNumberField(kind.key(), figure.apply(summary.of(kind)));
    }
    json.writeEndObject();
  }
}
