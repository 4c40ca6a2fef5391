/** What the coverage of Amazon Inspector means. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.evidence.inspector;

import org.jspecify.annotations.NullMarked;
