package ecrimagecleanup.evidence.kubernetes;

import ecrimagecleanup.evidence.Use;
import ecrimagecleanup.image.ImageReference;

/**
 * An image that an object of a cluster runs or can start.
 *
 * @param reference the image, by tag or digest
 * @param use the object, such as {@code CronJob shop/report}, and its cluster
 */
record ClusterImage(ImageReference.Ecr reference, Use use) {}
