package ecrimagecleanup.docs;

import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sandbox.SandboxCommand;
import ecrimagecleanup.sandbox.benchmark.BenchmarkCommand;
import ecrimagecleanup.sandbox.simulation.SimulateCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The text of docs/commands.md. It is made of what the commands say of themselves with --help. */
final class CommandsPage {
  private static final String INTRODUCTION =
      """
      # Commands

      <!-- Made of the commands by CommandsPageTest; see CONTRIBUTING.md. -->

      All begin with `bin/ecr-image-cleanup`. `bin/simulate` and `bin/benchmark`, which only the source tree
      has, are short for two of them. `--help` after any
      command prints what stands here. When and why to use them is in [operating](operating.md) and
      [start](start.md).

      """;

  /** Commands with a launcher of their own. */
  private static final Set<String> OF_THEIR_OWN = Set.of("simulate", "benchmark");

  /** In how many commands an option has to be so that it is said once for all. */
  private static final int SHARED = 4;

  private final List<CommandSpec> commands = all();
  private final StringBuilder page = new StringBuilder(INTRODUCTION);

  /** The page. */
  static String text() {
    return new CommandsPage().make();
  }

  /** The commands that do something, in the order in which they are shown. */
  private static List<CommandSpec> all() {
    List<CommandSpec> all = new ArrayList<>();
    add(all, EcrImageCleanup.commandLine(Terminal.none()));
    all.add(SandboxCommand.commandLine().getCommandSpec());
    all.add(SimulateCommand.commandLine().getCommandSpec());
    all.add(BenchmarkCommand.commandLine().getCommandSpec());
    return all;
  }

  private static void add(List<CommandSpec> all, CommandLine command) {
    if (command.getCommandSpec().usageMessage().hidden()) {
      return;
    }
    if (command.getSubcommands().isEmpty()) {
      all.add(command.getCommandSpec());
    }
    command.getSubcommands().values().forEach(sub -> add(all, sub));
  }

  private String make() {
    page.append("| command | what it does |\n|---|---|\n");
    for (CommandSpec command : commands) {
      String name = name(command);
      page.append(
          "| [`%s`](#%s) | %s |\n".formatted(name, name.replace(' ', '-'), firstSentence(command)));
    }
    Map<String, List<OptionSpec>> shared = shared();
    page.append("\n## Options of several commands\n\n");
    options(shared.values().stream().map(same -> same.get(0)).toList());
    commands.forEach(command -> add(command, shared));
    return page.toString();
  }

  private Map<String, List<OptionSpec>> shared() {
    Map<String, List<OptionSpec>> shared =
        commands.stream()
            .flatMap(command -> shown(command))
            .collect(
                Collectors.groupingBy(CommandsPage::row, LinkedHashMap::new, Collectors.toList()));
    shared.values().removeIf(same -> same.size() < SHARED);
    return shared;
  }

  private void add(CommandSpec command, Map<String, List<OptionSpec>> shared) {
    page.append("\n## %s\n\n".formatted(name(command)));
    page.append("```\n%s\n```\n".formatted(synopsis(command)));
    paragraphs(command.usageMessage().description());
    List<PositionalParamSpec> parameters = command.positionalParameters();
    List<OptionSpec> own = shown(command).filter(each -> !shared.containsKey(row(each))).toList();
    List<String> others =
        shown(command)
            .filter(each -> shared.containsKey(row(each)))
            .map(each -> "`%s`".formatted(each.longestName()))
            .toList();
    if (!parameters.isEmpty() || !own.isEmpty()) {
      page.append("\n| | |\n|---|---|\n");
      parameters.forEach(
          each -> page.append(row(each.paramLabel(), String.join(" ", each.description()))));
      own.forEach(each -> page.append(row(each)));
    }
    if (!others.isEmpty()) {
      page.append(
          "\nAlso %s; see [above](#options-of-several-commands).\n"
              .formatted(String.join(", ", others)));
    }
    paragraphs(command.usageMessage().footer());
  }

  private void paragraphs(String... lines) {
    Arrays.stream(lines)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> page.append("\n").append(cell(line)).append("\n"));
  }

  private void options(List<OptionSpec> options) {
    page.append("| | |\n|---|---|\n");
    options.forEach(each -> page.append(row(each)));
  }

  private static Stream<OptionSpec> shown(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden());
  }

  private static String row(OptionSpec option) {
    String label = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
    return row(
        String.join(", ", option.names()) + label, String.join(" ", option.description()).strip());
  }

  private static String row(String what, String meaning) {
    return "| `%s` | %s |\n".formatted(what, cell(meaning));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName().replaceFirst("^ecr-image-cleanup ", "");
  }

  private static String synopsis(CommandSpec command) {
    String program = OF_THEIR_OWN.contains(name(command)) ? "bin/" : "bin/ecr-image-cleanup ";
    return command.positionalParameters().stream()
        .map(each -> each.required() ? each.paramLabel() : "[" + each.paramLabel() + "]")
        .collect(Collectors.joining(" ", program + name(command) + " [OPTION...] ", ""))
        .strip();
  }

  private static String firstSentence(CommandSpec command) {
    String first = cell(String.join(" ", command.usageMessage().description()));
    return first.replaceFirst("(?s)([.:]) .*", "$1").replaceFirst(":$", ".");
  }
}
