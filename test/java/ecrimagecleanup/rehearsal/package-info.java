@NullMarked
package ecrimagecleanup.rehearsal;

import org.jspecify.annotations.NullMarked;
