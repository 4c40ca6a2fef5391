package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.message.ExplainedDeadLetter;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** The command {@code checks dead-letters}. */
@Command(
    name = "dead-letters",
    description = {
      "Lists the messages that failed too often, or that could not be delivered, and why.",
      "They stay where they are. Each look at them counts as one time that they were received. Of a"
          + " queue up to 100 are shown.",
    },
    mixinStandardHelpOptions = true)
final class ChecksDeadLetters implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  /** A queue, and what of its dead letters is shown. */
  private record Listed(String queue, int count, List<ExplainedDeadLetter> letters) {}

  @Override
  public Integer call() {
    Settings settings = options.load();
    try (Application application = options.startWithoutRoutes(settings)) {
      DeadLetterQueues queues = DeadLetterQueues.of(application, settings);
      List<Listed> listed = queues.find("").stream().map(queue -> list(queues, queue)).toList();
      if (output.json()) {
        output.print(json(listed));
      } else {
        listed.forEach(this::print);
      }
    }
    return ExitCode.OK;
  }

  private static Listed list(DeadLetterQueues queues, String queue) {
    List<ExplainedDeadLetter> letters = queues.list(queue);
    return new Listed(queue, Math.max(queues.count(queue), letters.size()), letters);
  }

  private void print(Listed listed) {
    output.print(
        listed.count() == 0
            ? "%s: no dead letters.".formatted(listed.queue())
            : "%s: %s.".formatted(listed.queue(), counted(listed)));
    Table table =
        new Table(
            List.of(
                Column.of("MESSAGE"),
                Column.of("SENT"),
                Column.ofNumbers("RECEIVED"),
                Column.of("WHAT"),
                Column.of("REASON")));
    for (ExplainedDeadLetter explained : listed.letters()) {
      table.row(
          new Cell(explained.letter().id(), Look.FAINT),
          Cell.of(sent(explained)),
          Cell.of(Integer.toString(explained.letter().receives())),
          new Cell(explained.what(), Look.STRONG),
          Cell.of(explained.reason()));
    }
    output.print(table);
  }

  private static String counted(Listed listed) {
    String all = DeadLetterQueues.counted(listed.count());
    return listed.letters().size() < listed.count()
        ? "%d of about %s".formatted(listed.letters().size(), all)
        : all;
  }

  private static String sent(ExplainedDeadLetter explained) {
    return explained.letter().sent().map(Times::utc).orElse("");
  }

  private static ObjectNode json(List<Listed> all) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode queues = json.putArray("queues");
    for (Listed listed : all) {
      ObjectNode queue =
          queues.addObject().put("queue", listed.queue()).put("count", listed.count());
      ArrayNode letters = queue.putArray("deadLetters");
      for (ExplainedDeadLetter explained : listed.letters()) {
        letters
            .addObject()
            .put("messageId", explained.letter().id())
            .put("sent", explained.letter().sent().map(Instant::toString).orElse(""))
            .put("receives", explained.letter().receives())
            .put("what", explained.what())
            .put("reason", explained.reason());
      }
    }
    return json;
  }
}
