@NullMarked
package ecrimagecleanup.history;

import org.jspecify.annotations.NullMarked;
