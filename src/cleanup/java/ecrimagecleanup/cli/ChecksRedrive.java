package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Question;
import ecrimagecleanup.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code checks redrive}. */
@Command(
    name = "redrive",
    description = {
      "Moves dead letters back to their queue, where the application tries them again.",
      "That is safe at any time: who uses an image is always found out anew, and checks that come"
          + " more than an hour late are postponed by a grace period. A message that fails again"
          + " comes back.",
    },
    mixinStandardHelpOptions = true)
final class ChecksRedrive implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private Question question = new Question();

  @Parameters(
      paramLabel = "QUEUE",
      arity = "0..1",
      defaultValue = "",
      description = "Only the dead letters of this queue, such as image-deletion-checks.")
  private String queue = "";

  @Override
  public Integer call() {
    Settings settings = options.load();
    try (Application application = options.startWithoutRoutes(settings)) {
      DeadLetterQueues queues = DeadLetterQueues.of(application, settings);
      Map<String, Integer> counts = counts(queues);
      if (counts.isEmpty()) {
        print(Map.of(), Map.of(), "There are no dead letters.");
      } else if (question.isAnsweredYes(
          "Move about %s back? Checks that come more than an hour late are postponed by a grace period."
              .formatted(words(counts, "of")))) {
        Map<String, String> tasks = new LinkedHashMap<>();
        counts.keySet().forEach(name -> tasks.put(name, queues.redrive(name)));
        print(counts, tasks, "About %s.".formatted(words(counts, "on the way back to")));
      } else {
        print(Map.of(), Map.of(), "Nothing was changed.");
        return Question.DECLINED;
      }
    }
    return ExitCode.OK;
  }

  /** Of the queues that have any. */
  private Map<String, Integer> counts(DeadLetterQueues queues) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String name : queues.find(queue)) {
      int count = queues.count(name);
      if (count > 0) {
        counts.put(name, count);
      }
    }
    return counts;
  }

  private static String words(Map<String, Integer> counts, String between) {
    List<String> each =
        counts.entrySet().stream()
            .map(
                entry ->
                    "%s %s %s"
                        .formatted(
                            DeadLetterQueues.counted(entry.getValue()), between, entry.getKey()))
            .toList();
    return each.stream().collect(Collectors.joining(" and "));
  }

  private void print(Map<String, Integer> counts, Map<String, String> tasks, String sentence) {
    if (!output.json()) {
      output.print(sentence);
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode queues = json.putArray("redriven");
    tasks.forEach(
        (name, task) ->
            queues.addObject().put("queue", name).put("count", counts.get(name)).put("task", task));
    output.print(json);
  }
}
