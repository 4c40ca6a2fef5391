package ecrimagecleanup.evidence.files;

import ecrimagecleanup.image.ImageReference;

/**
 * An image that a file names.
 *
 * @param place the file and the line, like {@code values.yaml:12}
 * @param reference what stands there
 */
record FileReference(String place, ImageReference.Ecr reference) {}
