package ecrimagecleanup.evidence.files;

import ecrimagecleanup.evidence.Doubt;
import ecrimagecleanup.image.Registry;
import ecrimagecleanup.image.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one file names of the registries.
 *
 * @param references the images, by tag or digest
 * @param split the repositories whose tag is a value of its own, beside the repository
 * @param loose tags and digests that stand without a repository beside them, and where: they can
 *     override the tag of any repository that is split
 * @param doubts what stands there and does not say which image, and what it can concern
 */
public record FileReferences(
    List<FileReference> references,
    Set<Repository> split,
    Map<Object, String> loose,
    List<Doubt> doubts) {
  public FileReferences {
    references = List.copyOf(references);
    split = Set.copyOf(split);
    loose = Map.copyOf(loose);
    doubts = List.copyOf(doubts);
  }

  /**
   * Reads a file. Whatever follows the host name of a registry counts, also in a remark. What is
   * not clear is a doubt.
   *
   * @param name the name of the file, for people
   * @param text what is in it
   * @param registries the registries that count
   */
  public static FileReferences of(String name, String text, Collection<Registry> registries) {
    return new ReferenceScan(name, text, Set.copyOf(registries)).read();
  }

  /** Whether it names anything of the registries. */
  boolean isEmpty() {
    return references.isEmpty() && doubts.isEmpty();
  }
}
