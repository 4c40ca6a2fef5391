package ecrimagecleanup.cli;

import ecrimagecleanup.SettingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what went wrong as sentences, without a stack trace. */
public final class PlainErrors implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    PrintWriter err = commandLine.getErr();
    if (exception instanceof SettingsException settings) {
      err.println("The settings do not allow a start:");
      settings.mistakes().forEach(mistake -> err.println("  - " + mistake));
    } else {
      Throwable root = exception;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      // Of these two the application's own sentences are made; others need their name.
      boolean sentence =
          root instanceof IllegalArgumentException || root instanceof IllegalStateException;
      err.println(
          sentence
              ? root.getMessage()
              : "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage()));
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
