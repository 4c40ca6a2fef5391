/** Tests of what the coverage of Inspector means. */
@NullMarked
package ecrimagecleanup.evidence.inspector;

import org.jspecify.annotations.NullMarked;
