package ecrimagecleanup.cli.console;

import picocli.CommandLine.Model.CommandSpec;

/** What a command line is typed in, and was asked for as a whole: its root command knows. */
public interface Surroundings {
  /** Nobody is there, and nobody asked for more than sentences. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public Terminal terminal() {
          return Terminal.none();
        }

        @Override
        public boolean verbose() {
          return false;
        }
      };

  /** The terminal on which a person sits, if one does. */
  Terminal terminal();

  /** Whether stack traces were asked for. */
  boolean verbose();

  /** Those of the command line that a command is part of. */
  static Surroundings of(CommandSpec command) {
    return command.root().userObject() instanceof Surroundings root ? root : NONE;
  }
}
