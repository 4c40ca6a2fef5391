/** Removes container images that no ECS task definition has used for a grace period. */
@NullMarked
package ecrimagecleanup;

import org.jspecify.annotations.NullMarked;
