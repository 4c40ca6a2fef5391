package ecrimagecleanup.decision;

import ecrimagecleanup.check.LastLook;
import ecrimagecleanup.check.ScheduleName;
import ecrimagecleanup.evidence.SourceEvidence;
import ecrimagecleanup.policy.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of one image. */
public sealed interface Decision {
  /** The words of those that settle what becomes of an image for now. */
  List<String> WORDS = List.of("keep", "postpone", "superseded", "gone", "remove");

  /** The question that decided; none if the image gets past them all. */
  Optional<QuestionId> decidedBy();

  /** Whether what a source said is for the question that decided. */
  default boolean restsOn(SourceEvidence said) {
    return decidedBy().filter(question -> question.isAnsweredBy(said)).isPresent();
  }

  /** Why, in a sentence. */
  String reason();

  /** The word for it in records and metrics. */
  String word();

  /**
   * It can go: no question has an answer.
   *
   * @param action what is done now: of archive-then-delete the one or the other
   */
  record Remove(String reason, Action action) implements Decision {
    @Override
    public Optional<QuestionId> decidedBy() {
      return Optional.empty();
    }

    @Override
    public String word() {
      return "remove";
    }
  }

  /** What a question decides: it does not go now. */
  sealed interface Objection extends Decision {

    /** The question that decided. */
    QuestionId question();

    @Override
    default Optional<QuestionId> decidedBy() {
      return Optional.of(question());
    }
  }

  /** It stays, and the chain of its checks ends: a later event starts a new one. */
  record Keep(QuestionId question, String reason) implements Objection {
    @Override
    public String word() {
      return "keep";
    }
  }

  /**
   * It stays for now, and is checked again.
   *
   * @param until when, on a full minute
   * @param presumedUnusedSince what the next check is to presume
   * @param lastLook what this check saw
   * @param blind whether the sources could not see, so that all checks of the image become one
   */
  record Postpone(
      QuestionId question,
      String reason,
      Instant until,
      Instant presumedUnusedSince,
      LastLook lastLook,
      boolean blind)
      implements Objection {

    /** By a check that could see. */
    public Postpone(
        QuestionId question,
        String reason,
        Instant until,
        Instant presumedUnusedSince,
        LastLook lastLook) {
      this(question, reason, until, presumedUnusedSince, lastLook, false);
    }

    @Override
    public String word() {
      return "postpone";
    }
  }

  /** It does not exist any more. */
  record Gone(QuestionId question, String reason) implements Objection {
    @Override
    public String word() {
      return "gone";
    }
  }

  /** A later check of the image is pending, and decides. */
  record Superseded(QuestionId question, String reason, ScheduleName by) implements Objection {
    @Override
    public String word() {
      return "superseded";
    }
  }

  /** Nothing decides yet, for something has to be found out first; nothing is done with it. */
  record Open(QuestionId question, String reason) implements Objection {
    @Override
    public String word() {
      return "open";
    }
  }
}
