package ecrimagecleanup.doctor;

import java.util.List;

/**
 * The IAM actions of the operations by which the application calls AWS. They are what the
 * operations themselves say.
 *
 * @param called those of the operations that the routes call with the settings as they are
 * @param removing those of the operations that remove an image, whether they are called or not
 */
public record NeededActions(List<String> called, List<String> removing) {
  public NeededActions {
    called = List.copyOf(called);
    removing = List.copyOf(removing);
  }
}
