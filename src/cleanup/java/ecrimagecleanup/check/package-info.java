/** The image deletion check as a message: its content, its name, its schedule. No I/O, no clock. */
@NullMarked
package ecrimagecleanup.check;

import org.jspecify.annotations.NullMarked;
