package ecrimagecleanup.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Money;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.function.Function;

/** What the log says, for machines. */
public final class HistoryJson {
  private HistoryJson() {}

  /** A record. */
  public static ObjectNode of(Entry entry) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("time", entry.time().toString());
    json.put("record", entry.kind().key());
    json.put(entry.kind().key(), entry.word());
    if (!entry.action().isEmpty()) {
      json.put("action", entry.action());
    }
    json.put("repository", entry.repository().toString());
    json.put("digest", entry.digest().value());
    ArrayNode tags = json.putArray("tags");
    entry.tags().forEach(tags::add);
    json.put("cause", entry.cause());
    entry.question().ifPresent(question -> json.put("question", question));
    return json.put("reason", entry.reason()).put("bytes", entry.bytes());
  }

  /**
   * What went.
   *
   * @param of what repositories belong to: {@code repository}, or the key of a tag
   * @param group what a repository belongs to
   * @param pricePerGb what a GB (10^9 bytes) costs a month
   */
  public static ObjectNode of(
      Totals totals, String of, Function<Repository, String> group, BigDecimal pricePerGb) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("record", "total");
    json.put("records", totals.records()).put("unreadable", totals.unreadable());
    put(json.putObject("byMonth"), totals.byMonth(), pricePerGb);
    put(json.putObject("byRepository"), totals.by(Repository::name), pricePerGb);
    json.put("sumsBy", of);
    ArrayNode sums = json.putArray("sums");
    for (Totals.Sum sum : totals.sums(group)) {
      put(
          sums.addObject().put("month", sum.month().toString()).put("of", sum.of()),
          sum.gone(),
          pricePerGb);
    }
    return json;
  }

  private static void put(ObjectNode json, SortedMap<?, Totals.Gone> all, BigDecimal pricePerGb) {
    all.forEach((key, gone) -> put(json.putObject(key.toString()), gone, pricePerGb));
  }

  private static void put(ObjectNode json, Totals.Gone gone, BigDecimal pricePerGb) {
    json.put("deleted", gone.deleted().images()).put("bytes", gone.deleted().bytes());
    json.put("monthlyCost", Money.aMonth(gone.deleted().bytes(), pricePerGb));
    json.put("archived", gone.archived().images());
    json.put("archivedBytes", gone.archived().bytes());
  }
}
