/**
 * The routes as their files say them, and what can be found out about them without running them.
 */
@NullMarked
package ecrimagecleanup.route.model;

import org.jspecify.annotations.NullMarked;
