package ecrimagecleanup.hygiene;

import ecrimagecleanup.image.Digest;
import ecrimagecleanup.image.Repository;
import ecrimagecleanup.words.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is worth knowing of repositories, one after the other as they are read. Not safe for several
 * threads.
 */
public final class Hygiene {
  /**
   * How many images a repository may have unless AWS raised the quota.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html">images
   *     per repository</a>
   */
  public static final long IMAGES_PER_REPOSITORY = 100_000;

  /** From this many on a repository is near the limit: a fifth of it is left. */
  public static final long NEAR = IMAGES_PER_REPOSITORY / 5 * 4;

  /** So many names are in a sentence; the document has all. */
  private static final int NAMED = 5;

  /** What is made of pull-through caches, for people. */
  public static final String ADVICE =
      "What is missing there, ECR fetches from upstream again, so a policy of their own fits: a short grace period and few of the newest, by the tags of the repositories.";

  private final PullThroughCaches caches;
  private final Map<String, Long> nearLimit = new TreeMap<>();
  private final List<String> neverPulled = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();
  private final Map<String, List<Digest>> broken = new TreeMap<>();
  private final Map<String, PullThroughCacheRule> cached = new TreeMap<>();

  /**
   * @param caches the pull-through caches of the registries
   */
  public Hygiene(PullThroughCaches caches) {
    this.caches = caches;
  }

  /**
   * Takes in a repository.
   *
   * @param images how many images it has, with those in the archive
   * @param pulled whether ECR has recorded a pull of one of them
   * @param brokenIndexes the indexes of which a listed image is missing
   */
  public void add(Repository repository, long images, boolean pulled, List<Digest> brokenIndexes) {
    String name = repository.toString();
    if (images >= NEAR) {
      nearLimit.put(name, images);
    }
    if (images == 0) {
      empty.add(name);
    } else if (!pulled) {
      neverPulled.add(name);
    }
    if (!brokenIndexes.isEmpty()) {
      broken.put(name, brokenIndexes);
    }
    caches.of(repository).ifPresent(rule -> cached.put(name, rule));
  }

  /** Repositories near the limit, with how many images they have. */
  public Map<String, Long> nearLimit() {
    return new TreeMap<>(nearLimit);
  }

  /** Repositories with images of which ECR has recorded no pull. */
  public List<String> neverPulled() {
    return List.copyOf(neverPulled);
  }

  /** Repositories without images. */
  public List<String> empty() {
    return List.copyOf(empty);
  }

  /** Indexes of which a listed image is missing, by repository. */
  public Map<String, List<Digest>> broken() {
    return new TreeMap<>(broken);
  }

  /** Repositories of pull-through caches, with the rule of each. */
  public Map<String, PullThroughCacheRule> cached() {
    return new TreeMap<>(cached);
  }

  /** Why it is not known of all repositories whether a pull-through cache made them. */
  public List<String> unread() {
    return caches.unread();
  }

  /**
   * What there is to say, a sentence or two each.
   *
   * @param shown how people read the whole name of a repository
   */
  public List<String> sentences(UnaryOperator<String> shown) {
    List<String> sentences = new ArrayList<>();
    nearLimit.forEach((name, images) -> sentences.add(nearLimit(shown.apply(name), images)));
    Stream.of(broken(shown), neverPulled(shown), empty(shown), cached(shown))
        .flatMap(Optional::stream)
        .forEach(sentences::add);
    caches.unread().forEach(why -> sentences.add("The pull-through caches are not known: " + why));
    return sentences;
  }

  /** A sentence about a repository near the limit. */
  public static String nearLimit(String name, long images) {
    return "%s has %s, and ECR refuses a push beyond %s unless AWS raised that quota."
        .formatted(name, Counts.of(images, "image"), Counts.of(IMAGES_PER_REPOSITORY));
  }

  private Optional<String> broken(UnaryOperator<String> shown) {
    List<String> names =
        broken.entrySet().stream()
            .flatMap(
                each ->
                    each.getValue().stream()
                        .map(index -> shown.apply(each.getKey()) + "@" + index.brief()))
            .toList();
    return sentence(
        names,
        "Of %s a listed image is missing, so a pull of it can fail: %s.",
        Counts.of(names.size(), "index"));
  }

  /** A sentence about the repositories from which nobody ever pulled; empty if there is none. */
  public Optional<String> neverPulled(UnaryOperator<String> shown) {
    return sentence(neverPulled, shown, "ECR has recorded no pull from %s: %s.");
  }

  /** A sentence about the repositories without images; empty if there is none. */
  public Optional<String> empty(UnaryOperator<String> shown) {
    return sentence(empty, shown, "There is no image in %s: %s.");
  }

  /** Sentences about the repositories of pull-through caches; empty if there is none. */
  public Optional<String> cached(UnaryOperator<String> shown) {
    return sentence(
        List.copyOf(cached.keySet()), shown, "Pull-through caches made %s: %s. " + ADVICE);
  }

  private static Optional<String> sentence(
      List<String> repositories, UnaryOperator<String> shown, String form) {
    return sentence(
        repositories.stream().map(shown).toList(),
        form,
        Counts.of(repositories.size(), "repository"));
  }

  private static Optional<String> sentence(List<String> names, String form, String number) {
    return names.isEmpty() ? Optional.empty() : Optional.of(form.formatted(number, some(names)));
  }

  private static String some(List<String> names) {
    String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED
        ? "%s and %s".formatted(some, Counts.of(names.size() - NAMED) + " more")
        : some;
  }
}
