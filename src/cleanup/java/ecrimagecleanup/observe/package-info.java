/**
 * What people and machines may read over HTTP: plan, explanations, and what this instance does.
 * Nothing here changes anything.
 */
@NullMarked
package ecrimagecleanup.observe;

import org.jspecify.annotations.NullMarked;
