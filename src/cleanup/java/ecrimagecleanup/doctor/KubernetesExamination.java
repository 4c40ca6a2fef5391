package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.failed;
import static ecrimagecleanup.doctor.Diagnosis.ok;
import static ecrimagecleanup.doctor.Diagnosis.warning;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.kubernetes.KubernetesUse;
import ecrimagecleanup.words.Counts;
import java.util.List;
import java.util.function.Supplier;

/**
 * Can the clusters of {@code cleanup.kubernetes} be read, and what do they not say? It reads them
 * as a check does.
 *
 * @param use what they run and can start now
 */
public record KubernetesExamination(Supplier<KubernetesUse> use) implements Examination {
  /** How many problems are named. */
  private static final int MOST = 20;

  @Override
  public String area() {
    return "kubernetes";
  }

  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public List<Diagnosis> examine() {
    KubernetesUse read = use.get();
    return read.doubts().isEmpty()
        ? List.of(
            ok(
                area(),
                "All clusters of cleanup.kubernetes can be read. They run or can start %s of ECR."
                    .formatted(Counts.of(read.images(), "image"))))
        : read.doubts().stream().limit(MOST).map(this::judge).toList();
  }

  private Diagnosis judge(Doubt doubt) {
    return doubt.scope() instanceof Scope.Repositories
        ? warning(
            area(),
            doubt.text() + " It keeps every image of the repositories that it names.",
            "Delete the pod, so that a new one says its digest, or name the image in a form that can be read.")
        : failed(
            area(),
            doubt.text() + " It keeps every image of every repository.",
            "Correct cleanup.kubernetes or the kubeconfig file, and bind deploy/kubernetes/reader-cluster-role.yaml to its user.");
  }
}
