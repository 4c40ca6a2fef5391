/** Reads Kubernetes clusters by the client of fabric8. */
@NullMarked
package ecrimagecleanup.component.kubernetes;

import org.jspecify.annotations.NullMarked;
