/**
 * The application inside an application of others: its routes in a Camel context that has its own.
 */
@NullMarked
package ecrimagecleanup.embedded;

import org.jspecify.annotations.NullMarked;
