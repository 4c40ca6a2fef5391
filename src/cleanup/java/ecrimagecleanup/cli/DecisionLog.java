package ecrimagecleanup.cli;

import java.io.IOException;
import java.util.function.Consumer;

/** A log with the records of decisions, which is read line by line and never held as a whole. */
interface DecisionLog {
  /** How many steps it takes to read it; 0 if that is not known. */
  long steps();

  /** Whether it goes on until now, so that what is not in it was not decided. */
  boolean goesOn();

  /**
   * Reads it.
   *
   * @param step called when a step is done
   * @param each takes each line
   * @throws IllegalArgumentException if it is not there
   */
  void read(Runnable step, Consumer<String> each) throws IOException;
}
