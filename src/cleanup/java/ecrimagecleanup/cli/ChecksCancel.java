package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Question;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code checks cancel}. */
@Command(
    name = "cancel",
    description = {
      "Cancels one check that waits, after showing what it is.",
      "A later event or sweep brings the image up again. The command refuses while another check of"
          + " the image waits, which could then remove the image before its grace period is over; and"
          + " to cancel a check that an event from outside of cleanup.workloads caused.",
      "To keep an image, opt its repository out or set the brake. A message that starts a sweep can"
          + " be cancelled in the same way.",
    },
    mixinStandardHelpOptions = true)
final class ChecksCancel implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private Question question = new Question();

  @Option(
      names = "--force",
      description = "Cancels the check also if its image can then be removed too early.")
  private boolean force;

  @Parameters(
      paramLabel = "NAME",
      description = "Its name, as checks list shows it, or that of its schedule.")
  private String name = "";

  @Override
  public Integer call() {
    try (Application application = options.startWithoutRoutes(options.load())) {
      PendingChecks pending = PendingChecks.of(application);
      PendingCheck check = find(pending);
      say(PendingCheckView.sentence(check));
      boolean go = question.isAnsweredYes(question(check, pending));
      boolean cancelled = go && pending.cancel(check.schedule().name());
      print(check, go, cancelled);
      return go ? ExitCode.OK : Question.DECLINED;
    }
  }

  private void say(String sentence) {
    PrintWriter err = command.commandLine().getErr();
    err.println(sentence);
    err.flush();
  }

  /**
   * What is asked.
   *
   * @throws IllegalArgumentException if the image loses something, and nobody wants that by force
   */
  private String question(PendingCheck check, PendingChecks pending) {
    Optional<PendingMessage> message = PendingMessage.of(check);
    if (message.isPresent()) {
      return "Cancel it? " + message.get().loss();
    }
    Optional<LostProtection> lost = LostProtection.with(check, pending);
    if (lost.isEmpty()) {
      return "Cancel it? The image stays until a later event or sweep brings it up again.";
    }
    if (!force) {
      throw new IllegalArgumentException(
          lost.get().why()
              + " Not cancelled. To keep the image, opt its repository out or set the brake; --force cancels the check all the same.");
    }
    say(lost.get().risk());
    return "Cancel it all the same?";
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
