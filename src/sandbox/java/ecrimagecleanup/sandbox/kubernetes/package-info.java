/** A cluster of Kubernetes: what its API lists, and which images it uses. */
@NullMarked
package ecrimagecleanup.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
