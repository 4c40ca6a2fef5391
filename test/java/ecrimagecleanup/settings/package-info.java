/** Tests of the settings, and of the files that are made from their list. */
@NullMarked
package ecrimagecleanup.settings;

import org.jspecify.annotations.NullMarked;
