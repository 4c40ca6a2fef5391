package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.history.Followed;
import ecrimagecleanup.history.Proposal;
import ecrimagecleanup.history.RegretSummary;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.time.Duration;
import java.util.List;

/**
 * Whether it would have hurt, for people and for machines.
 *
 * @param output where to
 * @param least how long an image has to be followed
 */
record RegretText(OutputOptions output, Duration least) {
  /** The images that were used, each with what happened, and the numbers. */
  void print(List<Followed> all, RegretSummary summary, long unreadable) {
    if (output.json()) {
      all.forEach(one -> output.print(json(one)));
      output.print(json(summary, unreadable));
      return;
    }
    if (summary.used() > 0) {
      output.print(table(all));
    }
    output.print(summary.headline(least));
    summary
        .unknown()
        .forEach((why, images) -> output.print("  %s: %s".formatted(Counts.of(images), why)));
    if (unreadable > 0) {
      output.print(Records.leftOut(unreadable));
    }
  }

  private static Table table(List<Followed> all) {
    Table table =
        new Table(
            List.of(
                Column.of("image").cutTo(20),
                Column.of("tags").cutTo(8).leftOutAt(1),
                Column.of("was to go").leftOutAt(2),
                Column.of("seen"),
                Column.of("how"),
                Column.of("what").cutTo(20)));
    all.stream()
        .filter(Followed::isUsed)
        .forEach(
            one ->
                one.uses()
                    .forEach(
                        use ->
                            table.row(
                                one.proposal().repository().name()
                                    + "@"
                                    + one.proposal().digest().firstDigits(),
                                String.join(" ", one.proposal().tags()),
                                Times.utc(one.proposal().at()),
                                Times.utc(use.at()),
                                use.how().word(),
                                use.text())));
    return table;
  }

  private static ObjectNode json(Followed one) {
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

  private ObjectNode json(RegretSummary summary, long unreadable) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("record", "total");
    json.put("images", summary.images()).put("used", summary.used());
    json.put("unknown", summary.ofUnknown()).put("unreadable", unreadable);
    ObjectNode why = json.putObject("why");
    summary.unknown().forEach(why::put);
    return json.put("headline", summary.headline(least));
  }
}
