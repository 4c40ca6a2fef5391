package ecrimagecleanup.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.docs.Document;
import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.SandboxCommand;
import ecrimagecleanup.sandbox.benchmark.BenchmarkCommand;
import ecrimagecleanup.sandbox.simulation.SimulateCommand;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation says to type works: on the embedded AWS, as far as it runs there. */
class DocumentedCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:\\w+=(?:\"[^\"]*\"|\\S+) )*(?:\\S*/)?(ecr-image-cleanup|simulate|benchmark) (.*?)( \\|.*)?");
  private static final Pattern TEST = Pattern.compile("-Dtest='?([\\w.*]+)");
  private static final Pattern SHORT_NAME = Pattern.compile("[0-9a-f]{8}");
  private static final String FILLED = "fill/r0003";

  @TempDir private static Path folder = Path.of(".");

  private static Stream<String> typed() throws IOException {
    return Document.all().stream()
        .filter(page -> !page.toString().equals("CHANGELOG.md"))
        .flatMap(page -> page.commands().stream());
  }

  private static Set<List<String>> of(String program) throws IOException {
    Set<List<String>> all = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    typed()
        .map(COMMAND::matcher)
        .filter(match -> match.matches() && match.group(1).equals(program))
        .map(match -> Arrays.stream(match.group(2).split(" +", -1)))
        .map(words -> words.map(word -> word.replaceAll("['\"]", "")).toList())
        .forEach(all::add);
    return all;
  }

  private static Set<List<String>> commands() throws IOException {
    Set<List<String>> all = of("ecr-image-cleanup");
    // A sandbox, a run, its health and a rehearsal have tests of their own.
    all.removeIf(words -> Set.of("run", "alive").contains(words.get(0)));
    all.removeIf(words -> onSandbox(words).isEmpty());
    all.removeIf(words -> words.get(0).equals("rehearse") && !words.contains("--print-policy"));
    return all;
  }

  /** What is to run on a sandbox that is there, or on an account; empty for a story. */
  private static List<String> onSandbox(List<String> words) {
    if (!words.get(0).equals("sandbox")) {
      return words;
    }
    return words.size() > 1 && words.get(1).startsWith("--")
        ? List.of()
        : words.subList(1, words.size());
  }

  @Test
  void whatIsToBeTypedOnAnAccountWorksOnTheEmbeddedAws() throws IOException {
    Set<List<String>> commands = commands();
    assertThat(commands).hasSizeGreaterThan(15);
    try (Installation installation =
        Installation.with("delete", "cleanup.evidence=" + EmbeddedAws.ALL_EVIDENCE)) {
      String digest = installation.push("1.4");
      installation.owner().createRepository(FILLED, Installation.OPTED_IN);
      installation.owner().push(FILLED, "v7", "content", 1000);
      installation.production().register("filled", Installation.image(FILLED, "v7"));
      installation.production().register("orders", Installation.image("1.4"));
      installation.production().register("orders", Installation.image("1.4"));
      installation.useAndStop(Installation.image("1.4"));
      installation.pass(Duration.ofHours(1));
      Files.writeString(folder.resolve("app.log"), installation.decisions().records().toString());

      for (List<String> words : commands) {
        if (words.contains("restore")) {
          installation
              .owner()
              .archive(
                  Installation.ORDERS,
                  words.contains("--repository") ? installation.push("archived") : digest);
        }
        Printed printed =
            installation.run(
                Terminal.typing(new StringReader("y\n")),
                onSandbox(words).stream()
                    .map(word -> inThisWorld(word, installation))
                    .toArray(String[]::new));

        // No image was to go yet, so that of none it can be known whether that would have hurt.
        assertThat(printed.exitCode())
            .as("%s%n%s", words, printed)
            .isEqualTo(words.get(0).equals("regret") ? 3 : 0);
      }
    }
  }

  private static String inThisWorld(String word, Installation installation) {
    if (word.matches("plan\\.html|deregister\\.sh|app\\.log|report\\.csv|reports")) {
      return folder.resolve(word).toString();
    }
    return SHORT_NAME.matcher(word).matches() ? shortNameOfACheck(installation) : word;
  }

  /** That of the only check of its image, which can be cancelled. */
  private static String shortNameOfACheck(Installation installation) {
    return installation
        .run(Terminal.none(), "checks", "list", "--repository=" + FILLED)
        .out()
        .lines()
        .skip(1)
        .findFirst()
        .map(row -> row.substring(0, row.indexOf(' ')))
        .orElseThrow();
  }

  @Test
  void theOptionsOfStoriesAndSimulationsExist() throws IOException {
    List<List<String>> stories = new ArrayList<>(of("ecr-image-cleanup"));
    stories.removeIf(words -> !words.get(0).equals("sandbox"));
    Set<List<String>> simulations = of("simulate");

    assertThat(stories).hasSizeGreaterThan(5);
    assertThat(simulations).hasSizeGreaterThan(5);
    for (List<String> words : stories) {
      SandboxCommand.commandLine().parseArgs(words.stream().skip(1).toArray(String[]::new));
    }
    for (List<String> words : simulations) {
      SimulateCommand.commandLine()
          .parseArgs(
              words.stream()
                  .map(word -> word.matches("\\$seed|[A-Z]") ? "1" : word)
                  .toArray(String[]::new));
    }
  }

  @Test
  void theOptionsOfBenchmarksExist() throws IOException {
    Set<List<String>> benchmarks = of("benchmark");

    assertThat(benchmarks).isNotEmpty();
    for (List<String> words : benchmarks) {
      BenchmarkCommand.commandLine().parseArgs(words.toArray(String[]::new));
    }
  }

  @Test
  void theTestsThatAreToBeRunExist() throws IOException {
    List<String> names =
        typed()
            .filter(line -> line.contains("./mvnw"))
            .flatMap(line -> TEST.matcher(line).results())
            .map(match -> match.group(1))
            .toList();

    assertThat(names).isNotEmpty();
    try (Stream<Path> files = Files.walk(Path.of("test/java"))) {
      List<String> classes =
          files
              .map(file -> Path.of("test/java").relativize(file).toString())
              .filter(file -> file.endsWith(".java"))
              .map(file -> file.replace(".java", "").replace('/', '.'))
              .toList();
      assertThat(names)
          .allSatisfy(
              name -> {
                String pattern = ".*\\b" + name.replace(".", "\\.").replace("*", ".*");
                assertThat(classes).anyMatch(type -> type.matches(pattern));
              });
    }
  }
}
