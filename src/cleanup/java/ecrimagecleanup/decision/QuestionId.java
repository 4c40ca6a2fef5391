package ecrimagecleanup.decision;

import ecrimagecleanup.evidence.EvidenceQuestion;
import ecrimagecleanup.evidence.SourceEvidence;
import java.util.regex.Pattern;

/**
 * The id of a question of the decision table. It stands in records, events and plans and never
 * changes.
 *
 * @param value words of small letters with hyphens, such as {@code grace-period}
 */
public record QuestionId(String value) {
  private static final Pattern WORDS = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** Of what holds removals, the brake as well as the most that one check may remove. */
  public static final QuestionId BRAKE = new QuestionId("brake");

  /**
   * @throws IllegalArgumentException if it is not of that form
   */
  public QuestionId {
    if (!WORDS.matcher(value).matches()) {
      throw new IllegalArgumentException("A question has an id like grace-period.");
    }
  }

  /** The id of a question that sources of evidence answer. */
  public static QuestionId of(EvidenceQuestion question) {
    return new QuestionId(question.id());
  }

  /** Whether a source said something for this question. */
  public boolean isAnsweredBy(SourceEvidence said) {
    return value.equals(said.question().id());
  }

  @Override
  public String toString() {
    return value;
  }
}
