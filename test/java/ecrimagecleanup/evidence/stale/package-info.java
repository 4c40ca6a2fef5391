/** Tests of which ACTIVE revisions nobody uses. */
@NullMarked
package ecrimagecleanup.evidence.stale;

import org.jspecify.annotations.NullMarked;
