/** The sandbox's container registry. */
@NullMarked
package ecrimagecleanup.sandbox.ecr;

import org.jspecify.annotations.NullMarked;
