package ecrimagecleanup.image;

import java.util.List;
import java.util.Optional;

/**
 * What an image is a part of or belongs to, and its place in the repository.
 *
 * @param parents the existing indexes that list it
 * @param subject the existing image that it belongs to
 * @param rank its place among the roots of the repository, from the newest; empty if it is none
 */
public record Relatives(List<Digest> parents, Optional<Digest> subject, Optional<Integer> rank) {
  public Relatives {
    parents = List.copyOf(parents);
  }

  /** Those of an image. */
  public static Relatives of(RepositoryGraph graph, Digest image) {
    return new Relatives(graph.parents(image), graph.subject(image), graph.rank(image));
  }
}
