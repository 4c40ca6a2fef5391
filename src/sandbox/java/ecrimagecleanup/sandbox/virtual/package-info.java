/**
 * The application with its real routes, components and clients of the SDK, on a virtual clock and
 * one thread: whoever plays hands it each message.
 */
@NullMarked
package ecrimagecleanup.sandbox.virtual;

import org.jspecify.annotations.NullMarked;
