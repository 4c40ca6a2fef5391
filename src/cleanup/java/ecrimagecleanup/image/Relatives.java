package ecrimagecleanup.image;

import java.util.List;
import java.util.Optional;

/**
 * What an image is a part of or belongs to, its places in the repository, and who else wants what
 * it lists.
 *
 * @param parents the existing indexes that list it
 * @param subject the existing image that it belongs to
 * @param places its places among the newest roots of the repository; none if it is no root
 * @param parts who else wants what it lists
 */
public record Relatives(
    List<Digest> parents, Optional<Digest> subject, List<NewestPlace> places, Parts parts) {
  public Relatives {
    parents = List.copyOf(parents);
    places = List.copyOf(places);
  }

  /** Those of an image that lists nothing. */
  public Relatives(List<Digest> parents, Optional<Digest> subject, List<NewestPlace> places) {
    this(parents, subject, places, Parts.NONE);
  }

  /** Those of an image. */
  public static Relatives of(RepositoryGraph graph, Digest image, NewestRules rules) {
    return new Relatives(
        graph.parents(image), graph.subject(image), graph.places(image, rules), graph.parts(image));
  }
}
