/** Which images Kubernetes clusters run, or can start. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.evidence.kubernetes;

import org.jspecify.annotations.NullMarked;
