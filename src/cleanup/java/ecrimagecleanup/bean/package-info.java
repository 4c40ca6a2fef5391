/**
 * The beans that the routes call: they turn messages into domain types and ask the domain. They
 * decide nothing themselves.
 */
@NullMarked
package ecrimagecleanup.bean;

import org.jspecify.annotations.NullMarked;
