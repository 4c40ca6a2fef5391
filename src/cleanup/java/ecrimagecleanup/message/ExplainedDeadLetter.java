package ecrimagecleanup.message;

/**
 * A dead letter with what people ask of it.
 *
 * @param letter the message
 * @param what what it is, as far as it can be understood
 * @param reason why it is where it is, as far as that is known: SQS does not keep it
 */
public record ExplainedDeadLetter(DeadLetter letter, String what, String reason) {}
