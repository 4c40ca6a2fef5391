package ecrimagecleanup.doctor;

import static ecrimagecleanup.doctor.Diagnosis.ok;

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
  private static final HiddenUse HIDDEN =
      new HiddenUse(
          "kubernetes",
          some -> "the repositories that it names",
          "Delete the pod, so that a new one says its digest, or name the image in a form that can be read.",
          "Correct cleanup.kubernetes or the kubeconfig file, and bind deploy/kubernetes/reader-cluster-role.yaml to its user; in the account of an EKS cluster deploy deploy/cloudformation/workload-account.yaml with EksEvidence=yes, and give the role of cleanup.reader-role an access entry.");

  @Override
  public String area() {
    return HIDDEN.area();
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
        : HIDDEN.judge(read.doubts(), "The clusters hide");
  }
}
