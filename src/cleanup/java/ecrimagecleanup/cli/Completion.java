package ecrimagecleanup.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;

/** The command {@code generate-completion}, left out of the help: it is for a start-up file. */
@Command(
    name = "generate-completion",
    hidden = true,
    description = "Prints what makes bash or zsh complete commands and options.")
final class Completion extends GenerateCompletion {}
