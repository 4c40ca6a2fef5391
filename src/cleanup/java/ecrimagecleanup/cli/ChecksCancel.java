package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Question;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code checks cancel}. */
@Command(
    name = "cancel",
    description = {
      "Cancels one check that waits, after showing what it is.",
      "That can only keep an image: nothing is removed without a check. A later event or sweep"
          + " brings the image up again.",
    },
    mixinStandardHelpOptions = true)
final class ChecksCancel implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private Question question = new Question();

  @Parameters(
      paramLabel = "NAME",
      description = "Its name, as checks list shows it, or that of its schedule.")
  private String name = "";

  @Override
  public Integer call() {
    try (Application application = options.startWithoutRoutes(options.load())) {
      PendingChecks pending = PendingChecks.of(application);
      PendingCheck check = find(pending);
      PrintWriter err = command.commandLine().getErr();
      err.println(PendingCheckView.sentence(check));
      err.flush();
      boolean go =
          question.isAnsweredYes(
              "Cancel it? That keeps the image until a later event or sweep brings it up again.");
      boolean cancelled = go && pending.cancel(check.schedule().name());
      print(check, go, cancelled);
      return go ? ExitCode.OK : Question.DECLINED;
    }
  }

  private PendingCheck find(PendingChecks pending) {
    return pending
        .find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No check of the name %s is pending; it may have fired. checks list shows those that are."
                        .formatted(name)));
  }

  private void print(PendingCheck check, boolean go, boolean cancelled) {
    if (output.json()) {
      ObjectNode json = PendingCheckView.json(check);
      output.print(json.put("cancelled", cancelled));
    } else if (cancelled) {
      output.print("Cancelled.");
    } else {
      output.print(
          go
              ? "It has fired, or somebody else has cancelled it: nothing is left to cancel."
              : "Nothing was changed.");
    }
  }
}
