package ecrimagecleanup.component.ecr;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Collects what became of images that are removed batch by batch. */
final class Removals {
  private Removals() {}

  /**
   * Removes batch by batch. An error of the first batch is thrown: nothing is known to have
   * happened. After that an error ends the removing and is the outcome of all images that are left,
   * so that it cannot hide what has already happened.
   */
  static List<Removal> inBatches(
      List<List<Digest>> batches, Function<List<Digest>, List<Removal>> remove) {
    List<Removal> removals = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      try {
        removals.addAll(remove.apply(batches.get(i)));
      } catch (RuntimeException e) {
        if (removals.isEmpty()) {
          throw e;
        }
        batches.subList(i, batches.size()).stream()
            .flatMap(List::stream)
            .forEach(digest -> removals.add(refused(digest, e)));
        break;
      }
    }
    return List.copyOf(removals);
  }

  /** The refusal that an exception amounts to. */
  static Removal refused(Digest digest, RuntimeException e) {
    String code = e.getClass().getSimpleName();
    if (e instanceof AwsServiceException service
        && service.awsErrorDetails() != null
        && service.awsErrorDetails().errorCode() != null) {
      code = service.awsErrorDetails().errorCode();
    }
    return new Removal.Refused(digest, code, Objects.requireNonNullElse(e.getMessage(), ""));
  }
}
