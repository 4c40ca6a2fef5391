/** Tests of evidence, whatever source it is of. */
@NullMarked
package ecrimagecleanup.evidence;

import org.jspecify.annotations.NullMarked;
