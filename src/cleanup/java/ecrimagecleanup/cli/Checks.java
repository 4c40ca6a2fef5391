package ecrimagecleanup.cli;

import picocli.CommandLine.Command;

/** The command {@code checks}: what waits, and what failed. */
@Command(
    name = "checks",
    description = {
      "Shows the checks that wait, and the messages that failed.",
      "Every image that may go gets a check, which waits in EventBridge Scheduler until a grace"
          + " period is over. Messages that failed too often wait in dead-letter queues.",
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      ChecksList.class,
      ChecksCancel.class,
      ChecksDeadLetters.class,
      ChecksRedrive.class
    })
final class Checks extends Subcommands {}
