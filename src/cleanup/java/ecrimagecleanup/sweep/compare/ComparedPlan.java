package ecrimagecleanup.sweep.compare;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.sweep.PlannedImage;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One repository under two policies, both decided on the same readings.
 *
 * @param now its plan under the policy that is set
 * @param then its plan under the other
 */
public record ComparedPlan(RepositoryPlan now, RepositoryPlan then) {

  /** Each image under both, in the order of the plan. */
  List<Change> images() {
    Map<Digest, PlannedImage> others =
        then.images().stream().collect(toMap(one -> one.image().digest(), identity()));
    return now.images().stream()
        .map(one -> new Change(one, other(others, one.image().digest())))
        .toList();
  }

  private static PlannedImage other(Map<Digest, PlannedImage> others, Digest image) {
    return Optional.ofNullable(others.get(image))
        .orElseThrow(
            () -> new IllegalStateException("%s is in one of two plans.".formatted(image)));
  }

  /** The images of which something changes, in the order of the plan. */
  public List<Change> changes() {
    return images().stream().filter(Change::isOne).toList();
  }
}
