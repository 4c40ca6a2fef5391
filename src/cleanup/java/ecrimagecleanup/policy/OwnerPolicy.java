package ecrimagecleanup.policy;

import static java.util.Objects.requireNonNullElse;

import ecrimagecleanup.image.NewestRules;
import ecrimagecleanup.image.RepositoryTags;
import ecrimagecleanup.image.TagPattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** What holds for one repository: the operator's defaults, and what its owner set by tags. */
public sealed interface OwnerPolicy {

  /** It can be carried out. */
  record Valid(RepositoryPolicy policy) implements OwnerPolicy {}

  /**
   * A tag cannot be understood or is out of bounds. What the owner wanted is unknown, so everything
   * in the repository is kept.
   *
   * @param reason which tag, and what it may be
   */
  record Mistaken(String reason) implements OwnerPolicy {}

  /** What holds if it can be carried out, and otherwise the operator's defaults. */
  default RepositoryPolicy orElse(RepositoryPolicy defaults) {
    return this instanceof Valid valid ? valid.policy() : defaults;
  }

  /**
   * Reads the tags {@code <opt-in tag>:grace}, {@code :action}, {@code :keep-newest} and {@code
   * :protected-tags}. An owner can ask for less than the operator's action, never for more. Rules
   * for the newest without a plain number leave that to the operator. A tag that looks like one of
   * them and is none, such as {@code :keep_newest}, is a mistake.
   */
  static OwnerPolicy of(RepositoryTags tags, Policy policy) {
    Optional<String> misspelt = OwnerTagKeys.of(policy).misspelt(tags.tags().keySet());
    if (misspelt.isPresent()) {
      return new Mistaken(misspelt.get());
    }
    RepositoryPolicy defaults = policy.defaults();
    try {
      return new Valid(
          new RepositoryPolicy(
              tags.value(key(policy, "grace"))
                  .map(value -> grace(value, policy))
                  .orElse(defaults.grace()),
              tags.value(key(policy, "action"))
                  .map(OwnerPolicy::action)
                  .orElse(defaults.action())
                  .least(defaults.action()),
              tags.value(key(policy, "keep-newest"))
                  .map(value -> NewestRules.parse(value, defaults.keepNewest().others()))
                  .orElse(defaults.keepNewest()),
              tags.value(key(policy, "protected-tags"))
                  .map(OwnerPolicy::protectedTags)
                  .orElse(defaults.protectedTags())));
    } catch (IllegalArgumentException e) {
      // Sentences of this class; none quotes what the tag says.
      return new Mistaken(
          "The repository tag %s"
              .formatted(key(policy, requireNonNullElse(e.getMessage(), "is wrong"))));
    }
  }

  /**
   * Whether the owner holds removals, with the tag {@code :brake}. Any other value than {@code off}
   * holds them.
   */
  static boolean isBraked(RepositoryTags tags, Policy policy) {
    return tags.value(key(policy, "brake")).filter(value -> !value.equals("off")).isPresent();
  }

  private static String key(Policy policy, String name) {
    return policy.optInTag() + ":" + name;
  }

  private static Duration grace(String value, Policy policy) {
    try {
      Duration grace = Duration.parse(value);
      if (grace.compareTo(policy.minimumGrace()) >= 0
          && grace.compareTo(RepositoryPolicy.LONGEST_GRACE) <= 0) {
        return grace;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("grace is not a duration like PT48H or P3D.", e);
    }
    throw new IllegalArgumentException(
        "grace is not from %s to %s."
            .formatted(policy.minimumGrace(), RepositoryPolicy.LONGEST_GRACE));
  }

  private static Action action(String value) {
    return Action.ofWord(value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "action is not report, archive, archive-then-delete or delete."));
  }

  private static TagPattern protectedTags(String value) {
    try {
      return TagPattern.parse(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "protected-tags is not a list of tags like release-* or 1.4.2, separated by spaces.", e);
    }
  }
}
