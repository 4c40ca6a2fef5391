/** Which ACTIVE revisions of task definitions nobody uses any more. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.evidence.stale;

import org.jspecify.annotations.NullMarked;
