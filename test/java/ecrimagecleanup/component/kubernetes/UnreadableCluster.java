package ecrimagecleanup.component.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.evidence.Scope;
import ecrimagecleanup.evidence.kubernetes.KubernetesUse;

/** What is said of a cluster that cannot be read. */
final class UnreadableCluster {
  private UnreadableCluster() {}

  /**
   * Says that there is one doubt, which can concern every image and has these parts in its text.
   */
  static void assertDoubt(KubernetesUse use, String... parts) {
    assertThat(use.doubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.text()).contains(parts))
        .extracting(Doubt::scope)
        .isEqualTo(Scope.EVERYTHING);
  }
}
