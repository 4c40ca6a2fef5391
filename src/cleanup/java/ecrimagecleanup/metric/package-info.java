/** What the application counts and measures, by name. */
@NullMarked
package ecrimagecleanup.metric;

import org.jspecify.annotations.NullMarked;
