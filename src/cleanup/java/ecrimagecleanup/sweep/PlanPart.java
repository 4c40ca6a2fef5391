package ecrimagecleanup.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A part of the document of a plan that is there only if somebody asks for it. */
@FunctionalInterface
public interface PlanPart {

  /**
   * Writes its fields, when the last of the repositories is written.
   *
   * @param json where to: within the object of the document
   * @param header what the plan was made of
   */
  void write(JsonGenerator json, PlanHeader header) throws IOException;
}
