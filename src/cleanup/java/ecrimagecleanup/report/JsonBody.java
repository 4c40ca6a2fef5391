package ecrimagecleanup.report;

import java.io.IOException;
import java.io.Writer;

/** A document of JSON that is written piece by piece and never held as a whole. */
@FunctionalInterface
public interface JsonBody {

  /**
   * Writes the document, once.
   *
   * @param json where to; closing it leaves what is behind it open
   * @throws IOException if what is behind the writer fails
   */
  void write(Writer json) throws IOException;
}
