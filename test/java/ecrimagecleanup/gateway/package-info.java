/** Tests of what commands and pages ask. */
@NullMarked
package ecrimagecleanup.gateway;

import org.jspecify.annotations.NullMarked;
