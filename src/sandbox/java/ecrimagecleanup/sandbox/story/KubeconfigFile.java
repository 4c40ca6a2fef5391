package ecrimagecleanup.sandbox.story;

import ecrimagecleanup.sandbox.EmbeddedAws;
import ecrimagecleanup.sandbox.kubernetes.KubernetesCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file by which the application finds the cluster of a story, until that ends.
 *
 * @param file the file
 */
record KubeconfigFile(Path file) implements AutoCloseable {

  /** A temporary one. */
  static KubeconfigFile of(EmbeddedAws aws) {
    try {
      return new KubeconfigFile(
          Files.writeString(
              Files.createTempFile("ecr-image-cleanup-kubeconfig-", ""),
              KubernetesCluster.kubeconfig(aws.address())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cluster, as the settings name it. */
  String context() {
    return file + "#shop";
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
