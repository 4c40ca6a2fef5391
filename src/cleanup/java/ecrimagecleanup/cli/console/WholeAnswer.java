package ecrimagecleanup.cli.console;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
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

  private final Supplier<Optional<IOException>> why;

  /** For a writer that says no more than that it failed. */
  public WholeAnswer() {
    this.why = Optional::empty;
  }

  /** For standard output, which knows why. */
  public WholeAnswer(StandardOutput out) {
    this.why = out::failure;
  }

  @Override
  public int execute(ParseResult parsed) {
    int exitCode = new RunLast().execute(parsed);
    CommandLine command = last(parsed).commandSpec().commandLine();
    if (command.getOut().checkError()) {
      String reason = why.get().map(e -> ": " + e.getMessage()).orElse("");
      if (!reason.toLowerCase(Locale.ROOT).contains("pipe")) {
        throw failure(command, CUT + reason);
      }
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

  private static ExecutionException failure(CommandLine command, String sentence) {
    return new ExecutionException(command, sentence, new IllegalStateException(sentence + "."));
  }
}
