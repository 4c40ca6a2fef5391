/** Tests of what commands print and ask. */
@NullMarked
package ecrimagecleanup.cli.console;

import org.jspecify.annotations.NullMarked;
