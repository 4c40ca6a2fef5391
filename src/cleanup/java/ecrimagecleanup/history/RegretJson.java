package ecrimagecleanup.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether it would have hurt, for machines. */
public final class RegretJson {
  private RegretJson() {}

  /** What became of an image. */
  public static ObjectNode of(Followed one) {
    Proposal proposal = one.proposal();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("record", "image");
    json.put("repository", proposal.repository().toString());
    json.put("digest", proposal.digest().value());
    ArrayNode tags = json.putArray("tags");
    proposal.tags().forEach(tags::add);
    json.put("decidedAt", proposal.at().toString()).put("action", proposal.action());
    json.put("used", one.isUsed());
    ArrayNode uses = json.putArray("uses");
    one.uses()
        .forEach(
            use ->
                uses.addObject()
                    .put("how", use.how().word())
                    .put("at", use.at().toString())
                    .put("text", use.text()));
    one.unknown().filter(why -> one.isUnknown()).ifPresent(why -> json.put("unknown", why));
    return json;
  }

  /** The numbers. */
  public static ObjectNode of(RegretReport report) {
    RegretSummary summary = report.summary();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("record", "total");
    json.put("images", summary.images()).put("used", summary.used());
    json.put("unknown", summary.ofUnknown()).put("unreadable", report.unreadable());
    ObjectNode why = json.putObject("why");
    summary.unknown().forEach(why::put);
    return json.put("headline", summary.headline(report.following().least()));
  }
}
