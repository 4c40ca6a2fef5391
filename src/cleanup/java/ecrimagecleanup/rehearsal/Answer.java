package ecrimagecleanup.rehearsal;

import java.util.Optional;

/**
 * What a rehearsal found out about a question.
 *
 * @param topic the question
 * @param reading which reading holds; {@code not seen yet} or {@code not tried} if none is known
 * @param why by what that is known, or why it is not: a sentence
 */
public record Answer(Topic topic, String reading, String why) {
  static final String NOT_SEEN = "not seen yet";
  static final String NOT_TRIED = "not tried";

  static Answer of(Topic topic, String reading, String why) {
    return new Answer(topic, reading, why);
  }

  static Answer notSeen(Topic topic, String why) {
    return new Answer(topic, NOT_SEEN, why);
  }

  static Answer notTried(Topic topic, String why) {
    return new Answer(topic, NOT_TRIED, why);
  }

  /**
   * What is said of something that is not known: why its steps were not done, or that they wait.
   */
  static Answer notYet(Rehearsal known, Topic topic, Step... steps) {
    for (Step step : steps) {
      Optional<String> reason = known.reason(step);
      if (reason.isPresent()) {
        return notTried(topic, reason.get());
      }
      if (!known.isDone(step)) {
        return notSeen(
            topic,
            "The rehearsal %s: %s."
                .formatted(
                    known.endedAt().isPresent()
                        ? "ended before this step"
                        : "has not reached this step yet",
                    step.sentence()));
      }
    }
    return notSeen(topic, "It did not show while the rehearsal waited.");
  }

  /** Whether a reading is known. */
  public boolean isKnown() {
    return !reading.equals(NOT_SEEN) && !reading.equals(NOT_TRIED);
  }
}
