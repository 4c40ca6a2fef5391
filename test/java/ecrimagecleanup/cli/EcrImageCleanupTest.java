package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ecrimagecleanup.cli.console.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What holds for every command. */
class EcrImageCleanupTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return EcrImageCleanup.commandLine(Terminal.none())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static List<CommandLine> commands() {
    List<CommandLine> all = new ArrayList<>();
    all.add(EcrImageCleanup.commandLine(Terminal.none()));
    for (int i = 0; i < all.size(); i++) {
      for (Map.Entry<String, CommandLine> sub : all.get(i).getSubcommands().entrySet()) {
        all.add(sub.getValue());
      }
    }
    return all;
  }

  @Test
  void everyCommandAndOptionIsExplained() {
    assertThat(commands())
        .hasSizeGreaterThan(7)
        .allSatisfy(
            command -> {
              assertThat(command.getCommandSpec().usageMessage().description())
                  .as(command.getCommandName())
                  .isNotEmpty();
              assertThat(command.getUsageMessage()).contains("--help");
              assertThat(command.getCommandSpec().args())
                  .filteredOn(argument -> !argument.hidden())
                  .extracting(ArgSpec::description)
                  .as(command.getCommandName())
                  .allMatch(description -> description.length > 0);
            });
  }

  @Test
  void everyCommandTellsTheVersion() {
    String version = new Version().getVersion()[0];

    assertThat(commands())
        .allSatisfy(
            command ->
                assertThat(command.getCommandSpec().version())
                    .as(command.getCommandName())
                    .containsExactly(version));
    assertThat(run("checks", "list", "-V")).isZero();
    assertThat(out).hasToString(version + System.lineSeparator());
  }

  @Test
  void aRoleThatIsNoneIsRefused() {
    assertThat(run("doctor", "--role", "ecr-image-cleanup")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("--role ecr-image-cleanup is not the ARN of a role. Give one such as arn:aws:");
  }

  @Test
  void aCommandThatIsReadAloneHasTheOptionsThatItHasAmongAll() {
    Map<String, CommandLine> all = EcrImageCleanup.commandLine(Terminal.none()).getSubcommands();
    List<String> alone = new ArrayList<>();
    all.forEach(
        (name, command) -> {
          List<Class<?>> needed = EcrImageCleanup.needed(List.of(name, "--help"));
          Map<String, CommandLine> read =
              EcrImageCleanup.commandLine(Terminal.none(), Clock.systemUTC(), needed)
                  .getSubcommands();
          assertThat(read)
              .hasEntrySatisfying(
                  name,
                  own -> assertThat(own.getUsageMessage()).isEqualTo(command.getUsageMessage()));
          if (read.size() == 1) {
            alone.add(name);
          }
        });

    assertThat(alone).contains("run", "plan", "checks").hasSize(all.size() - 1);
  }

  @Test
  void whereNoCommandIsNamedFirstAllAreRead() {
    int all = EcrImageCleanup.commandLine(Terminal.none()).getSubcommands().size();

    assertThat(
            List.of(
                List.<String>of(),
                List.of("--help"),
                List.of("chekcs"),
                List.of("--verbose", "checks"),
                List.of("generate-completion")))
        .allSatisfy(typed -> assertThat(EcrImageCleanup.needed(typed)).hasSize(all));
  }

  @ParameterizedTest
  @CsvSource({
    "explain, team/orders:1, --since=yesterday, --since yesterday is no time: give one like P7D",
    "plan, --rehearsals=results, -o=wide, --rehearsals is for --layers.",
    "plan, --followed=P1D, -o=wide, '--log, --log-group and --followed are for --regret.'",
    "plan, --log=app.log, -o=wide, '--log, --log-group and --followed are for --regret.'",
    "plan, --summary, --only=unknown, '--only is for rows, and --summary has none.'",
    "rehearse, --print-policy, --workload=shop, '''shop'' is no account and region'",
  })
  void anOptionThatWouldDoNothingOrCannotBeUnderstoodIsRefusedBeforeAwsIsAsked(
      String command, String first, String second, String sentence) {
    int exitCode =
        run(
            command,
            first,
            second,
            "--set=cleanup.account-id=999988887777",
            "--set=cleanup.region=eu-central-1",
            "--set=cleanup.workloads=111122223333/eu-central-1");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).contains(sentence);
  }

  @Test
  void aSettingAsSystemPropertyWhichNothingReadsStopsACommand() {
    System.setProperty("cleanup.brake-file", "config/brake");
    try {
      assertThat(run("checks", "list")).isEqualTo(2);
    } finally {
      System.clearProperty("cleanup.brake-file");
    }
    assertThat(err.toString())
        .contains(
            "Nothing reads the system property cleanup.brake-file. Give --set cleanup.brake-file=VALUE.");
  }

  @Test
  void commandsThatHoldOthersShowThem() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .contains("Usage: ecr-image-cleanup ", "run", "checks", "restore", "sandbox")
        .doesNotContain("generate-completion");
    assertThat(run("checks")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Usage: ecr-image-cleanup checks ", "list", "cancel", "dead-letters", "redrive");
    assertThat(out).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"checks lst", "chekcs", "checks list --limit", "restore"})
  void whatIsTypedWronglyIsSaidWithoutAStackTrace(String typed) {
    assertThat(run(typed.split(" "))).isEqualTo(2);
    assertThat(err.toString())
        .containsPattern("See ecr-image-cleanup( checks)?( list| restore)? --help\\.\\R")
        .doesNotContain("\tat ");
    assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void aCommandThatNearlyExistsIsSuggested() {
    run("checks", "lst");

    assertThat(err.toString())
        .startsWith("There is no command lst.")
        .contains("Did you mean: checks list?");
  }

  @Test
  void whatACommandDoesNotKnowIsNamed() {
    run("checks", "list", "--limitt", "7");
    run("checks", "list", "--limit", "7", "more");

    assertThat(err.toString().lines())
        .contains("There is no option --limitt.", "Nothing is known of more here.");
  }

  @Test
  void verboseAddsTheStackTrace() {
    run("--verbose", "checks", "list", "--limit", "x");

    assertThat(err.toString()).contains("Invalid value for option '--limit'", "\tat picocli.");
  }

  @Test
  void settingsThatDoNotAllowAStartAreListed() {
    assertThat(run("checks", "list")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("The settings do not allow a start:")
        .contains("  - cleanup.account-id is missing.")
        .doesNotContain("\tat ");
  }

  @Test
  void anAnswerThatCannotBeWrittenAsAWholeIsAFailure() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };

    int exitCode =
        EcrImageCleanup.commandLine(Terminal.none())
            .setOut(new PrintWriter(full))
            .setErr(new PrintWriter(err))
            .execute("generate-completion");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("The answer is cut: standard output could not be written to its end.");
  }

  @Test
  void aFullDiskBehindStandardOutputIsAFailureWithItsReason() throws Exception {
    assumeThat(Path.of("/dev/full")).exists();

    assertThat(inAShell("%s generate-completion 2>&1 >/dev/full; echo $?"))
        .containsExactly(
            "The answer is cut: standard output could not be written to its end: No space left on device.",
            "2");
  }

  @Test
  void whoClosesThePipeHasSeenEnough() throws Exception {
    assertThat(inAShell("{ { %s generate-completion; echo $? >&2; } | true; } 2>&1"))
        .containsExactly("0");
  }

  /** What a shell prints that starts the command as a process. */
  private static List<String> inAShell(String line) throws IOException {
    String command =
        "'%s' -cp '%s' -Dlogback.configurationFile=config/logback.xml %s"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                EcrImageCleanup.class.getName());
    Process process = new ProcessBuilder("sh", "-c", line.formatted(command)).start();
    try (BufferedReader printed = process.inputReader()) {
      return printed.lines().toList();
    }
  }

  @Test
  void aDecisionThatThereIsNotIsRefused() {
    assertThat(run("history", "--log=-", "--decision", "Keep,removd")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "removd is no decision or outcome; give keep, postpone, superseded, gone, remove, removed, already gone, refused");
  }

  @Test
  void shellsCompleteCommandsAndOptions() {
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString())
        .startsWith("#!/usr/bin/env bash")
        .contains("dead-letters", "--repository", "complete -F _complete_ecr-image-cleanup");
  }
}
