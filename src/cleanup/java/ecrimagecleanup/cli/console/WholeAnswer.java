package ecrimagecleanup.cli.console;

import static java.util.Objects.requireNonNullElse;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command, which fails if its answer did not arrive as a whole: what prints it keeps silent
 * about a full disk. Whoever closes a pipe, as {@code head} does, has read enough, and nothing
 * fails.
 */
public final class WholeAnswer implements IExecutionStrategy {
  private static final String CUT =
      "The answer is cut: standard output could not be written to its end";

  @Override
  public int execute(ParseResult parsed) {
    int exitCode = new RunLast().execute(parsed);
    CommandLine command = last(parsed).commandSpec().commandLine();
    boolean cut = command.getOut().checkError();
    if (System.out.checkError()) {
      String reason = reason();
      if (!reason.toLowerCase(Locale.ROOT).contains("pipe")) {
        throw failure(command, reason.isEmpty() ? CUT : CUT + ": " + reason);
      }
    } else if (cut) {
      throw failure(command, CUT);
    }
    return exitCode;
  }

  private static ParseResult last(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last;
  }

  /** Standard output only keeps that a write failed; why, another write says. */
  private static String reason() {
    // Java puts the null device in place of a standard stream that is closed.
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write('\n');
      return "";
    } catch (IOException e) {
      return requireNonNullElse(e.getMessage(), "");
    }
  }

  private static ExecutionException failure(CommandLine command, String sentence) {
    return new ExecutionException(command, sentence, new IllegalStateException(sentence + "."));
  }
}
