package ecrimagecleanup.evidence.kubernetes;

import ecrimagecleanup.image.Registry;
import java.util.List;
import java.util.regex.Pattern;

/** A Kubernetes cluster, and how it is found. */
public sealed interface Cluster {

  /**
   * A cluster by a context of a kubeconfig file.
   *
   * @param file the path of the file
   * @param context the name of the context
   */
  record OfFile(String file, String context) implements Cluster {
    @Override
    public String whenRefused() {
      return "";
    }

    @Override
    public String whenAway() {
      return "";
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
      return file + "#" + context;
    }
  }

  /**
   * A cluster of Amazon EKS.
   *
   * @param accountId the account that it is in
   * @param region its region
   * @param name its name there
   * @see <a
   *     href="https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html">CreateCluster</a>
   */
  record OfEks(String accountId, String region, String name) implements Cluster {
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,99}");

    /**
     * @throws IllegalArgumentException if the account, the region or the name is none
     */
    public OfEks {
      // The grammar is that of a registry, which is an account and a region too.
      new Registry(accountId, region);
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("%s is no name of an EKS cluster.".formatted(name));
      }
    }

    @Override
    public String whenRefused() {
      return " Give the role of cleanup.reader-role in %s an access entry in this cluster."
          .formatted(accountId);
    }

    @Override
    public String whenAway() {
      return " Its endpoint has to be reachable from here, with the certificate that EKS names.";
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
      return "%s/%s/%s".formatted(accountId, region, name);
    }
  }

  /**
   * Reads {@code FILE#CONTEXT} or, of EKS, {@code accountId/region/name}; several separated by
   * commas.
   *
   * @return none for a text that is empty
   * @throws IllegalArgumentException if the text is not of that form, or one comes twice
   */
  static List<Cluster> parse(String text) {
    List<Cluster> all =
        Pattern.compile(",")
            .splitAsStream(text)
            .map(String::strip)
            .filter(cluster -> !cluster.isEmpty())
            .map(Cluster::parseOne)
            .toList();
    if (all.stream().distinct().count() != all.size()) {
      throw new IllegalArgumentException("A cluster is listed twice.");
    }
    return all;
  }

  private static Cluster parseOne(String text) {
    int hash = text.indexOf('#');
    if (hash > 0 && hash < text.length() - 1) {
      return new OfFile(text.substring(0, hash), text.substring(hash + 1));
    }
    String[] parts = text.split("/", -1);
    if (hash >= 0 || parts.length != 3) {
      throw new IllegalArgumentException(
          "A cluster is written as FILE#CONTEXT, such as /etc/kube/config#shop, or on Amazon EKS as 111122223333/eu-central-1/shop.");
    }
    return new OfEks(parts[0], parts[1], parts[2]);
  }

  /**
   * What to do if it answers that it does not know who asks; empty, or a sentence after a space.
   */
  String whenRefused();

  /** What to do if it does not answer; empty, or a sentence after a space. */
  String whenAway();
}
