/** The sandbox's token service, and whose credentials are whose. */
@NullMarked
package ecrimagecleanup.sandbox.sts;

import org.jspecify.annotations.NullMarked;
