package ecrimagecleanup.cli;

import ecrimagecleanup.decision.Verdict;
import ecrimagecleanup.words.Times;

/** A verdict for people. */
final class VerdictText {
  private VerdictText() {}

  /** Why, and when if that is known; the kind stands before it or in a column of its own. */
  static String sentence(Verdict verdict) {
    return switch (verdict.kind()) {
      case IN_USE, PROTECTED, UNKNOWN -> verdict.reason();
      case WAITING ->
          verdict
              .when()
              .map(until -> "Until %s. %s".formatted(Times.utc(until), verdict.reason()))
              .orElse(verdict.reason());
      case REMOVABLE ->
          verdict
              .when()
              .map(
                  earliest ->
                      "After %s if it is still unused. %s"
                          .formatted(Times.utc(earliest), verdict.reason()))
              .orElse("Nothing keeps it. No sweep is planned. " + verdict.reason());
    };
  }
}
