package ecrimagecleanup.check;

/**
 * What one source says of one image, for one row of the decision table.
 *
 * @param source the name of the source
 * @param row the row that it counts for
 * @param evidence what it says
 * @param knowsDigests whether the source knows which digests are in use
 */
public record SourceEvidence(String source, Row row, Evidence evidence, boolean knowsDigests) {}
