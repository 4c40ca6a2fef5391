package ecrimagecleanup.decision;

import ecrimagecleanup.evidence.Evidence;
import ecrimagecleanup.evidence.SourceEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people read first of an image, in plan and in explain.
 *
 * @param kind what it is
 * @param reason why: who uses it, what protects it, what it waits for, or what is missing
 * @param when of what waits: until when at least. Of what can be removed: the earliest time of
 *     that; empty if no sweep is planned
 */
public record Verdict(Kind kind, String reason, Optional<Instant> when) {

  /** The one word for an image. The first that applies to what it is a part of applies to it. */
  public enum Kind {
    /** Somebody uses it, or something that it is a part of. */
    IN_USE("in use"),
    /** Something that has to be known is not. */
    UNKNOWN("unknown"),
    /** A rule of its owner or of the operator keeps it. */
    PROTECTED("protected"),
    /** It stays until a time that is known. */
    WAITING("waiting"),
    /** Nothing keeps it. */
    REMOVABLE("removable");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As people read it. */
    public String word() {
      return word;
    }

    /** As machines read it: the word, without a space. */
    public String key() {
      return word.replace(' ', '-');
    }
  }

  /**
   * The verdict for an image by itself.
   *
   * @param decided what is decided on it, with use first and pending checks as dates
   * @param missing whether the question that decided is about what is not known
   * @param earliest when it could be removed at the earliest if nothing keeps it
   */
  static Verdict of(ImageDecision decided, boolean missing, Optional<Instant> earliest) {
    Decision decision = decided.decision();
    List<SourceEvidence> behind = decided.findings().behind(decision);
    if (behind.stream().anyMatch(said -> said.evidence() instanceof Evidence.Used)) {
      return new Verdict(Kind.IN_USE, decision.reason(), Optional.empty());
    }
    if (missing || behind.stream().anyMatch(said -> said.evidence() instanceof Evidence.Unknown)) {
      return new Verdict(Kind.UNKNOWN, decision.reason(), Optional.empty());
    }
    if (decision instanceof Decision.Remove) {
      return new Verdict(Kind.REMOVABLE, decision.reason(), earliest);
    }
    if (decision instanceof Decision.Postpone put) {
      return put.blind()
          ? new Verdict(Kind.UNKNOWN, put.reason(), Optional.empty())
          : new Verdict(Kind.WAITING, put.reason(), Optional.of(put.until()));
    }
    return new Verdict(Kind.PROTECTED, decision.reason(), Optional.empty());
  }

  /** What machines call the time: {@code until} or {@code earliest}. */
  public String timeKey() {
    return kind == Kind.REMOVABLE ? "earliest" : "until";
  }

  /**
   * The verdict for an image that goes after one that it is a part of, or is attached to.
   *
   * @param parent that one, for people
   * @param earliest when it could be removed at the earliest; empty if no sweep is planned
   */
  public Verdict after(String parent, Optional<Instant> earliest) {
    return new Verdict(kind, "It goes after %s. %s".formatted(parent, reason), earliest);
  }

  /**
   * The verdict for an image that stays as long as one that it is a part of, or is attached to.
   *
   * @param parent that one, for people
   */
  public Verdict ofPartOf(String parent) {
    return new Verdict(kind, "Part of %s. %s".formatted(parent, reason), when);
  }
}
