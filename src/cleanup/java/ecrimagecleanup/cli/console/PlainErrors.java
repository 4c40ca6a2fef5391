package ecrimagecleanup.cli.console;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.gateway.PlainSentence;
import ecrimagecleanup.settings.SettingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what went wrong as sentences; a stack trace only for {@code --verbose}. */
public final class PlainErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    CommandLine commandLine = exception.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println(sentence(exception));
    UnmatchedArgumentException.printSuggestions(exception, err);
    err.println("See %s --help.".formatted(commandLine.getCommandSpec().qualifiedName()));
    return done(exception, commandLine);
  }

  /** Of picocli's messages some end with a full stop and some do not. */
  private static String sentence(ParameterException exception) {
    String message =
        requireNonNullElse(exception.getMessage(), "The command line cannot be understood");
    return message.endsWith(".") ? message : message + ".";
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    PrintWriter err = commandLine.getErr();
    PlainSentence.cause(exception, SettingsException.class)
        .ifPresentOrElse(
            settings -> {
              err.println("The settings do not allow a start:");
              settings.mistakes().forEach(mistake -> err.println("  - " + mistake));
            },
            () -> err.println(PlainSentence.of(exception)));
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
