@NullMarked
package ecrimagecleanup.component.rehearsal;

import org.jspecify.annotations.NullMarked;
