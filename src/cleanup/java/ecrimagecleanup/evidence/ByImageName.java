package ecrimagecleanup.evidence;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.ImageNames;
import ecrimagecleanup.image.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Things that mean images, found by tag and digest without looking at each: there can be thousands
 * of images and as many things. It finds too much rather than too little: it does not look at
 * repositories. Whoever asks looks closer at what it finds. Immutable.
 */
public final class ByImageName<T> {
  private final List<T> things;

  /** For each tag and each digest, the places of the things that have it. */
  private final Map<Object, List<Integer>> places = new HashMap<>();

  /**
   * @param things the things
   * @param names the tags and digests of one
   */
  public ByImageName(List<T> things, Function<T, Stream<Object>> names) {
    this.things = List.copyOf(things);
    for (int i = 0; i < this.things.size(); i++) {
      int place = i;
      names
          .apply(this.things.get(i))
          .distinct()
          .forEach(name -> places.computeIfAbsent(name, n -> new ArrayList<>(1)).add(place));
    }
  }

  /** The tag and the digest of a reference, as far as it has them. */
  public static Stream<Object> namesOf(ImageReference.Ecr reference) {
    return Stream.<Object>concat(reference.tag().stream(), reference.digest().stream());
  }

  /** The things that have a tag or a digest of an image, in their order. */
  public Stream<T> find(ImageNames image) {
    List<List<Integer>> found =
        Stream.concat(
                image.tags().stream().map(this::places), image.digests().stream().map(this::places))
            .filter(places -> !places.isEmpty())
            .toList();
    // Those of one name are in order already, and who needs the first of them need not read all.
    Stream<Integer> inOrder =
        found.size() == 1
            ? found.get(0).stream()
            : found.stream().flatMap(List::stream).distinct().sorted();
    return inOrder.map(things::get);
  }

  private List<Integer> places(String tag) {
    return places.getOrDefault(tag, List.of());
  }

  private List<Integer> places(Digest digest) {
    return places.getOrDefault(digest, List.of());
  }
}
