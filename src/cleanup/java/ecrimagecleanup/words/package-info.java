/** Times, durations and numbers as people read them, on every machine alike. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.words;

import org.jspecify.annotations.NullMarked;
