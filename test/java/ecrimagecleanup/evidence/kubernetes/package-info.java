@NullMarked
package ecrimagecleanup.evidence.kubernetes;

import org.jspecify.annotations.NullMarked;
