package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.cli.console.Amounts;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.history.Entry;
import ecrimagecleanup.history.HistoryFilter;
import ecrimagecleanup.history.LogLine;
import ecrimagecleanup.history.Totals;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code history}: what was decided and removed, by the log. */
@Command(
    name = "history",
    description = {
      "Shows what was decided and removed in the past, by the log of the application, and what went"
          + " in each month.",
      "It reads files of the log, of text or of JSON, also compressed with gzip, and calls no AWS."
          + " What CloudWatch Logs has comes through a pipe:",
      "  aws logs tail ecr-image-cleanup --since 7d | ecr-image-cleanup history --log -",
    },
    mixinStandardHelpOptions = true)
final class History implements Callable<Integer> {
  /** Nothing of them is needed, but other commands have them, too. */
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      required = true,
      description = "A file of the log, or - for standard input; may be given several times.")
  private List<String> logs = new ArrayList<>();

  @Parameters(
      arity = "0..1",
      paramLabel = "IMAGE",
      description =
          "Only records of this image: team/orders:1.4 for a tag that it had, or team/orders@12ab34cd56ef"
              + " for a digest or its first digits.")
  private String image = "";

  @Mixin private HistoryOptions asked = new HistoryOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many records a table shows at most, the last ones. Default: 100.")
  private int limit = 100;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "--limit %d shows nothing; give 1 or more.".formatted(limit));
    }
    HistoryFilter filter = asked.filter(image, options.now());
    Totals totals = new Totals();
    if (output.json()) {
      read(filter, totals, entry -> output.print(json(entry)));
      output.print(json(totals));
      return ExitCode.OK;
    }
    Deque<Entry> last = new ArrayDeque<>();
    read(
        filter,
        totals,
        entry -> {
          last.add(entry);
          if (last.size() > limit) {
            last.remove();
          }
        });
    print(last, totals);
    return ExitCode.OK;
  }

  private void read(HistoryFilter filter, Totals totals, Consumer<Entry> each) throws IOException {
    LogFiles files = new LogFiles(logs);
    try (Progress progress = output.progress("Reading the log", files.megabytes())) {
      files.read(
          progress::step,
          line -> {
            LogLine read = LogLine.read(line);
            if (read instanceof LogLine.Unreadable) {
              totals.addUnreadable();
            } else if (read instanceof LogLine.OfRecord found && filter.asksFor(found.entry())) {
              totals.add(found.entry());
              each.accept(found.entry());
            }
          });
    }
  }

  private void print(Deque<Entry> last, Totals totals) {
    Table table =
        new Table(
            List.of(
                Column.of("time"),
                Column.of("what"),
                Column.of("image").cutTo(20),
                Column.of("tags").cutTo(8).leftOutAt(2),
                Column.of("question").leftOutAt(1),
                Column.of("reason").cutTo(20).leftOutAt(3)));
    for (Entry entry : last) {
      table.row(
          Times.utc(entry.time()),
          entry.word(),
          entry.repository().name() + "@" + entry.digest().firstDigits(),
          String.join(" ", entry.tags()),
          entry.question().orElse(""),
          entry.reason());
    }
    output.print(table);
    if (last.size() < totals.records()) {
      output.print(
          "The last %d of %s; --limit shows more."
              .formatted(last.size(), Counts.of(totals.records(), "record")));
    }
    printMonths(totals);
    output.print(summary(totals));
  }

  private void printMonths(Totals totals) {
    Table months =
        new Table(
            List.of(Column.of("month"), Column.ofNumbers("removed"), Column.ofNumbers("size")));
    totals
        .byMonth()
        .forEach(
            (month, gone) ->
                months.row(
                    month.toString(), Counts.of(gone.images()), Amounts.bytes(gone.bytes())));
    output.print(months);
  }

  private static String summary(Totals totals) {
    Totals.Gone all = totals.all();
    String unreadable =
        totals.unreadable() == 0
            ? ""
            : " %s could not be read and left out."
                .formatted(Counts.of(totals.unreadable(), "record"));
    return totals.records() == 0
        ? "The log has no such record." + unreadable
        : "%s removed, %s.%s"
            .formatted(Counts.of(all.images(), "image"), Amounts.bytes(all.bytes()), unreadable);
  }

  private static ObjectNode json(Entry entry) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("time", entry.time().toString());
    json.put("record", entry.kind().key());
    json.put(entry.kind().key(), entry.word());
    json.put("repository", entry.repository().toString());
    json.put("digest", entry.digest().value());
    ArrayNode tags = json.putArray("tags");
    entry.tags().forEach(tags::add);
    entry.question().ifPresent(question -> json.put("question", question));
    return json.put("reason", entry.reason()).put("bytes", entry.bytes());
  }

  private static ObjectNode json(Totals totals) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("record", "total");
    json.put("records", totals.records()).put("unreadable", totals.unreadable());
    ObjectNode months = json.putObject("byMonth");
    totals.byMonth().forEach((month, gone) -> put(months.putObject(month.toString()), gone));
    ObjectNode repositories = json.putObject("byRepository");
    totals.byRepository().forEach((name, gone) -> put(repositories.putObject(name), gone));
    return json;
  }

  private static void put(ObjectNode json, Totals.Gone gone) {
    json.put("removed", gone.images()).put("bytes", gone.bytes());
  }
}
