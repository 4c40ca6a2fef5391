/** The command line: one class for each command, and what commands have in common. */
@NullMarked
package ecrimagecleanup.cli;

import org.jspecify.annotations.NullMarked;
