package ecrimagecleanup.evidence.kubernetes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A Kubernetes cluster, by a context of a kubeconfig file.
 *
 * @param file the path of the file
 * @param context the name of the context
 */
public record Cluster(String file, String context) {
  private static final Pattern COMMA = Pattern.compile(",");

  /**
   * Reads {@code FILE#CONTEXT}, several separated by commas.
   *
   * @return none for a text that is empty
   * @throws IllegalArgumentException if the text is not of that form, or one comes twice
   */
  public static List<Cluster> parse(String text) {
    List<Cluster> all =
        COMMA
            .splitAsStream(text)
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .map(Cluster::parseOne)
            .toList();
    if (all.stream().distinct().count() != all.size()) {
      throw new IllegalArgumentException("A cluster is listed twice.");
    }
    return all;
  }

  private static Cluster parseOne(String text) {
    int hash = text.indexOf('#');
    if (hash <= 0 || hash == text.length() - 1) {
      throw new IllegalArgumentException(
          "A cluster is written as FILE#CONTEXT, such as /etc/kube/config#shop.");
    }
    return new Cluster(text.substring(0, hash), text.substring(hash + 1));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return file + "#" + context;
  }
}
