/** What the pull times of ECR mean. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.evidence.ecr;

import org.jspecify.annotations.NullMarked;
