package ecrimagecleanup.image;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.semver4j.Semver;

/**
 * Ranks the roots of a repository by rules, from the newest. For one use.
 *
 * <p>Among the images of a kind, one with a tag has its place among those with a tag, one without
 * also among those, and the signature of an image that is gone among all. Outside of the archive
 * only what is there counts. In the archive all count but what an index there may list. So each can
 * be one of the newest, and none takes a place from what is worth more.
 */
final class Newest {
  private static final Comparator<Image> LAST_PUSHED_FIRST =
      Comparator.comparing(Image::pushedAt)
          .reversed()
          .thenComparing(image -> image.digest().value());

  private static final int WORTHS = 3;

  private final NewestRules rules;
  private final Instant latestUnreadable;
  private final Map<Digest, List<NewestPlace>> places = new HashMap<>();

  private Newest(NewestRules rules, Instant latestUnreadable) {
    this.rules = rules;
    this.latestUnreadable = latestUnreadable;
  }

  /**
   * The places of each root under the rules of its tags, at least one.
   *
   * @param roots the images that are a part of no other and belong to none
   * @param latestUnreadable when the last index was pushed of which it is not known what it lists:
   *     what was there then may be a part of it
   */
  static Map<Digest, List<NewestPlace>> places(
      List<Image> roots, NewestRules rules, Instant latestUnreadable) {
    Newest newest = new Newest(rules, latestUnreadable);
    List<Image> inOrder = roots.stream().sorted(LAST_PUSHED_FIRST).toList();
    Stream.concat(rules.kinds().stream(), Stream.of(rules.others()))
        .forEach(rule -> newest.rank(rule, inOrder));
    return newest.places;
  }

  private void rank(NewestRule rule, List<Image> roots) {
    List<Image> kind = roots.stream().filter(root -> isOf(rule, root)).toList();
    if (!rule.byVersion()) {
      rankInOrder(rule, kind);
      return;
    }
    Map<Digest, Semver> versions = new HashMap<>();
    for (Image root : kind) {
      tags(rule, root)
          .filter(tag -> rule.version(tag).isEmpty())
          .findFirst()
          .ifPresent(tag -> add(root, new NewestPlace.NoVersion(rule, tag)));
      tags(rule, root)
          .flatMap(tag -> rule.version(tag).stream())
          .max(Comparator.naturalOrder())
          .ifPresent(version -> versions.put(root.digest(), version));
    }
    rankInOrder(
        rule,
        kind.stream()
            .filter(root -> versions.containsKey(root.digest()))
            .sorted(Comparator.comparing((Image root) -> versions.get(root.digest())).reversed())
            .toList());
  }

  private boolean isOf(NewestRule rule, Image root) {
    return root.tags().isEmpty() ? rule.isOfOthers() : tags(rule, root).findAny().isPresent();
  }

  /** Those of its tags that are of the kind. */
  private Stream<String> tags(NewestRule rule, Image root) {
    return root.tags().stream().filter(tag -> rules.of(tag).equals(rule));
  }

  private void rankInOrder(NewestRule rule, List<Image> roots) {
    int[] outside = new int[WORTHS];
    int[] everywhere = new int[WORTHS];
    for (Image root : roots) {
      int worth = worth(root);
      int[] newer = root.archived() ? everywhere : outside;
      add(root, new NewestPlace.Ranked(rule, 1 + Arrays.stream(newer, 0, worth + 1).sum()));
      outside[worth] += root.archived() ? 0 : 1;
      everywhere[worth] += mayBeListed(root) ? 0 : 1;
    }
  }

  private boolean mayBeListed(Image root) {
    return !root.isIndex() && !root.pushedAt().isAfter(latestUnreadable);
  }

  private void add(Image root, NewestPlace place) {
    places.computeIfAbsent(root.digest(), digest -> new ArrayList<>()).add(place);
  }

  /**
   * How much a root is worth, from 0 for the most: with a tag, without one, what belonged to an
   * image that is gone.
   */
  private static int worth(Image root) {
    if (RepositoryGraph.subjects(root).anyMatch(subject -> !subject.equals(root.digest()))) {
      return WORTHS - 1;
    }
    return root.tags().isEmpty() ? 1 : 0;
  }
}
