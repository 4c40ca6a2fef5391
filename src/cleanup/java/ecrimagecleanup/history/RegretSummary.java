package ecrimagecleanup.history;

import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Durations;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether it would have hurt, in numbers.
 *
 * @param images the images that were to go
 * @param used those of them that somebody used since, or wanted to
 * @param unknown those of which it cannot be known, by why
 */
public record RegretSummary(long images, long used, SortedMap<String, Long> unknown) {
  private static final int PERCENT = 100;

  public RegretSummary {
    unknown = new TreeMap<>(unknown);
  }

  /** Of all images. */
  public static RegretSummary of(List<Followed> all) {
    SortedMap<String, Long> unknown = new TreeMap<>();
    all.stream()
        .filter(Followed::isUnknown)
        .forEach(one -> unknown.merge(one.unknown().orElseThrow(), 1L, Long::sum));
    return new RegretSummary(all.size(), all.stream().filter(Followed::isUsed).count(), unknown);
  }

  /** Of how many images it cannot be known. */
  public long ofUnknown() {
    return unknown.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether more cannot be known than somebody accepts; of no image at all nothing is known. */
  public boolean isTooLittle(int percent) {
    return images == 0 || ofUnknown() * PERCENT > images * percent;
  }

  /** In one sentence. */
  public String headline(Duration least) {
    if (images == 0) {
      return "The records name no image that was to go, so nothing can be said.";
    }
    return "Of %s %s could be followed for at least %s, or until a use; %s seen in use; of %s it cannot be known%s"
        .formatted(
            Counts.of(images, "image"),
            Counts.of(images - ofUnknown()),
            Durations.inWords(least),
            used == 1 ? "1 was" : Counts.of(used) + " were",
            Counts.of(ofUnknown()),
            unknown.isEmpty() ? "." : ":");
  }
}
