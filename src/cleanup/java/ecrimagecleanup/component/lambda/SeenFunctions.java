package ecrimagecleanup.component.lambda;

import ecrimagecleanup.component.WorkloadAccount;
import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.lambda.FunctionImage;
import java.util.LinkedHashSet;
import java.util.Set;

/** What was seen of one workload while it is read, and what could not be seen. */
final class SeenFunctions {
  private final WorkloadAccount workload;
  private final Set<FunctionImage> images = new LinkedHashSet<>();
  private final Set<Doubt> doubts = new LinkedHashSet<>();

  SeenFunctions(WorkloadAccount workload) {
    this.workload = workload;
  }

  /** The image of a version. */
  void image(FunctionImage image) {
    images.add(image);
  }

  /** Something that could not be seen, in one sentence; it can concern every image. */
  void blindSpot(String sentence) {
    doubt(sentence, Scope.EVERYTHING);
  }

  /** Something that could not be seen, in one sentence, and what it can concern. */
  void doubt(String sentence, Scope scope) {
    doubts.add(new Doubt("AWS Lambda in %s: %s".formatted(workload, sentence), scope));
  }

  Set<FunctionImage> images() {
    return images;
  }

  Set<Doubt> doubts() {
    return doubts;
  }
}
