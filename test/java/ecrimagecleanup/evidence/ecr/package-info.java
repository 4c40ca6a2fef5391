/** Tests of what pull times mean. */
@NullMarked
package ecrimagecleanup.evidence.ecr;

import org.jspecify.annotations.NullMarked;
