/** Tests of events. */
@NullMarked
package ecrimagecleanup.event;

import org.jspecify.annotations.NullMarked;
