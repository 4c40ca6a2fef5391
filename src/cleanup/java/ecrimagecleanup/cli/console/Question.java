package ecrimagecleanup.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks before something is done; a mixin of the commands that change something. */
public final class Question {
  /** The exit code of a command whose question was answered with no. */
  public static final int DECLINED = 1;

  private static final Set<String> CONSENT = Set.of("y", "yes");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-y", "--yes"},
      description = "Do it without asking; needed where there is no terminal.")
  private boolean yes;

  /** Whether {@code --yes} was given, so that nobody is asked. */
  public boolean isAnswered() {
    return yes;
  }

  /**
   * Whether to go on: {@code --yes} was given, or a person says so. Anything but {@code y} or
   * {@code yes} is a no.
   *
   * @param question a sentence with a question mark
   * @throws IllegalArgumentException if nobody can be asked
   */
  public boolean isAnsweredYes(String question) {
    if (yes) {
      return true;
    }
    Terminal terminal = Surroundings.of(command).terminal();
    if (!terminal.showsQuestions()) {
      throw new IllegalArgumentException(
          "There is no terminal to ask \"%s\" on. Give --yes to do it without being asked."
              .formatted(question));
    }
    PrintWriter err = command.commandLine().getErr();
    err.print(question + " [y/N] ");
    err.flush();
    return CONSENT.contains(terminal.readLine().orElse("").strip().toLowerCase(Locale.ROOT));
  }
}
