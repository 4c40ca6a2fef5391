/** Tests of the page of a plan, also in a real browser. */
@NullMarked
package ecrimagecleanup.report;

import org.jspecify.annotations.NullMarked;
