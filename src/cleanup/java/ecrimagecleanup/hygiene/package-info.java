/**
 * What is worth knowing of the repositories of a registry besides their images: near a limit of
 * ECR, never pulled, empty, broken, or made by a pull-through cache. Nothing of it decides
 * anything.
 */
@NullMarked
package ecrimagecleanup.hygiene;

import org.jspecify.annotations.NullMarked;
