@NullMarked
package ecrimagecleanup.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
