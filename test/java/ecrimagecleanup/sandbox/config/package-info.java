/** Tests of the embedded Config. */
@NullMarked
package ecrimagecleanup.sandbox.config;

import org.jspecify.annotations.NullMarked;
