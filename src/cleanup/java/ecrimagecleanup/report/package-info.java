/** The plan as a page for a browser: one file that holds all it needs and loads nothing. */
@NullMarked
package ecrimagecleanup.report;

import org.jspecify.annotations.NullMarked;
