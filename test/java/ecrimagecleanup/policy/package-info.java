/** Tests of what operator and owner want. */
@NullMarked
package ecrimagecleanup.policy;

import org.jspecify.annotations.NullMarked;
