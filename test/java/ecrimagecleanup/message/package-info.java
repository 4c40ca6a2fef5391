/** Tests of messages. */
@NullMarked
package ecrimagecleanup.message;

import org.jspecify.annotations.NullMarked;
