/**
 * The settings: what each is, in one list, and how their values are read and checked. The
 * properties file and the reference in {@code docs/} are made from the list.
 */
@NullMarked
package ecrimagecleanup.settings;

import org.jspecify.annotations.NullMarked;
