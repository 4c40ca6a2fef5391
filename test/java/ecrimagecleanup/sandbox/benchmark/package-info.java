@NullMarked
package ecrimagecleanup.sandbox.benchmark;

import org.jspecify.annotations.NullMarked;
