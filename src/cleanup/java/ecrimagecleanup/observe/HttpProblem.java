package ecrimagecleanup.observe;

import ecrimagecleanup.gateway.PlainSentence;

/**
 * What went wrong, for whoever asked over HTTP or reads the log, and has no terminal.
 *
 * @param what a sentence or two
 * @param foreseen whether that says all there is to know; otherwise the log needs the stack
 */
record HttpProblem(String what, boolean foreseen) {
  static HttpProblem of(Throwable failure) {
    return PlainSentence.foreseen(failure)
        .map(sentence -> new HttpProblem(sentence, true))
        .orElseGet(() -> new HttpProblem(PlainSentence.unforeseen(failure), false));
  }

  /** What is answered. */
  String sentence() {
    return foreseen ? what : what + " The log of the application shows where; report that.";
  }
}
