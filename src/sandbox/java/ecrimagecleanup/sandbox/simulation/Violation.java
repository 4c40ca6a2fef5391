package ecrimagecleanup.sandbox.simulation;

/**
 * A promise that was not kept.
 *
 * @param promise which one, in a word
 * @param text what happened
 */
record Violation(String promise, String text) {}
