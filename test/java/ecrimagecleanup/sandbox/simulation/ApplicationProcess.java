package ecrimagecleanup.sandbox.simulation;

import java.util.List;

/** The application in a process of its own. */
public interface ApplicationProcess {

  /** Starts the application. */
  interface Starter {
    /**
     * Starts it.
     *
     * @param port where AWS is on this machine
     * @param name what the process calls itself in records: {@code cleanup.instance}
     */
    ApplicationProcess start(int port, String name);
  }

  /** Ends it by SIGKILL, and returns at once. */
  void kill();

  /** Asks it to stop if it still runs, waits for its end, and returns all lines it printed. */
  List<String> end();
}
