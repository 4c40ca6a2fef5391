package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.OutputFile;
import ecrimagecleanup.sweep.PlanHeader;
import ecrimagecleanup.sweep.StaleReport;
import ecrimagecleanup.sweep.StaleScript;
import java.io.IOException;
import java.util.Optional;

/**
 * The file for the commands that deregister stale revisions.
 *
 * @param file the file, which is begun; empty if nobody asks for it
 */
record StaleFile(Optional<OutputFile> file) implements AutoCloseable {
  /** Writes the commands, if they are asked for. */
  void write(StaleReport stale, PlanHeader header) throws IOException {
    if (file.isPresent()) {
      new StaleScript(stale, header.time()).write(file.get().writer());
      file.get().complete();
    }
  }

  /** Takes the file away if it is not complete. */
  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
