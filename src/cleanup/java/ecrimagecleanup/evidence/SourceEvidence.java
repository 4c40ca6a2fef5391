package ecrimagecleanup.evidence;

/**
 * What one source says of one image, for one question.
 *
 * @param source the name of the source
 * @param question the question that it answers
 * @param evidence what it says
 * @param knowsDigests whether the source knows which digests are in use
 */
public record SourceEvidence(
    String source, EvidenceQuestion question, Evidence evidence, boolean knowsDigests) {}
