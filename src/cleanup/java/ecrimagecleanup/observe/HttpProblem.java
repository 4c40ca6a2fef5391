package ecrimagecleanup.observe;

import ecrimagecleanup.gateway.PlainSentence;

/**
 * What went wrong, for whoever asked over HTTP and has no terminal.
 *
 * @param what a sentence or two
 * @param foreseen whether the sentence says all there is to know; otherwise it takes the stack
 */
record HttpProblem(String what, boolean foreseen) {
  /** What people at a terminal are told to do about what nobody foresaw. */
  private static final String AT_A_TERMINAL =
      " Run it again with --verbose, which prints the stack trace, and report that.";

  static HttpProblem of(Throwable failure) {
    String sentence = PlainSentence.of(failure);
    return sentence.endsWith(AT_A_TERMINAL)
        ? new HttpProblem(sentence.substring(0, sentence.length() - AT_A_TERMINAL.length()), false)
        : new HttpProblem(sentence, true);
  }

  /** What is answered. */
  String sentence() {
    return foreseen ? what : what + " The log of the application shows where; report that.";
  }
}
