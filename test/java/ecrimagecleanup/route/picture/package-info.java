/** Draws the flow from the files of the routes. */
@NullMarked
package ecrimagecleanup.route.picture;

import org.jspecify.annotations.NullMarked;
