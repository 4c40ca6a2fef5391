package ecrimagecleanup.sandbox;

import ecrimagecleanup.cli.EcrImageCleanup;
import ecrimagecleanup.cli.console.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;

/**
 * A command of the application that is to run on an embedded AWS of another process, as it was
 * typed: with all its own options, and {@code --port} wherever it stands.
 *
 * @param port where the other process answers on this machine
 * @param typed the command and its options, without {@code --port}
 * @param settings those that the person who types sets
 */
record VisitingCommand(int port, List<String> typed, Map<String, String> settings) {
  private static final String PORT = "--port";
  private static final String SET = "--set";
  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  VisitingCommand {
    typed = List.copyOf(typed);
    settings = Map.copyOf(settings);
  }

  /**
   * Reads what was typed.
   *
   * @param port where the other process answers unless {@code --port} is among the words
   * @throws IllegalArgumentException if what follows {@code --port} is no port
   */
  static VisitingCommand of(List<String> words, int port) {
    int found = port;
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(PORT)) {
        i++;
        found = port(i < words.size() ? words.get(i) : "");
      } else if (word.startsWith(PORT + "=")) {
        found = port(word.substring(PORT.length() + 1));
      } else {
        typed.add(word);
      }
    }
    return new VisitingCommand(found, typed, Map.of());
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("--port=%s is not a port: 0 to 65535.".formatted(text));
    }
    return Integer.parseInt(text);
  }

  /** The same with the options that were typed before the command. */
  VisitingCommand with(Path home, Map<String, String> set, boolean verbose) {
    List<String> words = new ArrayList<>(typed);
    if (takes("--home") && words.stream().noneMatch(word -> word.startsWith("--home"))) {
      words.add("--home=" + home);
    }
    if (verbose) {
      words.add("--verbose");
    }
    return new VisitingCommand(port, words, set);
  }

  /** Whether it only asks for help, for which nobody has to answer. */
  boolean isHelp() {
    return typed.stream().anyMatch(HELP::contains);
  }

  /**
   * The arguments of the application's command line.
   *
   * @param there the settings of the application in the other process, which those that were typed
   *     override
   */
  String[] arguments(Map<String, String> there) {
    List<String> arguments = new ArrayList<>(typed);
    if (takes(SET)) {
      Map<String, String> all = new TreeMap<>(there);
      all.putAll(settings);
      all.keySet().removeAll(keysTyped());
      all.forEach((key, value) -> arguments.add("%s=%s=%s".formatted(SET, key, value)));
    }
    return arguments.toArray(String[]::new);
  }

  /** The settings that stand among the options of the command itself. */
  private Set<String> keysTyped() {
    Set<String> keys = new TreeSet<>();
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      if (word.equals(SET) && i + 1 < typed.size()) {
        keys.add(typed.get(i + 1).replaceFirst("=.*", ""));
      } else if (word.startsWith(SET + "=")) {
        keys.add(word.substring(SET.length() + 1).replaceFirst("=.*", ""));
      }
    }
    return keys;
  }

  /** Whether the command has this option; one that only holds others has none of them. */
  private boolean takes(String option) {
    CommandLine command = EcrImageCleanup.commandLine(Terminal.none());
    for (String word : typed) {
      CommandLine sub = command.getSubcommands().get(word);
      if (sub != null) {
        command = sub;
      }
    }
    return command.getCommandSpec().findOption(option) != null;
  }
}
