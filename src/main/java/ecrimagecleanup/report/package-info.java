/** What a plan looks like: as a document for machines, and as a page for people. */
@NullMarked
package ecrimagecleanup.report;

import org.jspecify.annotations.NullMarked;
