/** What was decided in the past, by the records that the application writes to its log. */
@NullMarked
package ecrimagecleanup.history;

import org.jspecify.annotations.NullMarked;
