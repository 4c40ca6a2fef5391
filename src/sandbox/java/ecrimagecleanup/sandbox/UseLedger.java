package ecrimagecleanup.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The world's own record of which image was in use when, which the application cannot see. An image
 * is in use while a task definition names it by digest or by a tag that denotes it, while a task or
 * a deployment runs it, and while it is a child of an index that is there and in use. Safe for
 * several threads.
 */
public final class UseLedger {

  /** Something that began and can end once. */
  public final class Entry {
    private final String by;
    private final Instant from;
    private Instant to = Instant.MAX;

    private Entry(String by, Instant from) {
      this.by = by;
      this.from = from;
    }

    /** Ends it now, unless it has ended already. */
    public void end() {
      synchronized (UseLedger.this) {
        if (to.equals(Instant.MAX)) {
          to = clock.instant();
        }
      }
    }

    private Interval interval() {
      return new Interval(from, to);
    }
  }

  /**
   * One use of an image.
   *
   * @param by the ARN of what used it
   * @param time how long
   */
  public record Use(String by, Interval time) {
    /** The ARN of the task definition, if it is a deployment of one that used the image. */
    public Optional<String> deployment() {
      return by.startsWith(DEPLOYMENT)
          ? Optional.of(by.substring(DEPLOYMENT.length()))
          : Optional.empty();
    }
  }

  /** What became of an image. */
  public enum RemovalKind {
    DELETED,
    ARCHIVED
  }

  /**
   * An image that can no longer be pulled.
   *
   * @param image the image
   * @param kind whether it is gone or can be restored
   * @param at when
   * @param bytes the size of its layers; 0 for an index
   * @param tags the tags it had
   */
  public record Removal(
      ImageKey image, RemovalKind kind, Instant at, long bytes, List<String> tags) {}

  /**
   * A container that could not start because its image was not there.
   *
   * @param image the image text of the container
   * @param by the ARN of what was to start
   * @param at when
   */
  public record FailedPull(String image, String by, Instant at) {}

  private record Tag(RepositoryKey repository, String name) {}

  private static final String DEPLOYMENT = "a deployment of ";

  private final WorldClock clock;
  private final Map<ImageKey, List<Entry>> byDigest = new HashMap<>();
  private final Map<Tag, List<Entry>> byTag = new HashMap<>();
  private final Map<ImageKey, Map<Tag, List<Entry>>> denotations = new HashMap<>();
  private final Map<Tag, Entry> denotationNow = new HashMap<>();
  private final Map<ImageKey, Set<ImageKey>> parents = new HashMap<>();
  private final Map<ImageKey, Instant> gone = new HashMap<>();
  private final List<Removal> removals = new ArrayList<>();
  private final List<FailedPull> failedPulls = new ArrayList<>();

  UseLedger(WorldClock clock) {
    this.clock = clock;
  }

  /**
   * Begins a use by name: what the digest says or, without one, whatever the tag denotes.
   *
   * @param by the ARN of what uses it
   */
  public synchronized Entry named(PulledName name, String by) {
    Entry entry = new Entry(by, clock.instant());
    name.digest()
        .map(digest -> new ImageKey(name.repository(), digest))
        .ifPresentOrElse(
            key -> byDigest.computeIfAbsent(key, k -> new ArrayList<>()).add(entry),
            () -> {
              Tag tag = new Tag(name.repository(), name.tag().orElseThrow());
              byTag.computeIfAbsent(tag, k -> new ArrayList<>()).add(entry);
            });
    return entry;
  }

  /** What uses the images of a deployment of the task definition with this ARN. */
  public static String deploymentOf(String taskDefinition) {
    return DEPLOYMENT + taskDefinition;
  }

  /** Begins a use of exactly this image by what has this ARN. */
  public synchronized Entry runs(ImageKey image, String by) {
    return named(
        new PulledName(image.repository(), Optional.empty(), Optional.of(image.digest())), by);
  }

  /** From now on the tag denotes this image and no other. */
  public synchronized void tagged(ImageKey image, String tag) {
    untagged(image.repository(), tag);
    Tag name = new Tag(image.repository(), tag);
    Entry entry = new Entry(tag, clock.instant());
    denotationNow.put(name, entry);
    denotations
        .computeIfAbsent(image, k -> new HashMap<>())
        .computeIfAbsent(name, k -> new ArrayList<>())
        .add(entry);
  }

  /** From now on the tag denotes nothing. */
  public synchronized void untagged(RepositoryKey repository, String tag) {
    Optional.ofNullable(denotationNow.remove(new Tag(repository, tag))).ifPresent(Entry::end);
  }

  /** An index came into being that lists these children. */
  public synchronized void indexed(ImageKey index, List<String> childDigests) {
    gone.remove(index);
    for (String child : childDigests) {
      parents
          .computeIfAbsent(new ImageKey(index.repository(), child), k -> new HashSet<>())
          .add(index);
    }
  }

  /** An image was removed or archived now. */
  public synchronized void removed(
      ImageKey image, RemovalKind kind, long bytes, List<String> tags) {
    if (kind == RemovalKind.DELETED) {
      gone.put(image, clock.instant());
    }
    removals.add(new Removal(image, kind, clock.instant(), bytes, List.copyOf(tags)));
  }

  /** A container could not start now. */
  public synchronized void pullFailed(String image, String by) {
    failedPulls.add(new FailedPull(image, by, clock.instant()));
  }

  /** Whether the image was in use at {@code at}. */
  public synchronized boolean inUseAt(ImageKey image, Instant at) {
    return uses(image).stream().anyMatch(use -> use.contains(at));
  }

  /** Whether the image was in use at some instant of {@code from} until before {@code to}. */
  public synchronized boolean inUseBetween(ImageKey image, Instant from, Instant to) {
    Interval asked = new Interval(from, to);
    return uses(image).stream().anyMatch(use -> use.intersection(asked).isPresent());
  }

  /** When the image was last in use: now, if it is; empty, if it never was. */
  public synchronized Optional<Instant> lastUse(ImageKey image) {
    Instant now = clock.instant();
    return uses(image).stream()
        .map(use -> use.to().isBefore(now) ? use.to() : now)
        .max(Comparator.naturalOrder());
  }

  /** Every stretch of time that the image was in use; they may overlap. */
  public List<Interval> uses(ImageKey image) {
    return usesWithUsers(image).stream().map(Use::time).toList();
  }

  /** Every use of the image, with who used it. */
  public List<Use> usesWithUsers(ImageKey image) {
    return usesWithUsers(image, Set.of());
  }

  /**
   * The same without what is known by some indexes alone.
   *
   * @param disregarded indexes that may list the image
   */
  public synchronized List<Use> usesWithUsers(ImageKey image, Set<ImageKey> disregarded) {
    List<Use> uses = new ArrayList<>();
    collect(image, uses, new HashSet<>(disregarded));
    return List.copyOf(uses);
  }

  /** Who has ever named a tag that has ever denoted the image, at the same time or not. */
  public synchronized Set<String> namersOfTags(ImageKey image) {
    return denotations.getOrDefault(image, Map.of()).keySet().stream()
        .flatMap(tag -> byTag.getOrDefault(tag, List.of()).stream())
        .map(entry -> entry.by)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every image that was removed or archived, oldest first. */
  public synchronized List<Removal> removals() {
    return List.copyOf(removals);
  }

  /** Every container that could not start, oldest first. */
  public synchronized List<FailedPull> failedPulls() {
    return List.copyOf(failedPulls);
  }

  private void collect(ImageKey image, List<Use> uses, Set<ImageKey> seen) {
    if (!seen.add(image)) {
      return;
    }
    byDigest
        .getOrDefault(image, List.of())
        .forEach(use -> uses.add(new Use(use.by, use.interval())));
    denotations
        .getOrDefault(image, Map.of())
        .forEach((tag, times) -> collectNamed(tag, times, uses));
    parents.getOrDefault(image, Set.of()).forEach(parent -> collectWhileThere(parent, uses, seen));
  }

  /** Who names an index that does not exist any more uses nothing. */
  private void collectWhileThere(ImageKey index, List<Use> uses, Set<ImageKey> seen) {
    Interval there = new Interval(Instant.MIN, gone.getOrDefault(index, Instant.MAX));
    List<Use> all = new ArrayList<>();
    collect(index, all, seen);
    for (Use use : all) {
      use.time().intersection(there).ifPresent(time -> uses.add(new Use(use.by(), time)));
    }
  }

  private void collectNamed(Tag tag, List<Entry> denoted, List<Use> uses) {
    for (Entry naming : byTag.getOrDefault(tag, List.of())) {
      for (Entry time : denoted) {
        naming
            .interval()
            .intersection(time.interval())
            .ifPresent(both -> uses.add(new Use(naming.by, both)));
      }
    }
  }
}
