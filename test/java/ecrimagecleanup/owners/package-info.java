@NullMarked
package ecrimagecleanup.owners;

import org.jspecify.annotations.NullMarked;
