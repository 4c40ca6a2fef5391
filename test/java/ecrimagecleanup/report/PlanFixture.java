package ecrimagecleanup.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A made-up plan of a company with a dozen repositories. The same arguments always make the same
 * document, so pictures of it can be made anew.
 *
 * @param images how many images there are
 * @param brake why removals are held; empty if they are not
 * @param assumedOptIn whether it is made as if every repository had opted in
 */
record PlanFixture(int images, String brake, boolean assumedOptIn) implements JsonBody {
  private static final long SEED = 7;
  private static final String REGISTRY = "999988887777/eu-central-1";
  private static final double PRICE_PER_GB_MONTH = 0.1;

  /** Each with its share of all images, in thousandths, and the size of an image in MB. */
  private static final List<FixtureRepository> REPOSITORIES =
      List.of(
          new FixtureRepository("team/orders", 160, 240, true, "sales"),
          new FixtureRepository("team/payments", 140, 310, true, "finance"),
          new FixtureRepository("team/catalog", 120, 185, true, "sales"),
          new FixtureRepository("team/frontend", 110, 95, true, "storefront"),
          new FixtureRepository("team/billing", 90, 270, true, "finance"),
          new FixtureRepository("team/search", 80, 620, true, "storefront"),
          new FixtureRepository("team/inventory", 70, 205, true, "logistics"),
          new FixtureRepository("team/notifications", 60, 130, true, "storefront"),
          new FixtureRepository("team/newsletter", 50, 120, true, "marketing"),
          new FixtureRepository("team/legacy", 40, 840, false, ""),
          new FixtureRepository("team/reports", 30, 410, true, "finance"),
          new FixtureRepository("team/weather", 20, 75, true, "marketing"),
          new FixtureRepository("team/experiments", 15, 520, false, ""),
          new FixtureRepository("platform/base-sidecar", 10, 35, true, "platform"),
          new FixtureRepository("platform/log-router", 5, 60, false, "platform"));

  static PlanFixture of(int images) {
    return new PlanFixture(images, "", false);
  }

  @Override
  public void write(Writer out) throws IOException {
    FixtureSums sums = new FixtureSums();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      writeHead(json);
      writeImages(json, sums);
      writeRepositories(json, sums);
      writeReasons(json, sums);
      writeTotals(json, sums);
      json.writeEndObject();
    }
  }

  private void writeHead(JsonGenerator json) throws IOException {
    json.writeNumberField("version", 1);
    json.writeStringField("time", FixtureImage.NOW.toString());
    json.writeStringField("accountId", "999988887777");
    json.writeStringField("region", "eu-central-1");
    json.writeStringField("action", "report");
    json.writeNumberField("graceHours", 24);
    json.writeBooleanField("assumedOptIn", assumedOptIn);
    json.writeStringField("brake", brake);
  }

  private void writeImages(JsonGenerator json, FixtureSums sums) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    json.writeArrayFieldStart("images");
    for (FixtureRepository repository : REPOSITORIES) {
      int number = Math.max(1, images * repository.share() / 1000);
      for (int i = 0; i < number; i++) {
        FixtureImage image = FixtureImage.of(repository, isOpen(repository), i, number, random);
        image.write(json, REGISTRY);
        sums.add(image);
      }
    }
    json.writeEndArray();
  }

  private void writeRepositories(JsonGenerator json, FixtureSums sums) throws IOException {
    json.writeArrayFieldStart("repositories");
    for (FixtureRepository repository : REPOSITORIES) {
      json.writeStartObject();
      json.writeStringField("repository", REGISTRY + "/" + repository.name());
      json.writeBooleanField("optedIn", isOpen(repository));
      writeTags(json, repository);
      writeByVerdict(json, "images", sums.images(repository));
      writeByVerdict(json, "bytes", sums.bytes(repository));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private boolean isOpen(FixtureRepository repository) {
    return repository.optedIn() || assumedOptIn;
  }

  private void writeTags(JsonGenerator json, FixtureRepository repository) throws IOException {
    json.writeObjectFieldStart("tags");
    if (isOpen(repository)) {
      json.writeStringField("ecr-image-cleanup", "enabled");
    }
    json.writeStringField("tier", repository.name().substring(0, repository.name().indexOf('/')));
    if (!repository.team().isEmpty()) {
      json.writeStringField("team", repository.team());
    }
    json.writeEndObject();
  }

  private static void writeReasons(JsonGenerator json, FixtureSums sums) throws IOException {
    json.writeArrayFieldStart("reasons");
    for (FixtureSums.Reason reason : sums.reasons()) {
      json.writeStartObject();
      json.writeStringField("verdict", reason.verdict());
      if (!reason.question().isEmpty()) {
        json.writeStringField("question", reason.question());
      }
      json.writeStringField("text", reason.text());
      json.writeNumberField("images", sums.images(reason));
      json.writeNumberField("bytes", sums.bytes(reason));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTotals(JsonGenerator json, FixtureSums sums) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("repositories", REPOSITORIES.size());
    writeByVerdict(json, "images", sums.images());
    writeByVerdict(json, "bytes", sums.bytes());
    json.writeNumberField("pricePerGbMonth", PRICE_PER_GB_MONTH);
    json.writeObjectFieldStart("monthlyCost");
    for (Map.Entry<String, Long> one : sums.bytes().entrySet()) {
      json.writeNumberField(one.getKey(), one.getValue() / 1e9 * PRICE_PER_GB_MONTH);
    }
    json.writeEndObject();
    json.writeStringField(
        "note",
        "Bytes are an estimate: layers that images share are counted with each of them, so less is freed.");
    json.writeEndObject();
  }

  private static void writeByVerdict(JsonGenerator json, String name, Map<String, Long> values)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> one : values.entrySet()) {
      json.writeNumberField(one.getKey(), one.getValue());
    }
    json.writeEndObject();
  }
}
