/** Tests of the metrics as a whole: their names, their page, and where they are counted. */
@NullMarked
package ecrimagecleanup.metric;

import org.jspecify.annotations.NullMarked;
