package ecrimagecleanup.cli.console;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.gateway.PlainSentence;
import ecrimagecleanup.settings.SettingsException;
import ecrimagecleanup.words.Sentence;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what went wrong as sentences; a stack trace only for {@code --verbose}. */
public final class PlainErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final String ITEM = "  - ";

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    CommandLine commandLine = exception.getCommandLine();
    say(commandLine, sentence(exception));
    UnmatchedArgumentException.printSuggestions(exception, commandLine.getErr());
    say(commandLine, "See %s --help.".formatted(commandLine.getCommandSpec().qualifiedName()));
    return done(exception, commandLine);
  }

  /** Of picocli's messages some end with a full stop and some do not. */
  private static String sentence(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      return unmatched.isUnknownOption()
          ? "There is no option %s.".formatted(first)
          : unmatched.getCommandLine().getSubcommands().isEmpty()
              ? "Nothing is known of %s here.".formatted(first)
              : "There is no command %s.".formatted(first);
    }
    return Sentence.ended(
        requireNonNullElse(exception.getMessage(), "The command line cannot be understood"));
  }

  /** On a terminal a line is broken at words, unless it is indented: that is made to be copied. */
  private static void say(CommandLine commandLine, String text) {
    OptionalInt width = Surroundings.of(commandLine.getCommandSpec()).terminal().width();
    text.lines()
        .flatMap(
            line ->
                width.isPresent() && (line.startsWith(ITEM) || !line.startsWith(" "))
                    ? Lines.of(line, width.getAsInt())
                    : Stream.of(line))
        .forEach(commandLine.getErr()::println);
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    PlainSentence.cause(exception, SettingsException.class)
        .ifPresentOrElse(
            settings -> {
              say(commandLine, "The settings do not allow a start:");
              settings.mistakes().forEach(mistake -> say(commandLine, ITEM + mistake));
            },
            () -> say(commandLine, PlainSentence.of(exception)));
    return done(exception, commandLine);
  }

  private static int done(Exception exception, CommandLine commandLine) {
    PrintWriter err = commandLine.getErr();
    if (Surroundings.of(commandLine.getCommandSpec()).verbose()) {
      exception.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
