@NullMarked
package ecrimagecleanup.words;

import org.jspecify.annotations.NullMarked;
