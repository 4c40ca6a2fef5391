package ecrimagecleanup.cli.console;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.component.UnusableAnswerException;
import ecrimagecleanup.settings.SettingsException;
import java.io.PrintWriter;
import java.util.Optional;
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
    settings(exception)
        .ifPresentOrElse(
            settings -> {
              err.println("The settings do not allow a start:");
              settings.mistakes().forEach(mistake -> err.println("  - " + mistake));
            },
            () -> err.println(explain(exception)));
    return done(exception, commandLine);
  }

  /** The mistakes in settings, if they are the cause. */
  private static Optional<SettingsException> settings(Throwable exception) {
    return Failures.causes(exception)
        .filter(SettingsException.class::isInstance)
        .map(SettingsException.class::cast)
        .findFirst();
  }

  /** What went wrong, in a sentence or two, and what to do about it as far as that is known. */
  public static String explain(Throwable exception) {
    return AwsErrors.sentence(exception).orElseGet(() -> sentence(exception));
  }

  private static String sentence(Throwable exception) {
    Throwable root = Failures.root(exception);
    // Of these the application's own sentences are made.
    boolean sentence =
        root instanceof IllegalArgumentException
            || root instanceof IllegalStateException
            || root instanceof UnusableAnswerException;
    return sentence && root.getMessage() != null ? root.getMessage() : Failures.sentence(exception);
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
