/** Tests of the command line. */
@NullMarked
package ecrimagecleanup.cli;

import org.jspecify.annotations.NullMarked;
