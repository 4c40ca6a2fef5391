@NullMarked
package ecrimagecleanup.component.kubernetes;

import org.jspecify.annotations.NullMarked;
